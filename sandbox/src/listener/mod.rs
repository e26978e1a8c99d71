//! The sandbox behind HTTP. This file only listens; what is answered is `Sandbox::handle`'s.
//!
//! Loopback is the caller's to keep: addresses come in as they are to be bound. Each listener lives in a thread with
//! a runtime of its own, so that tests without one can use it too, and ends when its handle is dropped.

mod admin;
mod respond;

pub use respond::{respond, router};

use crate::message::Place;
use crate::sandbox::Sandbox;
use crate::state::Places;
use portolan::name::{Origin, Scheme};
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// A port of this machine that no one else uses, on loopback.
pub const ANY_PORT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// Listeners at work. Dropping it ends them and every connection they have.
pub struct Listening {
    /// Where the index, or the standalone registry, is.
    pub index: Origin,
    /// Where the registry is while it stands apart.
    pub registry: Origin,
    /// Where the admin API is, if one was asked for.
    pub admin: Option<SocketAddr>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Serves a sandbox at `address`, and its registry, for the time it stands apart, at another port of the same host.
/// The sandbox is told its places. `admin` is where the admin API is to be, if anywhere.
///
/// # Errors
/// When an address cannot be bound.
pub fn serve(sandbox: &Sandbox, address: SocketAddr, admin: Option<SocketAddr>) -> io::Result<Listening> {
    let first = bind(address)?;
    let index = origin(&first)?;
    let second = bind(SocketAddr::new(address.ip(), 0))?;
    let registry = origin(&second)?;
    let mut services =
        vec![(first, router(sandbox, Place::Index)), (second, router(sandbox, Place::Registry))];
    sandbox.set_places(Places { index: index.clone(), registry: registry.clone() });
    let mut admin_at = None;
    if let Some(address) = admin {
        let third = bind(address)?;
        admin_at = Some(third.local_addr()?);
        services.push((third, admin::router(sandbox)));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (stop, stopped) = oneshot::channel();
    let thread = std::thread::spawn(move || run(&runtime, services, stopped));
    Ok(Listening { index, registry, admin: admin_at, stop: Some(stop), thread: Some(thread) })
}

fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

fn origin(listener: &TcpListener) -> io::Result<Origin> {
    let address = listener.local_addr()?;
    Origin::from_authority(Scheme::Http, &address.to_string()).map_err(io::Error::other)
}

fn run(
    runtime: &tokio::runtime::Runtime,
    services: Vec<(TcpListener, axum::Router)>,
    stopped: oneshot::Receiver<()>,
) {
    runtime.block_on(async {
        for (listener, router) in services {
            if let Ok(listener) = tokio::net::TcpListener::from_std(listener) {
                tokio::spawn(async move { axum::serve(listener, router).await });
            }
        }
        // Told to stop, or forgotten: either way the runtime and all its connections end here.
        let _ = stopped.await;
    });
}

impl Drop for Listening {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
