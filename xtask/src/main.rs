//! `cargo xtask serve | test | dist | bench`, and the two small builders that Trunk calls: `style` and `lazy`.
//!
//! Everything a fresh clone needs beyond Cargo and Node goes to `target/tools`, never over the user's own tools.

mod bench;
mod dist;
mod largest;
mod lazy;
mod pack;
mod proc;
mod project;
mod release;
mod sample;
mod script;
mod serve;
mod split;
mod style;
mod test;
mod tools;
mod weigh;

use clap::{Parser, Subcommand};

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the console and serve it with a registry behind it, at one origin.
    Serve(serve::Options),
    /// Run everything that proves the project.
    Test(test::Options),
    /// Build the console into `dist/`, weigh it, and pack it for release into `target/release-files`.
    Dist,
    /// Measure how fast the console is with much in it (a first visit, long lists, a big tree, and how cost grows with size),
    /// print it as tables and keep it in `target/bench.json`.
    Bench(bench::Options),
    /// Print what the half of the wasm that a first visit loads spends its bytes on.
    Largest {
        /// How many functions to print.
        #[arg(long, default_value_t = 20)]
        lines: usize,
    },
    /// Install what the other commands need and this machine lacks.
    Tools,
    /// Join `static/css/*.css` into the sheet that the page links and the one that comes with the second half of the wasm
    /// (Trunk calls this before it builds).
    Style,
    /// Put what is loaded only when asked for into the folder Trunk is building: the languages but English, and the
    /// half of the wasm that a first visit does not need, and the sample; and tell `portolan.js` the names of what it loads (Trunk calls
    /// this after it built).
    Lazy,
}

fn main() -> std::process::ExitCode {
    let done = match Arguments::parse().command {
        Command::Serve(options) => serve::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Dist => tools::for_build().and_then(|()| dist::whole()),
        Command::Bench(options) => bench::run(&options),
        Command::Largest { lines } => largest::report(lines),
        Command::Tools => tools::everything(),
        Command::Style => style::build(),
        Command::Lazy => lazy::build()
            .and_then(|()| split::build())
            .and_then(|()| sample::build())
            .and_then(|()| script::build()),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
