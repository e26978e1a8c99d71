//! The program that elements of a page take consoles from; on the host there is no page and nothing to do.

#[cfg(all(target_arch = "wasm32", feature = "screen"))]
fn main() {
    portolan::element::begin();
}

#[cfg(not(all(target_arch = "wasm32", feature = "screen")))]
fn main() {}
