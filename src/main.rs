//! Mounts the console on the page; on the host there is no page and nothing to do.

fn main() {}
