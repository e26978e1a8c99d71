//! What the console is made of, as a CycloneDX 1.6 bill of materials: the crates whose code is in the wasm and in that of
//! the sample, as Cargo resolves them for wasm32, Rust's own library, and the programs that turned them into what is
//! served.
//!
//! Neither a time nor a random number is in it, so that the same sources give the same bill. What `cargo metadata` and
//! `cargo tree` say is all it takes; a tool of its own would have to be built for every run of the tests.

use crate::{proc, project};
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The bill, as it is written to a file.
pub(super) fn of_the_console() -> Result<Vec<u8>> {
    let metadata = metadata()?;
    let lock = std::fs::read_to_string(project::at("Cargo.lock"))?;
    let mut linked = linked(&["--package", "portolan"])?;
    // The sample is a wasm of its own.
    linked.extend(self::linked(&["--package", "portolan-sandbox", "--features", "page"])?);
    let crates = Crates::read(&metadata, &linked)?;
    let mut bill = serde_json::to_vec_pretty(&bill(&crates, &sums(&lock), &programs()?)?)?;
    bill.push(b'\n');
    Ok(bill)
}

fn metadata() -> Result<Value> {
    let said = proc::output(
        "cargo",
        &["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"],
    );
    Ok(serde_json::from_str(&said.context("cargo metadata failed")?)?)
}

/// Name and version of a crate.
type Linked = BTreeSet<(String, String)>;

/// The crates whose code is in what a package is built to. The metadata speaks of the workspace as one, where what a test
/// asks of a crate counts for the others too: with it the sandbox would be said to carry the server it has in tests.
fn linked(package: &[&str]) -> Result<Linked> {
    let tree = ["tree", "--locked", "--edges=normal,no-proc-macro", "--target=wasm32-unknown-unknown"];
    let said =
        proc::output("cargo", &[&tree, ["--prefix=none", "--format={p}"].as_slice(), package].concat());
    let said = said.context("cargo tree failed")?;
    let crates = said.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
    });
    Ok(crates.collect())
}

/// Names and versions of the programs that build the console, Rust first.
fn programs() -> Result<Vec<(&'static str, String)>> {
    let version = |program, place| {
        let said = proc::output(program, &["--version"]);
        let version = said.as_deref().and_then(|said| said.split_whitespace().nth(place).map(str::to_owned));
        version.with_context(|| format!("{program} does not say its version"))
    };
    Ok(vec![
        ("rust", version("rustc", 1)?),
        ("trunk", version("trunk", 1)?),
        ("wasm-bindgen", version("wasm-bindgen", 1)?),
        ("wasm-opt", version("wasm-opt", 2)?),
    ])
}

/// The console's crate and all that it is linked from, each with the places of what it needs itself.
struct Crates<'a> {
    root: &'a str,
    needs: BTreeMap<&'a str, Vec<&'a str>>,
    packages: BTreeMap<&'a str, &'a Value>,
}

impl<'a> Crates<'a> {
    fn read(metadata: &'a Value, all: &Linked) -> Result<Self> {
        let list = |value: &'a Value| value.as_array().map(Vec::as_slice).unwrap_or_default();
        let id = |value: &'a Value| value["id"].as_str().unwrap_or_default();
        let packages: BTreeMap<_, _> = list(&metadata["packages"]).iter().map(|one| (id(one), one)).collect();
        let nodes: BTreeMap<_, _> =
            list(&metadata["resolve"]["nodes"]).iter().map(|one| (id(one), one)).collect();
        let named = |name: &str| {
            let found = packages.iter().find(|(_, package)| package["name"] == name);
            found.map(|(id, _)| *id)
        };
        let root = named("portolan").context("cargo metadata knows no portolan")?;
        let is_linked = |id: &str| {
            packages.get(id).is_some_and(|package| {
                let said = |field: &str| package[field].as_str().unwrap_or_default().to_owned();
                all.contains(&(said("name"), said("version")))
            })
        };
        let mut needs = BTreeMap::new();
        let mut left: Vec<_> = named("portolan-sandbox").into_iter().chain([root]).collect();
        while let Some(id) = left.pop() {
            if needs.contains_key(id) {
                continue;
            }
            let linked = list(&nodes.get(id).context("a crate that nothing is resolved of")?["deps"]);
            let linked: BTreeSet<_> =
                linked.iter().filter_map(|one| one["pkg"].as_str()).filter(|id| is_linked(id)).collect();
            left.extend(&linked);
            needs.insert(id, linked.into_iter().collect());
        }
        Ok(Self { root, needs, packages })
    }

    fn package(&self, id: &str) -> Result<&'a Value> {
        self.packages.get(id).copied().with_context(|| format!("cargo metadata knows no {id}"))
    }

    /// What the crate is called in every bill: its package URL.
    fn name(&self, id: &str) -> Result<String> {
        let package = self.package(id)?;
        match (package["name"].as_str(), package["version"].as_str()) {
            (Some(name), Some(version)) => Ok(format!("pkg:cargo/{name}@{version}")),
            _ => bail!("{id} has no name or no version"),
        }
    }
}

/// The SHA-256 sum of each crate that came from a registry, by name and version.
fn sums(lock: &str) -> BTreeMap<(&str, &str), &str> {
    let mut sums = BTreeMap::new();
    let (mut name, mut version) = ("", "");
    for line in lock.lines() {
        match line.split_once(" = ").map(|(field, said)| (field, said.trim_matches('"'))) {
            Some(("name", said)) => name = said,
            Some(("version", said)) => version = said,
            Some(("checksum", said)) => drop(sums.insert((name, version), said)),
            _ => {}
        }
    }
    sums
}

fn bill(
    crates: &Crates<'_>,
    sums: &BTreeMap<(&str, &str), &str>,
    programs: &[(&str, String)],
) -> Result<Value> {
    let mut components = Vec::new();
    let mut dependencies = Vec::new();
    for (id, needs) in &crates.needs {
        let needs = needs.iter().map(|id| crates.name(id)).collect::<Result<BTreeSet<_>>>()?;
        dependencies.push(json!({ "ref": crates.name(id)?, "dependsOn": needs }));
        if *id != crates.root {
            components.push(component(crates, id, sums)?);
        }
    }
    let tools: Vec<Value> = programs
        .iter()
        .map(|(name, version)| json!({ "type": "application", "name": name, "version": version }))
        .collect();
    if let Some((_, version)) = programs.first() {
        components.push(json!({
            "type": "library",
            "name": "std",
            "version": version,
            "description": "The standard library of Rust",
            "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        }));
    }
    let mut console = component(crates, crates.root, sums)?;
    console["type"] = json!("application");
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{ "phase": "build" }],
            "tools": { "components": tools },
            "component": console,
        },
        "components": components,
        "dependencies": dependencies,
    }))
}

fn component(crates: &Crates<'_>, id: &str, sums: &BTreeMap<(&str, &str), &str>) -> Result<Value> {
    let package = crates.package(id)?;
    let name = crates.name(id)?;
    let mut component = Map::new();
    component.insert("type".to_owned(), json!("library"));
    component.insert("bom-ref".to_owned(), json!(name));
    component.insert("name".to_owned(), package["name"].clone());
    component.insert("version".to_owned(), package["version"].clone());
    if let Some(licence) = package["license"].as_str() {
        // Before there were expressions, a stroke stood for a choice.
        let expression = licence.replace('/', " OR ");
        component.insert("licenses".to_owned(), json!([{ "expression": expression }]));
    }
    let key = (package["name"].as_str().unwrap_or_default(), package["version"].as_str().unwrap_or_default());
    if let Some(sum) = sums.get(&key) {
        component.insert("hashes".to_owned(), json!([{ "alg": "SHA-256", "content": sum }]));
    }
    component.insert("purl".to_owned(), json!(name));
    Ok(component.into())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Crates, bill, sums};
    use serde_json::{Value, json};

    fn package(id: &str, name: &str, license: &str) -> Value {
        json!({ "id": id, "name": name, "version": "1.0.0", "license": license })
    }

    fn needs(id: &str, others: &[&str]) -> Value {
        let deps = others.iter().map(|other| json!({ "pkg": other }));
        json!({ "id": id, "deps": deps.collect::<Vec<_>>() })
    }

    #[test]
    fn what_is_linked_stands_in_the_bill_and_what_only_tests_or_builds_does_not() {
        let metadata = json!({
            "packages": [
                package("a", "portolan", "MIT"), package("b", "linked", "MIT/Apache-2.0"),
                package("c", "deeper", "Zlib"), package("d", "tested", "MIT"), package("e", "built", "MIT"),
            ],
            "resolve": { "nodes": [
                needs("a", &["b", "d"]),
                needs("b", &["c", "e"]),
                needs("c", &["b"]),
                needs("d", &[]),
                needs("e", &[]),
            ] },
        });
        let linked =
            ["portolan", "linked", "deeper"].map(|name| (name.to_owned(), "1.0.0".to_owned())).into();
        let lock = "[[package]]\nname = \"linked\"\nversion = \"1.0.0\"\nchecksum = \"abc\"\n";
        let crates = Crates::read(&metadata, &linked).unwrap();
        let said = bill(&crates, &sums(lock), &[("rust", "1.90.0".to_owned())]).unwrap();
        let names: Vec<&str> =
            said["components"].as_array().unwrap().iter().map(|c| c["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["linked", "deeper", "std"]);
        let linked = &said["components"][0];
        assert_eq!(linked["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(linked["hashes"][0]["content"], "abc");
        assert_eq!(said["metadata"]["component"]["purl"], "pkg:cargo/portolan@1.0.0");
        assert_eq!(
            said["dependencies"][1],
            json!({ "ref": "pkg:cargo/linked@1.0.0", "dependsOn": ["pkg:cargo/deeper@1.0.0"] })
        );
    }
}
