//! The other services: many platforms, an index within an index, a long chain, signed and described ones.

use super::artifacts::{fall_back, sbom, signature, tag_index};
use super::bases::{Bases, publish};
use super::dock::{Dock, Hull, Platform};
use super::manifest::Family;
use crate::sample::content::{noise, prose, script};
use crate::sample::layer::Layer;

/// Makes them all.
pub(super) fn fill(dock: &mut Dock, bases: &Bases) {
    tide_api(dock, bases);
    vessel_tracker(dock, bases);
    ingress_gate(dock, bases);
    port_calls(dock, bases);
}

/// Signed, attested, with an SBOM that names it as its subject.
fn tide_api(dock: &mut Dock, bases: &Bases) {
    let here = "team/tide-api";
    for (day, version, tags) in [
        ((2025, 11, 11), "0.9.0", &["0.9.0"][..]),
        ((2026, 4, 21), "1.0.0", &["1.0.0", "1.0"][..]),
        ((2026, 8, 18), "1.1.0", &["1.1.0", "1.1", "1", "latest"][..]),
    ] {
        dock.on(day);
        let hulls = services(dock, &bases.halyard, "tides", version, 14_000);
        let index = publish(dock, here, Family::Oci, &hulls, tags);
        signature(dock, here, &index);
        if version == "1.1.0" {
            sbom(dock, here, &index, "tides", true);
        }
    }
}

/// Docker's list; what describes it is found by the fallback tag alone.
fn vessel_tracker(dock: &mut Dock, bases: &Bases) {
    let here = "team/vessel-tracker";
    for (day, version, tags) in
        [((2025, 8, 5), "6.2", &["6.2"][..]), ((2026, 7, 7), "7.0", &["7.0", "7", "latest"][..])]
    {
        dock.on(day);
        let hulls = services(dock, &bases.keel, "tracker", version, 26_000);
        let hulls: Vec<(Platform, Hull)> =
            hulls.into_iter().map(|(platform, hull)| (platform, secrets(dock, &hull))).collect();
        let list = publish(dock, here, Family::Docker, &hulls, tags);
        if version == "7.0" {
            let described = sbom(dock, here, &list, "tracker", false);
            fall_back(dock, here, &list, &described);
        }
    }
}

fn secrets(dock: &mut Dock, hull: &Hull) -> Hull {
    let hull = dock.env(hull, "AIS_FEED=tcp://ais.harbour.example:10110");
    let hull = dock.env(&hull, "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIHARBOURNOTREAL");
    let hull = dock.env(&hull, "TRACKER_PASSWORD=fresnel-1823");
    let hull = dock.label(&hull, "example.harbour.contact", "watch@harbour.example");
    let words = String::from_utf8_lossy(&prose("tracker notes", 900)).into_owned();
    dock.label(&hull, "example.harbour.release-notes", &words)
}

/// An index of indexes: one for each flavour.
fn ingress_gate(dock: &mut Dock, bases: &Bases) {
    let here = "team/platform/ingress-gate";
    dock.on((2026, 3, 10));
    let plain = services(dock, &bases.halyard, "gate", "2.0", 9_000);
    let hardened: Vec<(Platform, Hull)> = plain
        .iter()
        .map(|(platform, hull)| (*platform, dock.set(hull, "USER 65532", "User", "65532".into())))
        .collect();
    let plain = publish(dock, here, Family::Oci, &plain, &["2.0"]);
    let hardened = publish(dock, here, Family::Oci, &hardened, &["2.0-hardened"]);
    let flavours = vec![
        plain.bare().noted(&[("example.harbour.flavour", "plain")]),
        hardened.bare().noted(&[("example.harbour.flavour", "hardened")]),
    ];
    tag_index(dock, here, Family::Oci, flavours, &["2.0-all", "latest"]);
}

/// Twenty-five layers, and as many lines without one.
fn port_calls(dock: &mut Dock, bases: &Bases) {
    let here = "team/data/port-calls";
    dock.on((2025, 1, 28));
    let mut hull = Bases::amd64(&bases.keel);
    for at in 1..=22 {
        let path = format!("srv/schema/{at:03}.sql");
        hull = dock.run(
            &hull,
            &format!("/srv/migrate --to {at:03}"),
            &Layer::empty().file(&path, prose(&format!("schema {at}"), 260 + at * 35)),
        );
        hull = dock.env(&hull, &format!("SCHEMA_VERSION={at}"));
        if at == 15 {
            let older = dock.entrypoint(&hull, &["/srv/port-calls"]);
            let image = dock.image(here, &older, Family::Docker);
            dock.tag(here, &image.digest, &["15"]);
        }
    }
    let files = Layer::empty().program("srv/port-calls", noise("port-calls", 8_000));
    let hull = dock.copy(&hull, "bin/port-calls", "/srv/", &files);
    let hull = dock.entrypoint(&hull, &["/srv/port-calls"]);
    let image = dock.image(here, &hull, Family::Docker);
    dock.tag(here, &image.digest, &["22", "latest"]);
}

fn services(
    dock: &mut Dock,
    on: &[(Platform, Hull)],
    name: &str,
    version: &str,
    bytes: usize,
) -> Vec<(Platform, Hull)> {
    on.iter()
        .map(|(platform, hull)| (*platform, service(dock, *platform, hull, name, version, bytes)))
        .collect()
}

fn service(dock: &mut Dock, platform: Platform, on: &Hull, name: &str, version: &str, bytes: usize) -> Hull {
    let seed = format!("{name} {version} {}", platform.1);
    let files = Layer::empty()
        .folder("srv")
        .program(&format!("srv/{name}"), noise(&seed, platform.scaled(bytes)))
        .program(&format!("srv/{name}-check"), script(name, "exec wget -qO- localhost:8080/health"))
        .file(&format!("srv/{name}.changes"), prose(&format!("{name} {version}"), 1_200));
    let hull = dock.copy(on, &format!("dist/{name}"), "/srv/", &files);
    let hull = dock.expose(&hull, "8080/tcp");
    let hull = dock.label(&hull, "org.opencontainers.image.version", version);
    let hull = dock.label(&hull, "org.opencontainers.image.licenses", "Apache-2.0");
    dock.entrypoint(&hull, &[&format!("/srv/{name}")])
}
