//! What the wasm of a first visit spends its bytes on, by twiggy, before wasm-opt takes the names away.

use crate::proc::{self, say};
use crate::{dist, project, split, tools};
use anyhow::{Context, Result};
use rustc_demangle::demangle;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};

#[derive(Deserialize)]
struct Item {
    name: String,
    shallow_size: u64,
}

/// Prints the largest functions of the first half, each generic one taken together with its copies.
pub(crate) fn report(lines: usize) -> Result<()> {
    tools::for_build()?;
    tools::for_weighing()?;
    dist::build_if_stale()?;
    let wasm = project::at("target/wasm32-unknown-unknown/release/portolan.wasm");
    let path = wasm.to_str().context("the project's path is not Unicode")?;
    let said =
        proc::output("twiggy", &["top", "-n", "100000", "-f", "json", path]).context("twiggy failed")?;
    let later: HashSet<String> = split::later()?.iter().map(|name| demangle(name).to_string()).collect();
    let mut sums: BTreeMap<String, (u64, usize)> = BTreeMap::new();
    let items = serde_json::from_str::<Vec<Item>>(&said)?;
    for item in items.into_iter().filter(|item| is_shipped(&item.name) && !later.contains(&item.name)) {
        let sum = sums.entry(without_hashes(&item.name)).or_default();
        sum.0 += item.shallow_size;
        sum.1 += 1;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(_, (bytes, _))| std::cmp::Reverse(*bytes));
    say("    bytes copies");
    for (name, (bytes, copies)) in sums.iter().take(lines) {
        say(&format!("{bytes:>9} {copies:>6}  {}", name.chars().take(140).collect::<String>()));
    }
    Ok(())
}

/// Neither names for debugging nor what wasm-bindgen reads and removes.
fn is_shipped(name: &str) -> bool {
    let gone = ["custom section", "subsection", "export \"__wb", "__wbindgen_describe", "WasmDescribe"];
    !gone.iter().any(|part| name.contains(part))
}

/// A function's name without the hash that tells its copies apart, nor those of its crates.
fn without_hashes(name: &str) -> String {
    let is_hash = |text: &str| text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = match name.rsplit_once("::h") {
        Some((name, hash)) if is_hash(hash) => name,
        _ => name,
    };
    let mut out = String::new();
    for (at, piece) in name.split('[').enumerate() {
        match piece.split_once(']') {
            Some((hash, rest)) if at > 0 && is_hash(hash) => out.push_str(rest),
            _ if at > 0 => out.extend(["[", piece]),
            _ => out.push_str(piece),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_hashes;

    #[test]
    fn copies_of_one_function_get_one_name() {
        assert_eq!(without_hashes("<T as a::B>::view::hbd3736379ac2d0f1"), "<T as a::B>::view");
        assert_eq!(
            without_hashes("<dlmalloc[e24a27700634d609]::Dlmalloc>::malloc"),
            "<dlmalloc::Dlmalloc>::malloc"
        );
        assert_eq!(without_hashes("elem[0]"), "elem[0]");
        assert_eq!(without_hashes("a::hello"), "a::hello");
    }
}
