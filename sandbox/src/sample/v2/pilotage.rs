//! `team/pilotage`: one platform, four years of releases on two bases, a tree worth drawing.

use super::bases::Bases;
use super::dock::{Dock, Hull};
use super::manifest::Family;
use crate::sample::content::{noise, prose, script};
use crate::sample::layer::Layer;

const HERE: &str = "team/pilotage";

/// Makes it.
pub(super) fn fill(dock: &mut Dock, bases: &Bases) {
    dock.on((2023, 9, 4));
    let old = runtime(dock, &bases.keel_11, 17, 64_000);
    tag(dock, &old, &["base-17"]);
    let libraries = libraries(dock, &old, "2023");
    for (day, version) in [
        ((2023, 9, 5), "1.0.0"),
        ((2023, 11, 14), "1.0.1"),
        ((2024, 2, 6), "1.1.0"),
        ((2024, 4, 30), "1.1.1"),
    ] {
        dock.on(day);
        let made = release(dock, &libraries, version);
        tag(dock, &made, &[version]);
        if version == "1.1.1" {
            tag(dock, &made, &["1.1", "1"]);
        }
    }
    let keel = Bases::amd64(&bases.keel);
    dock.on((2024, 9, 17));
    let new = runtime(dock, &keel, 21, 71_000);
    tag(dock, &new, &["base-21"]);
    second(dock, &new);
    third(dock, &new);
    dock.on((2025, 10, 2));
    let small = Bases::amd64(&bases.halyard);
    let small =
        dock.run(&small, "apk add --no-cache openjdk21-jre", &Layer::empty().package("openjdk", 58_000));
    let small =
        dock.run(&small, "adduser -D -u 1000 pilot", &Layer::empty().file("etc/group", "pilot:x:1000:\n"));
    let small = dock.set(&small, "USER pilot", "User", "pilot".into());
    for (day, version) in
        [((2025, 10, 3), "2.4.1-halyard"), ((2026, 2, 25), "3.0.0-halyard"), ((2026, 5, 20), "3.0.1-halyard")]
    {
        dock.on(day);
        let made = release(dock, &small, version);
        tag(dock, &made, &[version]);
        if version == "3.0.1-halyard" {
            tag(dock, &made, &["halyard"]);
        }
    }
}

fn second(dock: &mut Dock, on: &Hull) {
    let libraries = libraries(dock, on, "2024");
    for (day, version) in [
        ((2024, 9, 18), "2.0.0"),
        ((2024, 12, 3), "2.1.0"),
        ((2025, 3, 11), "2.2.0"),
        ((2025, 3, 25), "2.2.1"),
    ] {
        dock.on(day);
        let made = release(dock, &libraries, version);
        tag(dock, &made, &[version]);
    }
    let agent = Layer::empty().file("srv/agent.jar", noise("agent 2", 3_300));
    let traced = dock.copy(&libraries, "deploy/agent.jar", "/srv/", &agent);
    for (day, version) in [((2025, 6, 10), "2.3.0"), ((2025, 9, 2), "2.4.0"), ((2025, 9, 30), "2.4.1")] {
        dock.on(day);
        let made = release(dock, &traced, version);
        tag(dock, &made, &[version]);
        if version == "2.4.1" {
            let debug = Layer::empty().package("strace", 9_000);
            let debug = dock.run(&made, "apt-get install -y strace gdb", &debug);
            tag(dock, &debug, &["2.4.1-debug"]);
            tag(dock, &made, &["2.4", "2"]);
        }
    }
}

fn third(dock: &mut Dock, on: &Hull) {
    dock.on((2026, 2, 3));
    let libraries = libraries(dock, on, "2026");
    for (day, version, tags) in [
        ((2026, 2, 4), "3.0.0-rc.1", &[][..]),
        ((2026, 2, 24), "3.0.0", &[][..]),
        ((2026, 5, 19), "3.0.1", &["3.0"][..]),
        ((2026, 9, 1), "3.1.0", &["3.1", "3", "latest", "stable"][..]),
    ] {
        dock.on(day);
        let made = release(dock, &libraries, version);
        tag(dock, &made, &[version]);
        tag(dock, &made, tags);
    }
    for (day, version) in [((2026, 11, 19), "nightly-20261119"), ((2026, 11, 20), "nightly-20261120")] {
        dock.on(day);
        let made = release(dock, &libraries, version);
        tag(dock, &made, &[version]);
        if version == "nightly-20261120" {
            tag(dock, &made, &["nightly"]);
        }
    }
}

fn runtime(dock: &mut Dock, on: &Hull, version: u32, bytes: usize) -> Hull {
    let layer = Layer::empty().package(&format!("openjdk-{version}"), bytes);
    let hull =
        dock.run(on, &format!("apt-get update && apt-get install -y openjdk-{version}-jre-headless"), &layer);
    let hull = dock.env(&hull, &format!("JAVA_VERSION={version}"));
    dock.set(&hull, "WORKDIR /srv", "WorkingDir", "/srv".into())
}

fn libraries(dock: &mut Dock, on: &Hull, year: &str) -> Hull {
    let layer =
        Layer::empty().folder("srv/lib").file("srv/lib/all.jar", noise(&format!("libraries {year}"), 38_000));
    dock.copy(on, "target/dependency", "/srv/lib/", &layer)
}

fn release(dock: &mut Dock, on: &Hull, version: &str) -> Hull {
    let files = Layer::empty()
        .file("srv/pilotage.jar", noise(&format!("pilotage {version}"), weight(version)))
        .program("srv/bin/pilotage", script("pilotage", "exec java -jar /srv/pilotage.jar \"$@\""))
        .file("srv/CHANGES", prose(&format!("changes {version}"), 1_800));
    let hull = dock.copy(on, "target/pilotage.jar", "/srv/", &files);
    let hull = dock.env(&hull, "DATABASE_URL=postgres://pilotage:5eafa11@db.harbour.example/pilotage");
    let hull = dock.env(&hull, "PAYMENT_API_TOKEN=tok_live_61HarbourNotReal");
    let hull = dock.expose(&hull, "8080/tcp");
    let hull = dock.label(&hull, "org.opencontainers.image.version", version);
    let hull =
        dock.label(&hull, "org.opencontainers.image.source", "https://git.harbour.example/team/pilotage");
    let health = serde_json::json!({ "Test": ["CMD", "/srv/bin/pilotage", "--check"], "Interval": 30_000_000_000_u64 });
    let hull = dock.set(
        &hull,
        "HEALTHCHECK &{[\"CMD\" \"/srv/bin/pilotage\" \"--check\"] \"30s\"}",
        "Healthcheck",
        health,
    );
    dock.entrypoint(&hull, &["/srv/bin/pilotage"])
}

/// Releases differ in size, by nobody's plan.
fn weight(version: &str) -> usize {
    let digest = crate::v2::digest_of(version.as_bytes());
    4_200 + usize::from_str_radix(&digest[7..11], 16).unwrap_or_default() % 9_000
}

fn tag(dock: &mut Dock, hull: &Hull, tags: &[&str]) {
    let image = dock.image(HERE, hull, Family::Docker);
    dock.tag(HERE, &image.digest, tags);
}
