//! What a long life leaves behind: a manifest of schema 1, a repository without a tag, a layer that is kept elsewhere,
//! somebody's own.

use super::bases::Bases;
use super::dock::{Dock, Plank, Platform};
use super::manifest::Family;
use crate::sample::content::{noise, prose};
use crate::sample::layer::Layer;
use crate::v2::Schema1;
use crate::v2::media::SIGNED;
use serde_json::{Map, Value, json};

const FOREIGN: &str = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";
const PLAIN: &str = "application/vnd.oci.image.layer.v1.tar";
const WINDOWS: Platform = Platform("windows", "amd64", "", "10.0.20348.2700");

/// Makes them.
pub(super) fn fill(dock: &mut Dock, bases: &Bases) {
    lighthouse(dock);
    empty_quay(dock, bases);
    winch(dock, bases);
    notebook(dock, bases);
}

/// `attic/lighthouse`: pushed in 2015, in the format of then.
fn lighthouse(dock: &mut Dock) {
    let here = "attic/lighthouse";
    let layers = [
        Layer::empty().package("busybox", 21_000),
        Layer::empty().program("srv/lamp", noise("lamp", 7_000)),
        Layer::empty(),
    ];
    let mut signed = Schema1::new(here, "0.3", "amd64");
    let mut parent: Option<String> = None;
    for (at, layer) in layers.iter().enumerate() {
        let blob = dock.blob(here, "", Plank::packed(layer).bytes.to_vec());
        let id = crate::sample::yard::hex(&format!("lighthouse {at}"));
        let step =
            ["#(nop) ADD file:busybox in /", "make -C /srv install", "#(nop) ENV LAMP_PASSWORD=fresnel"][at];
        let mut v1 = Map::new();
        v1.insert("id".to_owned(), id.clone().into());
        v1.insert("created".to_owned(), Value::from(format!("2015-02-{:02}T10:11:12.131415161Z", at + 10)));
        v1.insert("container_config".to_owned(), json!({ "Cmd": ["/bin/sh", "-c", step] }));
        if let Some(parent) = parent {
            v1.insert("parent".to_owned(), parent.into());
        }
        if at == 2 {
            v1.insert("throwaway".to_owned(), true.into());
            v1.insert("config".to_owned(), json!({ "Env": ["LAMP_PASSWORD=fresnel"], "Cmd": ["/srv/lamp"] }));
            v1.insert("architecture".to_owned(), "amd64".into());
            v1.insert("os".to_owned(), "linux".into());
        }
        signed.push(&blob.digest, &v1);
        parent = Some(id);
    }
    if let Some((digest, bytes)) = signed.sign() {
        dock.manifest_as(here, SIGNED, &digest, bytes);
        dock.tag(here, &digest, &["0.3", "latest"]);
    }
}

/// `attic/empty-quay`: everything was deleted, and the name is still listed.
fn empty_quay(dock: &mut Dock, bases: &Bases) {
    let here = "attic/empty-quay";
    dock.image(here, &bases.keel_11, Family::Docker);
    dock.store.repository_mut(here).manifests.clear();
}

/// `tools/winch`: for Windows, on a layer that only its maker may hand out; and a layer under no compression.
fn winch(dock: &mut Dock, bases: &Bases) {
    let here = "tools/winch";
    dock.on((2024, 11, 12));
    let base = Layer::empty().package("nanoserver", 90_000);
    let base = Plank {
        media_type: Some(FOREIGN),
        url: Some("https://layers.elsewhere.example/nanoserver.tar.gz"),
        ..Plank::packed(&base)
    };
    let nothing = dock.bare(WINDOWS);
    let hull = dock.lay(&nothing, "Apply image 10.0.20348.2700", base);
    let hull = dock.copy(
        &hull,
        "winch.exe",
        "C:\\",
        &Layer::empty().program("Files/winch.exe", noise("winch", 9_000)),
    );
    let hull = dock.entrypoint(&hull, &["C:\\winch.exe"]);
    let windows = dock.image(here, &hull, Family::Docker);
    let hull = Bases::amd64(&bases.halyard);
    let files = Layer::empty().program("usr/bin/winch", noise("winch linux", 9_000));
    let hull = dock.lay(&hull, "COPY winch /usr/bin/ # buildkit", Plank::plain(&files, PLAIN));
    let linux = dock.image(here, &hull, Family::Oci);
    dock.tag(here, &linux.digest, &["4.0-linux"]);
    dock.tag(here, &windows.digest, &["4.0-windows"]);
    super::artifacts::tag_index(dock, here, Family::Oci, vec![linux, windows], &["4.0", "latest"]);
}

/// `people/ines/notebook`: not for everyone.
fn notebook(dock: &mut Dock, bases: &Bases) {
    let here = "people/ines/notebook";
    dock.on((2026, 10, 30));
    let on = Bases::amd64(&bases.halyard);
    let on = dock.by(&on, "Inês");
    let notes = Layer::empty().file("notes/soundings.txt", prose("soundings", 9_000));
    let hull = dock.copy(&on, "notes/", "/notes/", &notes);
    let hull = dock.label(&hull, "example.harbour.note", "潮汐 and other soundings");
    let image = dock.image(here, &hull, Family::Oci);
    dock.tag(here, &image.digest, &["latest"]);
    dock.store.repository_mut(here).private = true;
}
