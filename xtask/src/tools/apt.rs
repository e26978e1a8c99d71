//! Debian's packages: which commands bring them, and when none may. A server is installed as a program and nothing
//! more: it is not started, since the tests start their own.

use crate::proc::{self, say};
use anyhow::{Context, Result, bail};
use std::path::Path;

/// What is to be done about packages that are missing.
#[derive(Debug, PartialEq)]
pub(super) enum Plan {
    /// All there.
    Nothing,
    /// These calls of apt-get, in order.
    Install { packages: String, calls: Vec<Vec<String>> },
    /// They cannot be installed from here; the line says what to do.
    Refuse(String),
}

/// Whether this is a Debian and we are root on it.
pub(super) fn may_install() -> bool {
    proc::find("apt-get").is_some() && proc::output("id", &["-u"]).as_deref() == Some("0")
}

/// Whether dpkg has it.
pub(super) fn is_installed(package: &str) -> bool {
    proc::output("dpkg-query", &["-W", "-f", "${db:Status-Status}", package]).as_deref() == Some("installed")
}

/// Whether this is Debian itself, and not what others made of it.
pub(super) fn is_debian() -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line == "ID=debian")
}

pub(super) fn plan(missing: &[&str], may_install: bool) -> Plan {
    if missing.is_empty() {
        return Plan::Nothing;
    }
    let packages = missing.join(" ");
    if !may_install {
        return Plan::Refuse(format!(
            "missing: {packages}; install them (on Debian: sudo apt-get install {packages})"
        ));
    }
    let call = |words: &[&str], packages: &[&str]| {
        ["-q"].iter().chain(words).chain(packages).map(|word| (*word).to_owned()).collect()
    };
    let calls = vec![call(&["update"], &[]), call(&["-y", "--no-install-recommends", "install"], missing)];
    Plan::Install { packages, calls }
}

pub(super) fn carry_out(plan: Plan) -> Result<()> {
    let (packages, calls) = match plan {
        Plan::Nothing => return Ok(()),
        Plan::Refuse(line) => bail!(line),
        Plan::Install { packages, calls } => (packages, calls),
    };
    say(&format!("installing {packages} with apt-get"));
    let _quiet = NoServices::hold()?;
    for call in calls {
        let words: Vec<&str> = call.iter().map(String::as_str).collect();
        let mut apt = proc::command("apt-get", &words);
        proc::run_quietly(apt.env("DEBIAN_FRONTEND", "noninteractive"))
            .with_context(|| format!("apt-get could not install {packages}"))?;
    }
    Ok(())
}

/// Where Debian asks, before it starts the service of a new package, whether it may.
const POLICY: &str = "/usr/sbin/policy-rc.d";

/// Says no to that as long as it lives, unless somebody else has a say already.
struct NoServices {
    ours: bool,
}

impl NoServices {
    fn hold() -> Result<Self> {
        if Path::new(POLICY).exists() {
            return Ok(Self { ours: false });
        }
        std::fs::write(POLICY, "#!/bin/sh\nexit 101\n").context(POLICY)?;
        let held = Self { ours: true };
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(POLICY, std::fs::Permissions::from_mode(0o755)).context(POLICY)?;
        }
        Ok(held)
    }
}

impl Drop for NoServices {
    fn drop(&mut self) {
        if self.ours {
            // It is gone already, or whoever is root will find it.
            let _ = std::fs::remove_file(POLICY);
        }
    }
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::{Plan, plan};

    #[test]
    fn nothing_is_done_about_nothing() {
        assert_eq!(plan(&[], true), Plan::Nothing);
        assert_eq!(plan(&[], false), Plan::Nothing);
    }

    #[test]
    fn what_is_missing_is_installed_after_the_lists_were_read_anew() {
        let Plan::Install { packages, calls } = plan(&["caddy", "nginx-light"], true) else {
            panic!("a plan to install")
        };
        assert_eq!(packages, "caddy nginx-light");
        let calls: Vec<String> = calls.iter().map(|words| words.join(" ")).collect();
        assert_eq!(calls, ["-q update", "-q -y --no-install-recommends install caddy nginx-light"]);
    }

    #[test]
    fn where_nothing_may_be_installed_one_line_says_what_to_do_and_it_is_a_failure() {
        let refused = plan(&["caddy", "skopeo"], false);
        let Plan::Refuse(line) = &refused else { panic!("a refusal") };
        assert_eq!(line.lines().count(), 1);
        assert!(line.contains("sudo apt-get install caddy skopeo"), "{line}");
        assert!(super::carry_out(refused).is_err(), "in any place, and so under CI");
    }
}
