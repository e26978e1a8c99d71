//! The servers that others wrote, for the tests that talk to the real thing.

use crate::proc::command;
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

/// npm's docker-registry-server at work; it ends with this value, and with this process however that ends, because
/// its standard input does.
pub(super) struct NpmRegistry {
    child: Child,
    /// Where it listens.
    pub(super) address: String,
}

impl NpmRegistry {
    pub(super) fn start() -> Result<Self> {
        let mut node = command("node", &["tests/e2e/npm-registry.mjs"]);
        let mut child =
            node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("cannot start node")?;
        let mut line = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut line)?;
        }
        let said: serde_json::Value =
            serde_json::from_str(&line).context("docker-registry-server did not start")?;
        let address = said["address"].as_str().context("docker-registry-server said no address")?.to_owned();
        Ok(Self { child, address })
    }
}

impl Drop for NpmRegistry {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // Nothing can be done about a child that cannot be waited for.
        let _ = self.child.wait();
    }
}
