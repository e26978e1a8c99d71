//! `cargo xtask serve | test | dist | bench`.

fn main() {}
