//! The program that elements of a page take consoles from; on the host there is no page and nothing to do.

#[cfg(target_arch = "wasm32")]
fn main() {
    portolan::element::begin();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
