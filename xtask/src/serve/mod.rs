//! `cargo xtask serve`: the console and a registry at one origin, so that nothing needs CORS; and where the registry is
//! a sandbox, one of the other protocol at a port beside it.
//!
//! The console's run-time settings name this very origin as the registry that opens first.

mod forward;
mod sandboxes;
mod site;
#[cfg(test)]
mod tests;

use crate::proc::say;
use crate::{dist, tools};
use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;

/// What `serve` can be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The port to listen on.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Forward /v1 and /v2 to this registry instead of serving sandboxes with sample content.
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
    let (behind, beside) = match upstream {
        Some(upstream) => (Behind::Registry(upstream), None),
        None => {
            let beside = listen_beside(listener.local_addr()?)?;
            (Behind::Sandboxes { v1: beside.local_addr()? }, Some(beside))
        }
    };
    runtime.block_on(serve(listener, behind, beside))
}

/// The next port, so that its address is the same tomorrow; any that is free if that one is not.
fn listen_beside(address: SocketAddr) -> Result<TcpListener> {
    let next = address.port().checked_add(1).unwrap_or_default();
    let bound = TcpListener::bind(SocketAddr::new(address.ip(), next));
    bound.or_else(|_| TcpListener::bind(SocketAddr::new(address.ip(), 0))).context("no port is free")
}

fn listen(address: SocketAddr) -> Result<TcpListener> {
    match TcpListener::bind(address) {
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            bail!("port {} is taken: choose another with --port", address.port())
        }
        bound => bound.with_context(|| format!("cannot listen on {address}")),
    }
}

async fn serve(listener: TcpListener, behind: Behind, beside: Option<TcpListener>) -> Result<()> {
    let listener = into_tokio(listener)?;
    let address = listener.local_addr()?;
    let what = behind.in_words();
    if let (Some(beside), Behind::Sandboxes { v1 }) = (beside, &behind) {
        let (beside, router) = (into_tokio(beside)?, guarded(sandboxes::beside(*v1, address.port()), *v1));
        tokio::spawn(async move { axum::serve(beside, router).await });
    }
    say(&format!("Portolan is at http://{address}/, {what}. Ctrl-C stops it."));
    Ok(axum::serve(listener, app(behind, address)).await?)
}

fn into_tokio(listener: TcpListener) -> Result<tokio::net::TcpListener> {
    listener.set_nonblocking(true)?;
    Ok(tokio::net::TcpListener::from_std(listener)?)
}

/// What is served beside the console.
enum Behind {
    /// Somebody's registry, passed on.
    Registry(forward::Upstream),
    /// Two sandboxes: v2 at the console's own origin, v1 at this address.
    Sandboxes { v1: SocketAddr },
}

impl Behind {
    fn in_words(&self) -> String {
        match self {
            Self::Registry(upstream) => format!("before the registry {}", upstream.prefix()),
            Self::Sandboxes { v1 } => format!(
                "with two sandbox registries, v2 at that very origin and v1 at http://{v1}: their content is gone when \
                 this stops"
            ),
        }
    }
}

fn app(behind: Behind, address: SocketAddr) -> Router {
    let site = site::router(site::Names::of(&behind));
    let registry = match behind {
        Behind::Registry(upstream) => forward::router(upstream),
        Behind::Sandboxes { .. } => sandboxes::own(address),
    };
    guarded(registry.layer(middleware::map_response(data_only)).merge(site), address)
}

fn guarded(router: Router, address: SocketAddr) -> Router {
    let loopback_only = Arc::new(address.ip().is_loopback());
    router.layer(middleware::from_fn_with_state(loopback_only, guard))
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
    let name = host_name(request.headers());
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

/// The name this was asked by, without a port.
fn host_name(headers: &HeaderMap) -> &str {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    host.rsplit_once(':').map_or(host, |(name, port)| if port.ends_with(']') { host } else { name })
}
