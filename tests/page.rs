//! The page that is shipped: its policy, and that all of it is its own.
#![allow(clippy::unwrap_used)]

use std::path::Path;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Security notes P4, P5 and D3.
#[test]
fn the_policy_of_the_page_is_as_narrow_as_a_registry_anywhere_allows() {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                  connect-src 'self' http: https:; base-uri 'none'; form-action 'none'";
    let page = read("index.html").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains(&format!("content=\"{policy}\"")), "{page}");
    assert_eq!(page.matches("Content-Security-Policy").count(), 1);
}

/// Security notes P7.
#[test]
fn nothing_of_the_page_comes_from_elsewhere_or_stays_behind() {
    for file in ["index.html", "static/portolan.js", "static/portal.js"] {
        let text = read(file);
        assert!(!text.contains("serviceWorker"), "{file}");
        assert!(!text.contains("https://") && !text.contains("http://"), "{file}");
    }
}

/// Security notes P6.
#[test]
fn all_it_is_built_of_is_locked_by_its_checksum() {
    let lock = read("Cargo.lock");
    let others: Vec<&str> =
        lock.split("[[package]]").skip(1).filter(|one| one.contains("\nsource = ")).collect();
    assert!(others.len() > 100, "{} crates", others.len());
    for one in others {
        let named = one.contains("\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"\n");
        assert!(named && one.contains("\nchecksum = \""), "{one}");
    }
    assert!(read("xtask/src/dist.rs").contains(r#""build", "--release", "--locked""#));
}
