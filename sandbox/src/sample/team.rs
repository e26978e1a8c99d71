//! The two repositories whose trees are worth looking at.

use super::content::{noise, prose, script};
use super::layer::Layer;
use super::library::{Bases, root};
use super::yard::{Made, Yard};

/// `team/checkout-api`: four bases, thirty-one tags, runs to fold, a tag on an inner image.
pub(super) fn checkout_api(yard: &mut Yard, bases: &Bases) {
    let mut tags: Vec<(&str, Made)> = Vec::new();
    second_series(yard, &bases.squeeze, &mut tags);
    yard.on((2014, 11, 3), "1.3.1");
    let runtime = yard.run(
        &bases.wheezy,
        "apt-get update && apt-get install -y --no-install-recommends ca-certificates fontconfig tzdata",
        &Layer::empty().package("fontconfig", 40_000),
    );
    let runtime = yard.run(
        &runtime,
        "curl -fsSL \"$JRE_URL\" | tar -xz -C /opt/java --strip-components=1",
        &Layer::empty().folder("opt/java").package("java", 120_000),
    );
    let runtime = yard.env(&runtime, "JAVA_HOME", "/opt/java");
    third_series(yard, &runtime, &mut tags);
    fourth_series(yard, &runtime, &mut tags);
    small_series(yard, &bases.alpine, &mut tags);
    fifth_series(yard, &bases.nothing, &mut tags);
    let tags: Vec<(&str, &Made)> = tags.iter().map(|(tag, made)| (*tag, made)).collect();
    yard.publish("team/checkout-api", "Takes orders at the quay and passes them on.", 8, &tags);
}

/// An application's own layer.
fn jar(yard: &mut Yard, on: &Made, version: &str, bytes: usize) -> Made {
    let name = format!("target/checkout-{version}.jar");
    let files = Layer::empty()
        .folder("app")
        .file("app/app.jar", noise(&name, bytes))
        .file("app/VERSION", format!("{version}\n"));
    yard.copy(on, &name, "/app/app.jar", &files)
}

fn tag(tags: &mut Vec<(&'static str, Made)>, made: &Made, names: &[&'static str]) {
    tags.extend(names.iter().map(|&name| (name, made.clone())));
}

fn second_series(yard: &mut Yard, base: &Made, tags: &mut Vec<(&'static str, Made)>) {
    yard.on((2013, 9, 2), "0.6.1");
    let python = yard.run(
        base,
        "apt-get update && apt-get install -y python2.6",
        &Layer::empty().package("python", 90_000),
    );
    let pip = yard.run(&python, "easy_install pip", &Layer::empty().package("pip", 18_000));
    let user =
        yard.run(&pip, "useradd --system --uid 1000 app", &Layer::empty().file("etc/group", "app:x:1000:\n"));
    let base = yard.set(&user, "USER app", |config| config.user = "app".to_owned());
    let first = jar(yard, &base, "2.8.1", 18_200);
    tag(tags, &first, &["2.8.1"]);
    yard.on((2013, 12, 11), "0.7.2");
    let settings = Layer::empty().file("etc/checkout.ini", "[checkout]\nqueue = quay\nretry = 3\n");
    let parted = yard.copy(&base, "deploy/checkout.ini", "/etc/checkout.ini", &settings);
    let second = jar(yard, &parted, "2.9.0", 18_400);
    tag(tags, &second, &["2.9.0"]);
    yard.on((2014, 3, 7), "0.9.0");
    let third = jar(yard, &parted, "2.9.4", 18_600);
    tag(tags, &third, &["2.9.4", "2.9", "2"]);
}

fn third_series(yard: &mut Yard, runtime: &Made, tags: &mut Vec<(&'static str, Made)>) {
    yard.on((2014, 11, 19), "1.3.1");
    let tomcat = yard.run(runtime, "apt-get install -y tomcat7", &Layer::empty().package("tomcat", 60_000));
    let clean = yard.run(
        &tomcat,
        "rm -rf /var/lib/apt/lists/* /usr/share/doc/tomcat",
        &Layer::empty().whiteout("usr/share/doc/tomcat"),
    );
    let port = yard.expose(&clean, "8080/tcp");
    let settings = Layer::empty().file("etc/tomcat/server.xml", prose("server.xml", 1800));
    let parted = yard.copy(&port, "deploy/server.xml", "/etc/tomcat/server.xml", &settings);
    for (day, version, bytes, names) in [
        ((2014, 11, 20), "3.0.0", 6_100, &["3.0.0"][..]),
        ((2014, 12, 15), "3.1.2", 6_200, &["3.1.2", "3.1"]),
        ((2015, 1, 9), "3.2.0", 6_200, &["3.2.0", "3.2", "3"]),
    ] {
        yard.on(day, "1.3.3");
        let made = jar(yard, &parted, version, bytes);
        tag(tags, &made, names);
    }
}

fn fourth_series(yard: &mut Yard, runtime: &Made, tags: &mut Vec<(&'static str, Made)>) {
    yard.on((2015, 1, 19), "1.4.1");
    let libraries = yard.copy(
        runtime,
        "target/lib/",
        "/app/lib/",
        &Layer::empty().folder("app/lib").package("checkout-lib", 96_000),
    );
    tag(tags, &libraries, &["base-21"]);
    let made = jar(yard, &libraries, "4.10.6", 7_900);
    tag(tags, &made, &["4.10.6", "4.10"]);
    yard.on((2015, 2, 2), "1.5.0");
    let agent = Layer::empty()
        .file("app/agent.jar", noise("agent 1", 1_300))
        .file("app/logback.xml", prose("logback", 900));
    let first = yard.copy(&libraries, "deploy/agent.jar", "/app/", &agent);
    let made = jar(yard, &first, "4.11.2", 8_000);
    tag(tags, &made, &["4.11.2", "4.11.2-hotfix"]);
    let made = jar(yard, &first, "4.11.3", 8_100);
    let started = yard.entrypoint(&made, &["/opt/java/bin/java", "-jar", "/app/app.jar"]);
    tag(tags, &started, &["4.11.3", "4.11"]);
    let debug = yard.run(&made, "apt-get install -y strace gdb", &Layer::empty().package("gdb", 22_500));
    let debug = yard.env(&debug, "JAVA_OPTS", "-agentlib:jdwp=transport=dt_socket,server=y,address=5005");
    let debug = yard.expose(&debug, "5005/tcp");
    tag(tags, &debug, &["4.11.3-debug"]);
    yard.on((2015, 3, 11), "1.5.0");
    let agent = Layer::empty()
        .file("app/agent.jar", noise("agent 2", 1_350))
        .file("app/logback.xml", prose("logback", 950));
    let second = yard.copy(&libraries, "deploy/agent.jar", "/app/", &agent);
    let made = jar(yard, &second, "4.12.0", 8_300);
    let made = dressed(yard, &made);
    tag(tags, &made, &["4.12.0", "4.12", "4", "latest"]);
    yard.on((2015, 4, 17), "1.6.0");
    let made = jar(yard, &second, "4.13.0-rc.1", 8_400);
    tag(tags, &made, &["4.13.0-rc.1"]);
}

/// The lines an image ends with: environment, a secret that should not be there, ports, labels, the command.
fn dressed(yard: &mut Yard, made: &Made) -> Made {
    let made = yard.env(made, "SENTRY_DSN", "http://c0ffee15bad0:5eafa11@sentry.harbour.example/7");
    let made = yard.env(&made, "PAYMENT_API_TOKEN", "tok_live_51HarbourNotReal");
    let made = yard.expose(&made, "8080/tcp");
    let made = yard.set(&made, "VOLUME [/app/spool]", |config| {
        config.volumes.get_or_insert_default().insert("/app/spool".to_owned(), Default::default());
    });
    let made = yard.set(&made, "WORKDIR /app", |config| config.working_dir = "/app".to_owned());
    let made = yard.label(&made, "org.label-schema.vcs-url", "http://git.harbour.example/team/checkout");
    let words = String::from_utf8_lossy(&prose("release notes", 1_400)).into_owned();
    let made = yard.label(&made, "example.harbour.release-notes", &words);
    yard.entrypoint(&made, &["/opt/java/bin/java", "-jar", "/app/app.jar"])
}

fn small_series(yard: &mut Yard, base: &Made, tags: &mut Vec<(&'static str, Made)>) {
    yard.on((2015, 2, 3), "1.5.0");
    let made = yard.run(base, "apk add --update openjdk7-jre", &Layer::empty().package("openjdk", 62_000));
    let made = yard.run(&made, "adduser -D -u 1000 app", &Layer::empty().file("etc/group", "app:x:1000:\n"));
    let made = yard.set(&made, "USER app", |config| config.user = "app".to_owned());
    let first = jar(yard, &made, "4.11.3-alpine", 8_000);
    tag(tags, &first, &["4.11.3-alpine"]);
    let second = jar(yard, &made, "4.12.0-alpine", 8_200);
    tag(tags, &second, &["4.12.0-alpine", "alpine"]);
}

fn fifth_series(yard: &mut Yard, base: &Made, tags: &mut Vec<(&'static str, Made)>) {
    yard.on((2015, 3, 30), "1.5.0");
    let mut made = base.clone();
    for (at, part) in ["tzdata", "certs", "zlib", "ssl", "codec", "queue", "ledger", "session", "metrics"]
        .iter()
        .enumerate()
    {
        made = yard.copy(
            &made,
            &format!("out/{part}"),
            "/usr/lib/",
            &Layer::empty().package(part, 2_000 + at * 900),
        );
    }
    let first = jar(yard, &made, "5.0.0-rc.1", 8_900);
    tag(tags, &first, &["5.0.0-rc.1"]);
    let parted = yard.copy(
        &made,
        "deploy/flags.json",
        "/etc/flags.json",
        &Layer::empty().file("etc/flags.json", "{\"carts\":\"new\"}\n"),
    );
    let second = jar(yard, &parted, "5.0.0-rc.2", 9_000);
    tag(tags, &second, &["5.0.0-rc.2"]);
    let nightly = jar(yard, &parted, "nightly-20150402", 9_400);
    tag(tags, &nightly, &["nightly-20150402", "nightly"]);
}

/// `team/tide-tables`: a base of unknown age, a push that broke off, checksums of several kinds.
pub(super) fn tide_tables(yard: &mut Yard) {
    yard.on((1, 1, 1), "0.5.3");
    let rootfs = yard.base("debian squeeze rootfs, by hand", &root("debian-by-hand", 51_000));
    let base = yard.run(&rootfs, "apt-get install -y gnuplot", &Layer::empty().package("gnuplot", 12_600));
    yard.on((2014, 5, 30), "0.11.1");
    let tables = yard.copy(
        &base,
        "tables/",
        "/srv/tables/",
        &Layer::empty().file("srv/tables/1914.csv", prose("tides 1914", 22_000)),
    );
    let harmonics = yard.copy(
        &tables,
        "harmonics/",
        "/srv/harmonics/",
        &Layer::empty().file("srv/harmonics/coast.dat", noise("harmonics", 14_200)),
    );
    let nineteen = yard.cmd(&harmonics, &["/srv/bin/tides", "--year", "2014"]);
    yard.on((2014, 9, 4), "1.2.0");
    let two = tides(yard, &harmonics, "2.0", 9_000);
    yard.on((2015, 1, 19), "1.4.1");
    let web =
        yard.run(&harmonics, "apt-get install -y nginx-light", &Layer::empty().package("nginx", 16_000));
    let web = yard.expose(&web, "80/tcp");
    let first = tides(yard, &web, "2.3.0", 11_000);
    yard.on((2015, 2, 2), "1.5.0");
    let settings = yard.copy(
        &web,
        "nginx.conf",
        "/etc/nginx/nginx.conf",
        &Layer::empty().file("etc/nginx/nginx.conf", prose("nginx", 1_100)),
    );
    let second = tides(yard, &settings, "2.3.1", 11_200);
    yard.on((2015, 3, 11), "1.5.0");
    let third = tides(yard, &settings, "2.4.0", 12_000);
    yard.on((2015, 3, 19), "1.5.0");
    let edge = tides(yard, &settings, "edge", 12_100);
    yard.break_off(&edge);
    yard.publish(
        "team/tide-tables",
        "When there is water under the keel, and when there is not.",
        17,
        &[
            ("2.4.0", &third),
            ("2.4", &third),
            ("latest", &third),
            ("2.3.1", &second),
            ("2.3.0", &first),
            ("edge", &edge),
            ("2.0", &two),
            ("1.9.8", &nineteen),
            ("1.9", &nineteen),
            ("base", &base),
        ],
    );
    let edge = edge.id;
    for (at, line) in yard.listed("team/tide-tables").iter_mut().enumerate() {
        let hex = super::yard::hex(&line.id);
        match at {
            _ if line.id == edge => line.tag = Some("edge".to_owned()),
            6 => line.checksum = Some(format!("tarsum+sha256:{hex}")),
            7 => line.checksum = Some(format!("md5:{}", &hex[..32])),
            _ => {}
        }
    }
}

fn tides(yard: &mut Yard, on: &Made, version: &str, bytes: usize) -> Made {
    let files = Layer::empty()
        .program("srv/bin/tides", script("tides", "exec /srv/bin/predict --tables /srv/tables"))
        .program("srv/bin/predict", noise(version, bytes))
        .file("srv/VERSION", format!("{version}\n"));
    yard.copy(on, &format!("tides-{version}/"), "/srv/bin/", &files)
}
