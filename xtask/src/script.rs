//! The element of the console, `portolan.js`, whose own name carries no hash: it is told those of what it loads.

use crate::{proc, project};
use anyhow::{Context, Result};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Writes the names of glue, wasm and style sheet into `portolan.js` in the folder Trunk is building, and shrinks it and
/// `lazy/portal.js`.
pub(crate) fn build() -> Result<()> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map_or_else(project::dist, PathBuf::from);
    let names = std::fs::read_dir(&staging)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<Vec<_>>>()?;
    let file = staging.join("portolan.js");
    let later = named_by_content(&staging.join("lazy"), "later.css")?;
    let script = told(&std::fs::read_to_string(&file).context("portolan.js")?, &names)?;
    let script = script.replace("{later}", &later);
    std::fs::write(&file, script)?;
    [file, staging.join("lazy/portal.js")].iter().try_for_each(|file| minify(file))
}

/// Shrinks a script where it lies; a development build stays as it was written.
pub(crate) fn minify(file: &Path) -> Result<()> {
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile != "release") {
        return Ok(());
    }
    let mut terser = proc::command("terser", &["--module", "--compress", "passes=2", "--mangle"]);
    proc::run_quietly(terser.arg("--output").arg(file).arg("--").arg(file))
}

/// Gives a file a name with a hash of its content, as Trunk does with those it knows.
fn named_by_content(folder: &Path, file: &str) -> Result<String> {
    let content = std::fs::read(folder.join(file)).context("the second style sheet")?;
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    let name = format!("later-{:016x}.css", hasher.finish());
    std::fs::rename(folder.join(file), folder.join(&name))?;
    Ok(name)
}

/// The script with the names of the files beside it.
fn told(script: &str, names: &[String]) -> Result<String> {
    let wasm = names.iter().find(|name| name.ends_with("_bg.wasm")).context("there is no wasm")?;
    let glue = wasm.replace("_bg.wasm", ".js");
    let style = names.iter().find(|name| name.ends_with(".css")).context("there is no style sheet")?;
    Ok(script.replace("{glue}", &glue).replace("{wasm}", wasm).replace("{style}", style))
}

/// The lines of a script without those that only say something to whoever reads it, and without margins.
pub(crate) fn code(script: &str) -> Vec<&str> {
    let mut commented = false;
    let mut code = Vec::new();
    for line in script.lines().map(str::trim) {
        commented |= line.starts_with("/*");
        if !commented && !line.is_empty() && !line.starts_with("//") {
            code.push(line);
        }
        commented &= !line.ends_with("*/");
    }
    code
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{code, told};

    #[test]
    fn comments_and_margins_go() {
        let script = "// a\n/** b\n * c */\n\n  const d = '//e'; // f\n    /** g */\n  h();\n";
        assert_eq!(code(script), ["const d = '//e'; // f", "h();"]);
    }

    #[test]
    fn the_names_with_a_hash_are_found() {
        let names = ["index.html", "portolan-1.css", "portolan-2.js", "portolan-2_bg.wasm", "portolan.js"];
        let names = names.map(str::to_owned);
        assert_eq!(
            told("{glue} {wasm} {style}", &names).unwrap(),
            "portolan-2.js portolan-2_bg.wasm portolan-1.css"
        );
        assert!(told("{glue}", &names[..1]).is_err());
    }
}
