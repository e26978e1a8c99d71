//! Running other programs: from the top of the project, with the pinned tools first on `PATH`.

use crate::project;
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Prints one line of progress.
pub(crate) fn say(line: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    // A closed pipe is no reason to stop building.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Where Debian has servers, which the path of an ordinary user leaves out.
const SERVERS: [&str; 2] = ["/usr/local/sbin", "/usr/sbin"];

/// `PATH` with the project's own tools before the user's, and servers after them.
pub(crate) fn path() -> OsString {
    let own = [project::tools().join("bin"), project::e2e().join("node_modules/.bin")];
    let users = std::env::var_os("PATH").unwrap_or_default();
    let servers = SERVERS.into_iter().map(PathBuf::from);
    let all = own.into_iter().chain(std::env::split_paths(&users)).chain(servers);
    std::env::join_paths(all).unwrap_or(users)
}

/// A program on that `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&path()).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// A command, ready to be given arguments.
pub(crate) fn command(program: &str, arguments: &[&str]) -> Command {
    let found = find(program).unwrap_or_else(|| program.into());
    let mut command = Command::new(found);
    command.args(arguments).current_dir(project::root()).env("PATH", path());
    command
}

/// Runs it, its output going where ours goes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("cannot start {name}"))?;
    if !status.success() {
        bail!("{name} failed ({status})");
    }
    Ok(())
}

/// Runs it quietly, and shows what it said only when it failed.
pub(crate) fn run_quietly(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {name}"))?;
    if !output.status.success() {
        eprint!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        bail!("{name} failed ({})", output.status);
    }
    Ok(())
}

/// What it prints, or nothing when it is not there or fails.
pub(crate) fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = command(program, arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
