//! What an image runs with, as rows: one order and one form for the screen of an image and for two beside each other.

use super::pretty::command_line;
use crate::image::RunConfig;

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// Operating system and architecture.
    Platform,
    /// Entry point and command.
    Runs,
    /// The user it runs as.
    User,
    /// The ports it listens at.
    Ports,
    /// Its working directory.
    WorksIn,
    /// The paths that are volumes.
    Volumes,
    /// The signal that stops it.
    StopsBy,
    /// The command that says whether it is well.
    Health,
    /// The shell of its build.
    Shell,
    /// Its host name.
    HostName,
    /// Triggers for images built on it.
    OnBuild,
}

impl Fact {
    /// Every fact, in the order they are listed.
    pub const ALL: [Self; 11] = [
        Self::Platform,
        Self::Runs,
        Self::User,
        Self::Ports,
        Self::WorksIn,
        Self::Volumes,
        Self::StopsBy,
        Self::Health,
        Self::Shell,
        Self::HostName,
        Self::OnBuild,
    ];
}

/// What is said, each with its values; what is not said has no row. The platform is not among them: it stands beside
/// what an image runs with, not in it.
#[must_use]
pub fn facts(run: &RunConfig) -> Vec<(Fact, Vec<String>)> {
    let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
    let line = |words: &[String]| if words.is_empty() { Vec::new() } else { vec![command_line(words)] };
    let command: Vec<String> = run.entrypoint.iter().chain(&run.cmd).cloned().collect();
    let rows = [
        (Fact::Runs, line(&command)),
        (Fact::User, one(&run.user)),
        (Fact::Ports, run.exposed_ports.clone()),
        (Fact::WorksIn, one(&run.working_dir)),
        (Fact::Volumes, run.volumes.clone()),
        (Fact::StopsBy, one(&run.stop_signal)),
        (Fact::Health, line(&run.health_check)),
        (Fact::Shell, line(&run.shell)),
        (Fact::HostName, one(&run.hostname)),
        (Fact::OnBuild, run.on_build.clone()),
    ];
    rows.into_iter().filter(|(_, values)| values.iter().any(|value| !value.is_empty())).collect()
}
