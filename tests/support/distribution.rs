//! Distribution 2.8.2 as Debian has it, started by `tests/e2e/distribution.mjs` when the first test asks for one of its
//! kind. It ends with the test's process, however that ends, because its standard input does.

use super::native::Native;
use super::origin;
use portolan::http::{Headers, Method, Request, Response, Transport, Url};
use portolan::name::Origin;
use portolan::registry::Registry;
use serde_json::Value;
use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock};

/// A registry at work.
pub struct Server {
    /// Where it listens.
    pub address: Origin,
    /// Where its token server is.
    pub tokens: Option<Origin>,
    /// The folder in which it keeps everything.
    pub storage: PathBuf,
    _child: Child,
}

/// The registry of some kind, in the words of `startDistribution`: one for all tests of a process.
pub fn server(kind: &str) -> &'static Server {
    static SERVERS: OnceLock<Mutex<HashMap<String, &'static Server>>> = OnceLock::new();
    let mut servers = SERVERS.get_or_init(Mutex::default).lock().expect("no test failed to start a server");
    servers.entry(kind.to_owned()).or_insert_with(|| Box::leak(Box::new(Server::start(kind))))
}

impl Server {
    fn start(kind: &str) -> Self {
        let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/distribution.mjs");
        let mut node = Command::new("node");
        node.args([program, kind]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = node.spawn().expect("node starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output is ours");
        BufReader::new(out).read_line(&mut line).expect("its output is text");
        let said: Value = serde_json::from_str(&line).expect("it says where it listens");
        Self {
            address: origin(said["address"].as_str().expect("an address")),
            tokens: said["tokens"].as_str().map(origin),
            storage: said["storage"].as_str().expect("a folder").into(),
            _child: child,
        }
    }

    /// The client to be tested, nobody being signed in.
    pub fn registry(&self) -> Registry<Native> {
        Registry::new(Native::new(), self.address.clone())
    }

    /// What the server itself says, asked behind the client's back.
    pub async fn ask(&self, method: Method, path: &str, fields: &[(&str, &str)]) -> Response {
        ask(&self.address, method, path, fields).await
    }

    /// The digest that it has behind a tag or digest; nothing when there is none.
    pub async fn digest(&self, repository: &str, reference: &str) -> Option<String> {
        let path = format!("v2/{repository}/manifests/{reference}");
        let answer = self.ask(Method::Head, &path, &[("accept", ACCEPT)]).await;
        answer.headers.get("docker-content-digest").filter(|_| answer.status == 200).map(str::to_owned)
    }

    /// The tags it has, sorted.
    pub async fn tags(&self, repository: &str) -> Vec<String> {
        let answer = self.ask(Method::Get, &format!("v2/{repository}/tags/list"), &[]).await;
        let mut tags: Vec<String> = json(answer).await["tags"]
            .as_array()
            .map(|tags| tags.iter().filter_map(Value::as_str).map(str::to_owned).collect())
            .unwrap_or_default();
        tags.sort();
        tags
    }

    /// Every request that the token server got, in order.
    pub async fn asked_for_tokens(&self) -> Vec<Value> {
        let tokens = self.tokens.as_ref().expect("a registry with a token server");
        let said = json(ask(tokens, Method::Get, "requests", &[]).await).await;
        said.as_array().expect("a list of requests").clone()
    }
}

/// Every kind of manifest.
pub const ACCEPT: &str = "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, \
    application/vnd.docker.distribution.manifest.list.v2+json, \
    application/vnd.docker.distribution.manifest.v2+json, \
    application/vnd.docker.distribution.manifest.v1+prettyjws;q=0.5";

async fn ask(origin: &Origin, method: Method, path: &str, fields: &[(&str, &str)]) -> Response {
    let url = path.split('/').fold(Url::at(origin), |url, segment| url.push(segment).expect("a path"));
    let mut request = Request::new(method, url);
    request.headers = Headers::new();
    for (name, value) in fields {
        request.headers.add(name, value);
    }
    Native::new().send(request).await.expect("the server answers")
}

/// The whole of an answer.
pub async fn bytes(answer: Response) -> Vec<u8> {
    answer.body.gather(16 * 1024 * 1024).await.expect("the answer is whole")
}

async fn json(answer: Response) -> Value {
    serde_json::from_slice(&bytes(answer).await).expect("the answer is JSON")
}
