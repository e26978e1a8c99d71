//! Any bytes at all in place of what a registry sends: whatever reads them comes to an end and never panics. What is read
//! and what must hold of it is in `tests/fuzz`, where libFuzzer does the same for longer.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

#[path = "fuzz/src/lib.rs"]
mod fuzz;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::LazyLock;

/// Takes any bytes at all.
type Read = fn(&[u8]);

/// The readers, by the names of their folders in `tests/fuzz/corpus`.
const READERS: [(&str, Read); 8] = [
    ("challenge", fuzz::challenge::read),
    ("link", fuzz::link::read),
    ("reference", fuzz::reference::read),
    ("manifest", fuzz::manifest::read),
    ("config", fuzz::config::read),
    ("forest", fuzz::forest::read),
    ("v1", fuzz::v1::read),
    ("v2", fuzz::v2::read),
];

/// What is kept for each reader, and for those of whole answers what real registries answered.
static KEPT: LazyLock<Vec<Vec<Vec<u8>>>> = LazyLock::new(|| {
    let folder = |path: String| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path);
        let files = std::fs::read_dir(path).expect("a folder");
        let mut files: Vec<_> = files.map(|entry| entry.expect("a file").path()).collect();
        files.sort();
        files.into_iter().map(|file| std::fs::read(file).expect("a file")).collect::<Vec<_>>()
    };
    let of = |name: &str| {
        let mut kept = folder(format!("fuzz/corpus/{name}"));
        if name.starts_with('v') {
            kept.extend(folder("data/v2".into()));
        }
        kept
    };
    READERS.iter().map(|(name, _)| of(name)).collect()
});

#[test]
fn everything_that_is_kept_is_read_to_its_end() {
    for ((name, read), kept) in READERS.iter().zip(&*KEPT) {
        assert!(!kept.is_empty(), "{name}");
        for bytes in kept {
            let text = String::from_utf8_lossy(bytes);
            assert!(catch_unwind(AssertUnwindSafe(|| read(bytes))).is_ok(), "{name}: {text}");
        }
    }
}

/// A kept input, what is put in its place somewhere, and where it breaks off.
fn damaged() -> impl Strategy<Value = (usize, Vec<u8>)> {
    let signs = vec(select(&b"\0\n\r\t \"'\\,;:=<>{}[]/?#%@&.-+019aAeEnz\x7f\x80\xc3\xff"[..]), 0..6);
    let numbers = select(vec!["-1", "18446744073709551616", "1e999", "null", "[]", "{}", "\"\"", "\u{202e}"]);
    let piece = prop_oneof![signs, numbers.prop_map(|text| text.as_bytes().to_vec()), vec(any::<u8>(), 0..6)];
    let places = (any::<Index>(), any::<Index>(), any::<Index>(), any::<Index>());
    let whole = prop::bool::weighted(0.7);
    (0..READERS.len(), places, piece, whole).prop_map(|(reader, (which, from, to, end), piece, whole)| {
        let mut bytes = KEPT[reader][which.index(KEPT[reader].len())].clone();
        let (from, to) = (from.index(bytes.len() + 1), to.index(bytes.len() + 1));
        bytes.splice(from.min(to)..(from.min(to) + piece.len()).min(from.max(to)), piece);
        if !whole {
            bytes.truncate(end.index(bytes.len() + 1));
        }
        (reader, bytes)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_damaged_on_the_way_is_read_to_its_end((reader, bytes) in damaged()) {
        READERS[reader].1(&bytes);
    }

    #[test]
    fn any_bytes_are_read_to_their_end(reader in 0..READERS.len(), bytes in vec(any::<u8>(), 0..300)) {
        READERS[reader].1(&bytes);
    }

    #[test]
    fn any_text_is_read_to_its_end(reader in 0..READERS.len(), text in "\\PC{0,200}") {
        READERS[reader].1(text.as_bytes());
    }
}
