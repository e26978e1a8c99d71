//! What the system brings: Chromium, its driver and fonts, and the servers that others wrote. On Debian, as root, they
//! are installed; elsewhere one line says what to install.

use super::apt::{self, Plan};
use crate::proc::{self, say};
use anyhow::{Result, bail};
use std::path::PathBuf;

/// The browser, under any of the names it goes by.
pub(crate) fn chromium() -> Option<PathBuf> {
    std::env::var_os("CHROMIUM").map(PathBuf::from).or_else(|| {
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
            .into_iter()
            .find_map(proc::find)
    })
}

/// Its engine without windows, which end-to-end tests that need no more are quicker in; they do without it.
pub(crate) fn headless_shell() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM_HEADLESS_SHELL").map(PathBuf::from);
    named.or_else(|| proc::find("chromium-headless-shell"))
}

/// Its driver.
pub(crate) fn chromedriver() -> Option<PathBuf> {
    std::env::var_os("CHROMEDRIVER").map(PathBuf::from).or_else(|| proc::find("chromedriver"))
}

/// What is better to have and can be done without.
const SPARE: [&str; 3] = ["chromium-headless-shell", "fonts-inter", "fonts-noto-cjk"];

/// Chromium whole and as an engine alone, its driver, and fonts for the pictures: Latin letters and Chinese ones.
pub(crate) fn browser() -> Result<()> {
    let mut missing = Vec::new();
    missing.extend(chromium().is_none().then_some("chromium"));
    missing.extend(chromedriver().is_none().then_some("chromium-driver"));
    // Where there is no dpkg, only the two programs count; and Debian alone has the engine as a package.
    let (dpkg, debian) = (proc::find("dpkg-query").is_some(), apt::is_debian());
    let wanted = |package: &&str| dpkg && (debian || package.starts_with("fonts-"));
    missing.extend(SPARE.into_iter().filter(wanted).filter(|package| !apt::is_installed(package)));
    let spare_only = missing.iter().all(|package| SPARE.contains(package));
    match apt::plan(&missing, apt::may_install()) {
        Plan::Refuse(_) if spare_only && std::env::var_os("CI").is_none() => {
            say(&format!(
                "without {} letters of the pages may show as boxes, and tests take longer",
                missing.join(" ")
            ));
            Ok(())
        }
        plan => apt::carry_out(plan),
    }
}

/// A program, and the package of Debian that brings it.
const SERVERS: [(&str, &str); 6] = [
    ("docker-registry", "docker-registry"),
    ("nginx", "nginx-light"),
    ("caddy", "caddy"),
    ("skopeo", "skopeo"),
    ("openssl", "openssl"),
    ("perl", "perl"),
];

/// What builds an image, and what the base is made of that it is built over.
const IMAGES: [(&str, &str); 4] = [
    ("buildah", "buildah"),
    ("busybox", "busybox-static"),
    ("getcap", "libcap2-bin"),
    ("unshare", "util-linux"),
];

/// What libFuzzer is compiled by.
pub(crate) fn compiler() -> Result<()> {
    programs(&[("c++", "g++")])
}

/// What installs Python's packages.
pub(super) fn pip() -> Result<()> {
    programs(&[("pip3", "python3-pip")])
}

/// Distribution, the proxies that stand before it, and what fills it: its tests fail without them, in any place.
pub(crate) fn servers() -> Result<()> {
    programs(&SERVERS)
}

/// Buildah, for the image of the console.
pub(crate) fn images() -> Result<()> {
    programs(&IMAGES)
}

/// Installs the packages of the programs that are not there.
fn programs(wanted: &[(&str, &'static str)]) -> Result<()> {
    let missing = missing(wanted, |program| proc::find(program).is_some());
    apt::carry_out(apt::plan(&missing, apt::may_install()))?;
    let still: Vec<_> = self::missing(wanted, |program| proc::find(program).is_some());
    if !still.is_empty() {
        bail!("{} should have come with apt-get, and did not", still.join(" "));
    }
    Ok(())
}

/// The packages of the programs that are not there.
fn missing(wanted: &[(&str, &'static str)], there: impl Fn(&str) -> bool) -> Vec<&'static str> {
    wanted.iter().filter(|(program, _)| !there(program)).map(|(_, package)| *package).collect()
}

#[cfg(test)]
mod tests {
    use super::{SERVERS, missing};

    #[test]
    fn a_program_that_is_there_costs_no_package_and_the_others_go_by_their_packages_name() {
        assert!(missing(&SERVERS, |_| true).is_empty());
        assert_eq!(missing(&SERVERS, |program| program != "nginx"), ["nginx-light"]);
        assert_eq!(missing(&SERVERS, |program| program == "openssl" || program == "perl").len(), 4);
    }
}
