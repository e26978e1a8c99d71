//! `cargo xtask serve`: the console and a registry at one origin, so that nothing needs CORS.
//!
//! The console's run-time settings name this very origin as the registry that opens first.

mod forward;
mod site;
#[cfg(test)]
mod tests;

use crate::proc::say;
use crate::{dist, tools};
use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, any};
use portolan::name::{Origin, Scheme};
use portolan_sandbox::{Cors, Place, Places, Sandbox, listener};
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;

/// What `serve` can be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The port to listen on.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Forward /v1 and /v2 to this registry instead of serving the sandbox's sample content.
    #[arg(long, value_name = "URL")]
    registry: Option<String>,
    /// The address to listen on. Anything but loopback lets others on the network use what is served here.
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDRESS")]
    host: IpAddr,
}

/// Builds what is stale, then serves until it is stopped.
pub(crate) fn run(options: &Options) -> Result<()> {
    let upstream = options.registry.as_deref().map(forward::Upstream::parse).transpose()?;
    // Before the build, which takes long: a taken port should be told at once.
    let listener = listen(SocketAddr::new(options.host, options.port))?;
    tools::for_build()?;
    dist::build_if_stale()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(listener, upstream))
}

fn listen(address: SocketAddr) -> Result<TcpListener> {
    match TcpListener::bind(address) {
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            bail!("port {} is taken: choose another with --port", address.port())
        }
        bound => bound.with_context(|| format!("cannot listen on {address}")),
    }
}

async fn serve(listener: TcpListener, upstream: Option<forward::Upstream>) -> Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let address = listener.local_addr()?;
    let behind = match &upstream {
        Some(upstream) => format!("before the registry {}", upstream.prefix()),
        None => "with a sandbox registry: its content is gone when this stops".to_owned(),
    };
    say(&format!("Portolan is at http://{address}/, {behind}. Ctrl-C stops it."));
    Ok(axum::serve(listener, app(upstream, address)).await?)
}

fn app(upstream: Option<forward::Upstream>, address: SocketAddr) -> Router {
    let settings = site::settings(upstream.as_ref().map(forward::Upstream::address));
    let registry = match upstream {
        Some(upstream) => forward::router(upstream),
        None => sandbox(address),
    };
    let loopback_only = Arc::new(address.ip().is_loopback());
    registry
        .layer(middleware::map_response(data_only))
        .merge(site::router(&settings))
        .layer(middleware::from_fn_with_state(loopback_only, guard))
}

/// A standalone v1 registry with sample content, in this process.
fn sandbox(address: SocketAddr) -> Router {
    let sandbox = Sandbox::standalone();
    if let Ok(here) = Origin::from_authority(Scheme::Http, &address.to_string()) {
        sandbox.set_places(Places { index: here.clone(), registry: here });
    }
    sandbox.set_cors(Cors::Off);
    let answer = move |request: Request| {
        let sandbox = sandbox.clone();
        async move { listener::respond(&sandbox, Place::Index, request).await }
    };
    under_the_versions(&any(answer))
}

/// A router of what a registry serves: everything under `/v1` and `/v2`.
fn under_the_versions<S: Clone + Send + Sync + 'static>(route: &MethodRouter<S>) -> Router<S> {
    ["/v1/", "/v1/{*rest}", "/v2/", "/v2/{*rest}"]
        .into_iter()
        .fold(Router::new(), |router, path| router.route(path, route.clone()))
}

/// What a registry serves must not become a page of this origin (security-notes D10).
async fn data_only(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    answer
}

/// On loopback, a request for another host's name is a page elsewhere that had its name resolved to this machine.
async fn guard(State(loopback_only): State<Arc<bool>>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name =
        host.rsplit_once(':').map_or(host, |(name, port)| if port.ends_with(']') { host } else { name });
    let local = name.eq_ignore_ascii_case("localhost")
        || name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    if *loopback_only && !local {
        return (
            StatusCode::MISDIRECTED_REQUEST,
            "This is served on this machine's loopback address only.\n",
        )
            .into_response();
    }
    next.run(request).await
}
