//! The sandbox as a process of its own, for end-to-end tests and the bench.
//!
//! Prints one line of JSON with its addresses and ends when its standard input is closed, so that no test leaves one
//! behind.

use portolan_sandbox::v2::Heap;
use portolan_sandbox::{Cors, Manner, Sandbox, Serves, listener, sample, v2};
use std::io::{self, Read};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::str::FromStr;

const USAGE: &str = "usage: portolan-sandbox [--port N] [--admin-port N] [--serves v1|v2|both] [--manner standalone|apart]
                        [--cors on|bare|unexposed|off] [--single-use] [--v2 SWITCHES]
                        [--empty | --repositories N | --tags N | --tree IMAGES:TAGS]
Tags are v2's alone; of repositories and of a tree v2 has its own.
SWITCHES is a JSON object such as {\"server\":\"distribution\",\"auth\":\"bearer\"}.
Serves on loopback only. Port 0 takes any that is free. Accounts are there even when --empty. Ends when standard input is closed.";

/// What it was asked to be.
#[derive(Default)]
struct Wish {
    port: u16,
    admin_port: Option<u16>,
    serves: Serves,
    manner: Manner,
    manners: v2::Manners,
    cors: Cors,
    single_use: bool,
    content: Content,
}

#[derive(Default)]
enum Content {
    #[default]
    Sample,
    Empty,
    Repositories(usize),
    Tags(usize),
    Tree(usize, usize),
}

fn main() -> ExitCode {
    let wish = match parse(std::env::args().skip(1)) {
        Ok(wish) => wish,
        Err(complaint) => {
            eprintln!("{complaint}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&wish) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot listen: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(wish: &Wish) -> io::Result<()> {
    let sandbox = match wish.content {
        Content::Sample => sampled(wish),
        Content::Empty => {
            let sandbox = sampled(wish);
            sandbox.clear_content();
            sandbox
        }
        Content::Tags(count) => heap(Heap::Tags(count)),
        Content::Repositories(count) if wish.serves != Serves::V1 => heap(Heap::Repositories(count)),
        Content::Repositories(count) => sample::many_repositories(count),
        Content::Tree(images, tags) if wish.serves != Serves::V1 => heap(Heap::Tree(images, tags)),
        Content::Tree(images, tags) => sample::deep_tree(images, tags),
    };
    sandbox.set_serves(wish.serves);
    sandbox.set_manner(wish.manner);
    sandbox.set_manners(wish.manners.clone());
    sandbox.set_cors(wish.cors);
    sandbox.set_single_use(wish.single_use);
    let at = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listening = listener::serve(&sandbox, at(wish.port), wish.admin_port.map(at))?;
    let line = serde_json::json!({
        "index": listening.index.to_string(),
        "registry": listening.registry.to_string(),
        "admin": listening.admin.map(|address| format!("http://{address}")),
    });
    println!("{line}");
    // Whatever is written there is not for us; its end is.
    io::copy(&mut io::stdin().lock().by_ref(), &mut io::sink())?;
    Ok(())
}

fn parse(mut words: impl Iterator<Item = String>) -> Result<Wish, String> {
    let mut wish = Wish::default();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} wants a value"));
        match word.as_str() {
            "--port" => wish.port = number(&value()?)?,
            "--admin-port" => wish.admin_port = Some(number(&value()?)?),
            "--single-use" => wish.single_use = true,
            "--empty" => wish.content = Content::Empty,
            "--repositories" => wish.content = Content::Repositories(number(&value()?)?),
            "--tags" => wish.content = Content::Tags(number(&value()?)?),
            "--tree" => {
                let value = value()?;
                let (images, tags) = value.split_once(':').ok_or("--tree wants IMAGES:TAGS")?;
                wish.content = Content::Tree(number(images)?, number(tags)?);
            }
            "--serves" => wish.serves = named(&value()?)?,
            "--v2" => wish.manners = switches(&value()?)?,
            "--manner" => wish.manner = named(&value()?)?,
            "--cors" => wish.cors = named(&value()?)?,
            _ => return Err(format!("{word} is not known")),
        }
    }
    Ok(wish)
}

fn sampled(wish: &Wish) -> Sandbox {
    match wish.serves {
        Serves::V1 => Sandbox::with_sample(wish.manner),
        Serves::V2 => Sandbox::v2(),
        Serves::Both => Sandbox::both(),
    }
}

fn heap(heap: Heap) -> Sandbox {
    let sandbox = Sandbox::empty_v2();
    sandbox.add_heap(heap);
    sandbox
}

fn switches(text: &str) -> Result<v2::Manners, String> {
    let switches = serde_json::from_str(text).map_err(|error| error.to_string())?;
    v2::Manners::default().with(&switches).map_err(|error| error.to_string())
}

fn number<N: FromStr>(text: &str) -> Result<N, String> {
    text.parse().map_err(|_| format!("{text} is not a number that fits"))
}

/// One of the names the admin API uses as well.
fn named<N: serde::de::DeserializeOwned>(text: &str) -> Result<N, String> {
    serde_json::from_value(text.into()).map_err(|error| error.to_string())
}
