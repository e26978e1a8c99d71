//! The other repositories: services of the platform, data, people's own, and the attic.

use super::content::{noise, prose, script};
use super::layer::Layer;
use super::library::Bases;
use super::yard::{Made, Yard};

/// Makes them all.
pub(super) fn fill(yard: &mut Yard, bases: &Bases) {
    berth_planner(yard, bases);
    platform(yard, bases);
    port_calls(yard, bases);
    people(yard, bases);
    attic(yard, bases);
}

fn berth_planner(yard: &mut Yard, bases: &Bases) {
    yard.on((2014, 12, 1), "1.3.2");
    let made = yard.run(
        &bases.wheezy,
        "apt-get install -y ruby1.9.1 bundler",
        &Layer::empty().package("ruby", 70_000),
    );
    let gems = yard.run(&made, "bundle install --deployment", &Layer::empty().package("gems", 44_000));
    let first = service(yard, &gems, "planner", "0.9.0", 5_000);
    yard.on((2015, 2, 20), "1.5.0");
    let second = service(yard, &gems, "planner", "1.0.0", 5_400);
    yard.publish(
        "team/berth-planner",
        "Who lies where, and until when.",
        5,
        &[("0.9.0", &first), ("1.0.0", &second), ("latest", &second)],
    );
}

fn platform(yard: &mut Yard, bases: &Bases) {
    yard.on((2014, 10, 8), "1.2.0");
    let proxy =
        yard.run(&bases.wheezy, "apt-get install -y haproxy", &Layer::empty().package("haproxy", 52_000));
    let proxy = yard.expose(&proxy, "443/tcp");
    let mut tags = Vec::new();
    for (day, version) in [((2014, 10, 9), "0.8"), ((2014, 12, 4), "0.9"), ((2015, 3, 2), "1.0")] {
        yard.on(day, "1.4.1");
        tags.push((version, service(yard, &proxy, "gate", version, 3_000)));
    }
    let mut names: Vec<(&str, &Made)> = tags.iter().map(|(tag, made)| (*tag, made)).collect();
    names.extend(tags.last().map(|(_, made)| ("latest", made)));
    yard.publish("platform/ingress-gate", "Lets traffic in, or does not.", 14, &names);
    yard.on((2015, 1, 12), "1.4.1");
    let shipper = service(yard, &bases.alpine, "shipper", "2.2", 9_000);
    yard.publish("platform/log-shipper", "", 2, &[("2.2", &shipper), ("latest", &shipper)]);
}

/// A chain of twenty-five images, the longest of the sample.
fn port_calls(yard: &mut Yard, bases: &Bases) {
    yard.on((2014, 8, 18), "1.1.2");
    let mut made = yard.run(
        &bases.wheezy,
        "apt-get install -y python-pandas",
        &Layer::empty().package("pandas", 88_000),
    );
    let mut middle = made.clone();
    for at in 3..=23 {
        let command = format!("/srv/etl/migrate --to {at:03}");
        let path = format!("srv/etl/schema/{at:03}.sql");
        let seed = format!("schema {at}");
        made = yard.run(&made, &command, &Layer::empty().file(&path, prose(&seed, 300 + at * 40)));
        if at == 16 {
            middle = made.clone();
        }
    }
    let latest = service(yard, &made, "etl", "23", 6_000);
    yard.on((2014, 9, 1), "1.2.0");
    let older = service(yard, &middle, "etl", "16", 5_800);
    yard.publish(
        "data/etl-port-calls",
        "Every call of every ship since 1914.",
        6,
        &[("23", &latest), ("latest", &latest), ("16", &older)],
    );
    yard.on((2015, 2, 6), "1.5.0");
    let positions = service(yard, &middle, "positions", "3", 30_000);
    yard.publish(
        "data/vessel-positions",
        "Where everyone was, every six minutes.",
        3,
        &[("3", &positions), ("latest", &positions)],
    );
}

fn people(yard: &mut Yard, bases: &Bases) {
    yard.by("Ines");
    yard.on((2015, 3, 3), "1.5.0");
    let notes = yard.copy(
        &bases.alpine,
        "notes/",
        "/notes/",
        &Layer::empty().file("notes/soundings.txt", prose("soundings", 9_000)),
    );
    yard.publish("people/ines-notebook", "Not for everyone.", 0, &[("latest", &notes)]);
    yard.state.repository_mut("people/ines-notebook").private = true;
    yard.by("Tomás <tomas@harbour.example>");
    yard.on((2015, 3, 5), "1.5.0");
    let scratch = yard.run(&bases.squeeze, "echo try > /tmp/try", &Layer::empty().file("tmp/try", "try\n"));
    yard.publish(
        "people/tomas-scratchpad",
        "潮汐 and other experiments",
        1,
        &[("latest", &scratch), ("try-2", &scratch)],
    );
    yard.by("Harbour Office <office@harbour.example>");
}

fn attic(yard: &mut Yard, bases: &Bases) {
    yard.on((2013, 7, 9), "0.4.8");
    let flags = yard.run(
        &bases.squeeze,
        "cp -r /tmp/flags /srv/flags",
        &Layer::empty().file("srv/flags/alpha.svg", prose("alpha", 2_000)),
    );
    yard.publish("attic/signal-flags", "Kept for the museum.", 0, &[("final", &flags)]);
    yard.on((2013, 11, 21), "0.6.7");
    let lamp = yard.run(
        &flags,
        "make -C /srv/lamp install",
        &Layer::empty().program("srv/lamp/lamp", noise("lamp", 7_000)),
    );
    let secret = yard.env(&lamp, "LAMP_PASSWORD", "fresnel");
    yard.publish("attic/lighthouse", "", 0, &[("0.3", &lamp), ("0.4", &secret), ("latest", &secret)]);
}

fn service(yard: &mut Yard, on: &Made, name: &str, version: &str, bytes: usize) -> Made {
    let files = Layer::empty()
        .folder("srv")
        .program(&format!("srv/{name}/run"), script(name, "exec \"$0.bin\" \"$@\""))
        .program(&format!("srv/{name}/run.bin"), noise(&format!("{name} {version}"), bytes))
        .file(&format!("srv/{name}/CHANGES"), prose(&format!("{name} {version}"), 2_500));
    let made = yard.copy(on, &format!("{name}-{version}/"), &format!("/srv/{name}/"), &files);
    yard.cmd(&made, &[&format!("/srv/{name}/run")])
}
