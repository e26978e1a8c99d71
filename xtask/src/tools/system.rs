//! What the system brings: Chromium, its driver and fonts. On Debian, as root, they are installed; elsewhere one line
//! says what to install.

use crate::proc::{self, say};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// Debian's packages. The fonts are for the pictures: Latin letters and Chinese ones.
const PACKAGES: [&str; 4] = ["chromium", "chromium-driver", "fonts-inter", "fonts-noto-cjk"];

/// The browser, under any of the names it goes by.
pub(crate) fn chromium() -> Option<PathBuf> {
    std::env::var_os("CHROMIUM").map(PathBuf::from).or_else(|| {
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
            .into_iter()
            .find_map(proc::find)
    })
}

/// Its driver.
pub(crate) fn chromedriver() -> Option<PathBuf> {
    std::env::var_os("CHROMEDRIVER").map(PathBuf::from).or_else(|| proc::find("chromedriver"))
}

pub(crate) fn browser() -> Result<()> {
    let missing = missing();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    let root = proc::output("id", &["-u"]).as_deref() == Some("0");
    if proc::find("apt-get").is_none() || !root {
        if chromium().is_some() && chromedriver().is_some() && std::env::var_os("CI").is_none() {
            say(&format!("without {names} some letters of the pages may show as boxes"));
            return Ok(());
        }
        bail!(
            "Chromium and chromedriver are missing: install them (on Debian: sudo apt-get install {names})"
        );
    }
    say(&format!("installing {names} with apt-get"));
    let apt = |arguments: &[&str]| {
        let mut command = proc::command("apt-get", arguments);
        proc::run_quietly(command.env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["-q", "update"]).context("apt-get update failed")?;
    let mut install = vec!["-q", "-y", "--no-install-recommends", "install"];
    install.extend(missing);
    apt(&install).with_context(|| format!("apt-get could not install {names}"))
}

/// Which of the packages are not there. Where there is no dpkg, only the two programs count.
fn missing() -> Vec<&'static str> {
    let dpkg = proc::find("dpkg-query").is_some();
    let there = |package: &str| match package {
        "chromium" => chromium().is_some(),
        "chromium-driver" => chromedriver().is_some(),
        font if dpkg => {
            proc::output("dpkg-query", &["-W", "-f", "${db:Status-Status}", font]).as_deref()
                == Some("installed")
        }
        _ => true,
    };
    PACKAGES.into_iter().filter(|package| !there(package)).collect()
}
