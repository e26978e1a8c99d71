//! `static/css/*.css`, in the order of their names, joined into two sheets: what a first visit shows, which the page
//! links, and from 55 on what only the second half of the wasm shows, which comes with that.

use crate::project;
use anyhow::{Context, Result};
use std::fmt::Write;
use std::path::PathBuf;

/// The first file of the second sheet.
const LATER: &str = "55";

/// Writes `target/style/portolan.css` and `later.css`, and leaves alone what has not changed.
pub(crate) fn build() -> Result<()> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(project::at("static/css"))?
        .map(|entry| Ok(entry?.path()))
        .filter(|path| path.as_ref().is_ok_and(|path| path.extension().is_some_and(|e| e == "css")))
        .collect::<std::io::Result<_>>()?;
    files.sort();
    let first = files.partition_point(|file| file.file_name().is_some_and(|name| name < LATER));
    let (first, later) = files.split_at(first);
    std::fs::create_dir_all(project::at("target/style"))?;
    for (name, files) in [("portolan.css", first), ("later.css", later)] {
        let (target, sheet) = (project::at("target/style").join(name), joined(files)?);
        if !std::fs::read_to_string(&target).is_ok_and(|old| old == sheet) {
            std::fs::write(target, sheet)?;
        }
    }
    Ok(())
}

fn joined(files: &[PathBuf]) -> Result<String> {
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let mut sheet = String::new();
    for file in files {
        let css = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        if release {
            sheet.push_str(&squeeze(&css));
        } else {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            writeln!(sheet, "/* {name} */\n{css}")?;
        }
    }
    Ok(sheet)
}

/// The same sheet without comments and with single blanks; the inside of strings stays as it is.
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    let mut quote = None;
    while let Some(c) = rest.next() {
        match quote {
            Some(mark) => {
                out.push(c);
                if c == '\\' {
                    out.extend(rest.next());
                } else if c == mark {
                    quote = None;
                }
            }
            None if c == '/' && rest.peek() == Some(&'*') => {
                rest.next();
                let mut before = ' ';
                for c in rest.by_ref() {
                    if before == '*' && c == '/' {
                        break;
                    }
                    before = c;
                }
            }
            None if c.is_whitespace() => {
                if !out.ends_with([' ', '{', '}', ';', ',', '>']) && !out.is_empty() {
                    out.push(' ');
                }
            }
            None => {
                if matches!(c, '{' | '}' | ';' | ',') && out.ends_with(' ') {
                    out.pop();
                }
                if c == '}' && out.ends_with(';') {
                    out.pop();
                }
                if matches!(c, '"' | '\'') {
                    quote = Some(c);
                }
                out.push(c);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn comments_and_blanks_go_and_strings_stay() {
        let css = "/* note: a; b */\n.a > .b ,\n.c {\n  color : red; /* x */\n  content: \"a  /* b */\\\"  ;}\";\n}\n";
        assert_eq!(squeeze(css), ".a >.b,.c{color : red;content: \"a  /* b */\\\"  ;}\"}");
    }

    #[test]
    fn blanks_that_mean_something_stay() {
        assert_eq!(squeeze("a  :hover { width: calc( 1px +  2px ) }"), "a :hover{width: calc( 1px + 2px )}");
        assert_eq!(squeeze("@media (x)  and (y) { }"), "@media (x) and (y){}");
    }
}
