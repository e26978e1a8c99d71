//! The official repositories, and the bases everything else stands on.

use super::content::{prose, script};
use super::layer::Layer;
use super::yard::{Made, Yard};

/// What the other repositories build on.
pub(super) struct Bases {
    pub(super) squeeze: Made,
    pub(super) wheezy: Made,
    pub(super) alpine: Made,
    pub(super) nothing: Made,
}

/// A root file system: the folders, a few programs, and so many bytes of packages.
pub(super) fn root(name: &str, bytes: usize) -> Layer {
    let release = format!("NAME=\"{name}\"\nID=harbour\nHOME_URL=\"http://{name}.harbour.example/\"\n");
    Layer::empty()
        .folder("bin")
        .folder("etc")
        .folder("tmp")
        .file("etc/os-release", release)
        .file("etc/hostname", "harbour\n")
        .file("etc/passwd", "root:x:0:0:root:/root:/bin/sh\nharbour:x:1000:1000::/srv:/bin/sh\n")
        .package("busybox", bytes / 3)
        .hard_link("bin/sh", "usr/bin/busybox")
        .symlink("bin/ls", "/usr/bin/busybox")
        .package("libc", bytes / 3)
        .package("coreutils", bytes / 3)
        .file("usr/share/common-licenses/harbour", prose(name, bytes / 20))
}

/// Makes `library/debian`, `library/alpine` and `library/busybox`.
pub(super) fn fill(yard: &mut Yard) -> Bases {
    yard.on((2013, 6, 14), "0.4.0");
    let squeeze = yard.base("debian squeeze rootfs", &root("debian-squeeze", 150_000));
    let squeeze = yard.cmd(&squeeze, &["/bin/bash"]);
    yard.on((2014, 10, 30), "1.3.0");
    let wheezy = yard.base("debian wheezy rootfs", &root("debian-wheezy", 260_000));
    let cmd = yard.cmd(&wheezy, &["/bin/bash"]);
    let backports = yard.run(
        &cmd,
        "echo 'deb http://deb.harbour.example/debian wheezy-backports main' > /etc/apt/sources.list.d/backports.list",
        &Layer::empty().file("etc/apt/sources.list.d/backports.list", "deb http://deb.harbour.example/debian\n"),
    );
    yard.publish(
        "library/debian",
        "The rootfs every harbour service is built on.",
        31,
        &[
            ("squeeze", &squeeze),
            ("6.0", &squeeze),
            ("wheezy", &cmd),
            ("7.7", &cmd),
            ("latest", &cmd),
            ("wheezy-backports", &backports),
        ],
    );
    yard.on((2015, 1, 28), "1.4.1");
    let alpine = yard.base("alpine 3.1 minirootfs", &root("alpine", 36_000));
    yard.publish(
        "library/alpine",
        "Small enough for the pilot boat.",
        12,
        &[("3.1", &alpine), ("latest", &alpine)],
    );
    yard.on((2014, 5, 30), "0.11.1");
    let nothing = yard.base(
        "static base",
        &Layer::empty().folder("etc").folder("tmp").file("etc/passwd", "root:x:0:0::/:\n"),
    );
    let uclibc = yard.base("busybox buildroot", &root("busybox", 24_000));
    let busybox = yard.cmd(&uclibc, &["/bin/sh"]);
    let probe = yard.copy(
        &busybox,
        "probe.sh",
        "/usr/local/bin/probe",
        &Layer::empty()
            .program("usr/local/bin/probe", script("probe", "wget -q -O- http://gauge.harbour.example/")),
    );
    yard.publish(
        "library/busybox",
        "One program, many names.",
        20,
        &[("1.22", &busybox), ("latest", &busybox), ("probe", &probe)],
    );
    Bases { squeeze, wheezy, alpine, nothing }
}
