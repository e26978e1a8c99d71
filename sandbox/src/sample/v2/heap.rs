//! Heaps of content, for the bench and for whatever is to be many: repositories, tags of one repository, and a tree of
//! layers.

use super::dock::{AMD64, Dock, Hull};
use super::manifest::Family;
use crate::sample::layer::Layer;
use crate::v2::{Heap, Store};

/// Adds a heap to what is there.
pub(crate) fn add(store: &mut Store, heap: Heap) {
    let mut dock = Dock::new();
    dock.on((2026, 1, 5));
    match heap {
        Heap::Repositories(count) => repositories(&mut dock, count),
        Heap::Tags(count) => tags(&mut dock, count),
        Heap::Tree(layers, tags) => tree(&mut dock, layers, tags),
    }
    store.blobs.extend(dock.store.blobs);
    store.repositories.extend(dock.store.repositories);
}

fn base(dock: &mut Dock) -> Hull {
    dock.base(AMD64, "heap", &Layer::empty().file("etc/motd", "ahoy\n"))
}

/// `fleet-07/vessel-00007`: in some forty namespaces, each with one tag, all the same image.
fn repositories(dock: &mut Dock, count: usize) {
    let hull = base(dock);
    for at in 0..count {
        let name = format!("fleet-{:02}/vessel-{at:05}", at % 41);
        let image = dock.image(&name, &hull, Family::Oci);
        dock.tag(&name, &image.digest, &["latest"]);
    }
}

/// `fleet/roll-call`: an image for each tag but every tenth, which is another name of the one before. Later versions
/// were made later; but for every seventh, which mends an old one.
fn tags(dock: &mut Dock, count: usize) {
    let here = "fleet/roll-call";
    let hull = base(dock);
    let hull = dock.run(&hull, "make install", &Layer::empty().file("srv/roll", "call\n"));
    let mut last = String::new();
    for at in 0..count {
        let version = format!("{}.{}.{}", at / 400 + 1, at / 20 % 20, at % 20);
        if at % 10 != 9 || last.is_empty() {
            let day = if at % 7 == 6 { (2026, 9, 1) } else { (2026, 1, 5) };
            dock.on(day);
            dock.wait(i64::try_from(at).unwrap_or_default() * 60);
            let made = dock.label(&hull, "org.opencontainers.image.version", &version);
            last = dock.image(here, &made, Family::Oci).digest;
        }
        dock.tag(here, &last, &[&version]);
    }
}

/// `bench/tree`: so many layers on four bases, and so many tags on what nothing stands on first. No chain is longer
/// than 120.
fn tree(dock: &mut Dock, layers: usize, tags: usize) {
    let here = "bench/tree";
    let shape = crate::sample::bench::shape(layers, layers / tags.max(1) + 1);
    let mut hulls: Vec<Hull> = Vec::with_capacity(layers);
    for (at, on) in shape.parents.iter().enumerate() {
        let file = Layer::empty().file(&format!("srv/{at}"), format!("{at}\n"));
        let hull = match on {
            None => dock.base(AMD64, &format!("base {at}"), &file),
            Some(on) => dock.run(&hulls[*on], &format!("step {at}"), &file),
        };
        hulls.push(hull);
    }
    let picked = shape.leaves.into_iter().chain((0..layers).step_by((layers / tags.max(1)).max(1)));
    for (at, picked) in (0..tags).zip(picked) {
        let image = dock.image(here, &hulls[picked], Family::Docker);
        dock.tag(here, &image.digest, &[&format!("1.{}.{}", at / 20, at % 20)]);
    }
}
