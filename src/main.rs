//! Mounts the console on the page; on the host there is no page and nothing to do.

#[cfg(target_arch = "wasm32")]
fn main() {
    portolan::element::mount_page();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
