//! Asks the questions, each only where the answers before it left something open.

use super::{Came, Findings, Plan, Question, Seen, Told, Tried};
use crate::http::{Knock, Knocked, Method, Request, Timeouts, Url};
use crate::name::{Origin, Repository, Scheme};
use crate::registry::Registry;
use crate::registry::bearer::Who;
use crate::registry::credential::{Action, Basic, Credential};
use crate::registry::error::Error;
use crate::registry::exchange::Pass;
use crate::registry::realm::{Manner, Realm};
use crate::registry::scope::Scope;
use crate::registry::v2::At;
use crate::registry::v2::delete::nothing;
use crate::registry::v2::manifests::ACCEPT;

/// A question is a small one: what takes longer than this is told as silence.
const SHORT: Timeouts = Timeouts { idle_ms: 10_000, total_ms: Some(10_000) };
/// How many names of the list are asked for, and so how many repositories are looked into for a tag.
const FEW: usize = 5;

impl<T: Knock> Registry<T> {
    /// Finds out what stands between this page and the registry. Reads only. Called only after a person asked for
    /// this very host (security notes P12). A password that is kept goes where it goes otherwise, and nowhere else.
    pub async fn examine(&self, plan: &Plan, told: &dyn Fn(Told)) -> Findings {
        let mut run = Run { registry: self, told, findings: Findings::default() };
        run.findings.signed_in = run.has_password();
        // An address of our own making always fits; nothing is asked otherwise.
        let _ = run.all(plan).await;
        run.findings.local_network = self.shared.transport.local_network().await;
        run.findings
    }

    /// Whether the server deletes: it is asked to delete what cannot exist, and never anything real. Only when a
    /// person presses for it.
    pub async fn examine_deletes(&self, repository: &Repository, told: &dyn Fn(Told)) -> Option<Tried> {
        let mut run = Run { registry: self, told, findings: Findings::default() };
        let url = self.manifest_url(repository, &At::Digest(nothing().ok()?)).ok()?;
        let began = run.begin(Question::Delete, Method::Delete, url.clone());
        let came = match self.delete_nothing(repository).await {
            // What does not exist cannot be deleted; a server that says it was is one that deletes.
            Ok(()) => Came::Answer(Seen { status: 202, is_v2: true, ..Seen::default() }),
            Err(error) => Came::failed(error),
        };
        run.note((Question::Delete, Method::Delete, Some(url)), came, began, false);
        run.findings.tried.pop()
    }
}

struct Run<'a, T> {
    registry: &'a Registry<T>,
    told: &'a dyn Fn(Told),
    findings: Findings,
}

impl<T: Knock> Run<'_, T> {
    async fn all(&mut self, plan: &Plan) -> Result<(), Error> {
        let root = if plan.legacy { self.ping()? } else { self.v2()?.slash() };
        let plain = self.ask(Question::Plain, get(root.clone()), &Credential::Nothing).await;
        match plain {
            Came::Answer(seen) => self.readable(plan, root, &seen).await,
            Came::Nothing(_) => self.unreadable(plan, root).await,
            _ => Ok(()),
        }
    }

    /// Nothing could be read: is anybody there at all?
    async fn unreadable(&mut self, plan: &Plan, root: Url) -> Result<(), Error> {
        if self.knock(Question::Opaque, root.clone()).await != Knocked::Answered {
            if let Some(other) = self.other_scheme(plan) {
                self.knock(Question::OtherScheme, root.moved(&other)).await;
            }
            return Ok(());
        }
        // Somebody is. Is it this path alone, or refusals alone?
        let other = self.v2()?.push("portolan")?.push("connection-doctor")?.push("tags")?.push("list")?;
        let other =
            if plan.legacy { Url::at(self.registry.origin()).push("v1")?.push("search")? } else { other };
        self.ask(Question::OtherPath, get(other), &Credential::Nothing).await;
        if self.findings.signed_in {
            self.ask(Question::Authorized, get(root), &Credential::Kept).await;
        }
        if !plan.legacy {
            self.ask(Question::Legacy, get(self.ping()?), &Credential::Nothing).await;
        }
        Ok(())
    }

    /// The simplest of requests is answered and may be read. What the console does beyond it?
    async fn readable(&mut self, plan: &Plan, root: Url, plain: &Seen) -> Result<(), Error> {
        // A locked door in front says nothing of what is behind it.
        if !plan.legacy && !plain.is_v2 && plain.status != 401 {
            self.ask(Question::Legacy, get(self.ping()?), &Credential::Nothing).await;
            return Ok(());
        }
        let credential = self.some_credential();
        self.ask(Question::Authorized, get(root.clone()), &credential).await;
        if self.findings.silent(Question::Authorized) {
            // Longer than the 128 bytes that need no preflight, and asked of manifests anyway.
            let long = get(root.clone()).header("accept", ACCEPT);
            self.ask(Question::LongAccept, long, &Credential::Nothing).await;
            if self.findings.silent(Question::LongAccept) {
                self.ask(Question::Again, get(root), &Credential::Nothing).await;
            }
            return Ok(());
        }
        if !plan.legacy && self.realm().await { self.lists(plan).await } else { Ok(()) }
    }

    /// The token server, where the registry has one: first as nobody. Whether one can go on.
    async fn realm(&mut self) -> bool {
        if let Some(Came::Unfit(_)) = self.findings.came(Question::Realm) {
            return false;
        }
        let manner = self.registry.shared.keyring.borrow().manner.clone();
        let Some(Manner::Bearer(Realm { url, service })) = &manner else { return true };
        let asked = if service.is_empty() { url.clone() } else { url.clone().query("service", service) };
        let came = self.ask(Question::Realm, get(asked), &Credential::Nothing).await;
        if matches!(came, Came::Nothing(_)) {
            self.knock(Question::RealmOpaque, url.clone()).await;
            return false;
        }
        if let (true, Some(Manner::Bearer(realm))) = (self.findings.signed_in, &manner) {
            let began = self.begin(Question::RealmPassword, Method::Get, realm.url.clone());
            let issued = self.registry.fetch_token(realm, &Scope::default(), Who::User).await;
            let came = match issued {
                Ok(_) => Came::Answer(Seen { status: 200, token: true, ..Seen::default() }),
                Err(error) => Came::failed(error),
            };
            self.note((Question::RealmPassword, Method::Get, Some(realm.url.clone())), came, began, true);
        }
        true
    }

    /// The list of repositories, tags and a manifest: whether they are there, and whether what they carry in header
    /// fields can be read. They are asked for as the console does otherwise, tokens and all.
    async fn lists(&mut self, plan: &Plan) -> Result<(), Error> {
        let catalog = self.v2()?.push("_catalog")?.query("n", &FEW.to_string());
        let listed = self.ask_as_ever(Question::Catalog, get(catalog.clone()), Pass::Catalog).await;
        let mut repositories: Vec<Repository> = plan.repository.iter().cloned().collect();
        if let Came::Answer(seen) = &listed {
            if let (200, Some(last), false) = (seen.status, seen.names.get(FEW - 1), seen.link) {
                // A full page without a way on: is there nothing behind it, or may the way not be read?
                let rest = get(catalog.query("last", last));
                self.ask_as_ever(Question::CatalogRest, rest, Pass::Catalog).await;
            }
            repositories.extend(seen.names.iter().filter_map(|name| name.parse().ok()));
        }
        for repository in repositories.into_iter().take(FEW) {
            let pass = Pass::V2(&repository, Action::Read);
            let at = self.v2()?.extend(repository.segments())?;
            let tags = get(at.clone().push("tags")?.push("list")?);
            let Came::Answer(seen) = self.ask_as_ever(Question::Tags, tags, pass).await else { continue };
            if let Some(tag) = seen.names.first().filter(|_| seen.status == 200) {
                let url = at.push("manifests")?.push(tag)?;
                let head = Request::new(Method::Head, url).within(SHORT).header("accept", ACCEPT);
                self.ask_as_ever(Question::Manifest, head, pass).await;
                break;
            }
        }
        Ok(())
    }

    /// Asks once, with this and nothing else.
    async fn ask(&mut self, question: Question, request: Request, credential: &Credential) -> Came {
        let (method, url) = (request.method, request.url.clone());
        let began = self.begin(question, method, url.clone());
        let sent = self.registry.carry(request, credential, false).await;
        let unfit = match &sent {
            Ok(response) if url.origin() == self.registry.origin() => {
                self.registry.heard_challenges(response).err()
            }
            _ => None,
        };
        let came = Came::read(sent).await;
        let password = matches!(credential, Credential::Kept);
        self.note((question, method, Some(url)), came.clone(), began, password);
        if let Some(error) = unfit.filter(|_| question == Question::Plain) {
            self.note((Question::Realm, Method::Get, None), Came::failed(error), began, false);
        }
        came
    }

    /// Asks as the console does otherwise.
    async fn ask_as_ever(&mut self, question: Question, request: Request, pass: Pass<'_>) -> Came {
        let (method, url) = (request.method, request.url.clone());
        let began = self.begin(question, method, url.clone());
        let came = match self.registry.ask(request, pass).await {
            Ok(answer) => Came::Answer(Seen::read(answer.response).await),
            Err(error) => Came::failed(error),
        };
        self.note((question, method, Some(url)), came, began, false)
    }

    async fn knock(&mut self, question: Question, url: Url) -> Knocked {
        let began = self.begin(question, Method::Get, url.clone());
        let knocked = self.registry.shared.transport.knock(&url).await;
        self.note((question, Method::Get, Some(url)), Came::Knock(knocked), began, false);
        knocked
    }

    /// Tells what is being asked. The moment.
    fn begin(&self, question: Question, method: Method, url: Url) -> i64 {
        (self.told)(Told::Asking(question, method, url));
        self.registry.shared.transport.now()
    }

    fn note(
        &mut self,
        (question, method, url): (Question, Method, Option<Url>),
        came: Came,
        began: i64,
        password: bool,
    ) -> Came {
        let ms = self.registry.shared.transport.now().saturating_sub(began);
        let ms = u32::try_from(ms).unwrap_or_default();
        let tried = Tried { question, method, url, came: came.clone(), ms, password };
        (self.told)(Told::Came(tried.clone()));
        self.findings.tried.push(tried);
        came
    }

    fn v2(&self) -> Result<Url, Error> {
        Ok(Url::at(self.registry.origin()).push("v2")?)
    }

    fn ping(&self) -> Result<Url, Error> {
        Ok(Url::at(self.registry.origin()).push("v1")?.push("_ping")?)
    }

    /// The same host and port by the other scheme, where a browser lets this page ask so.
    fn other_scheme(&self, plan: &Plan) -> Option<Origin> {
        let origin = self.registry.origin();
        let scheme = match origin.scheme() {
            Scheme::Http => Scheme::Https,
            Scheme::Https => Scheme::Http,
        };
        let other = Origin::from_authority(scheme, &origin.authority_with_port()).ok()?;
        (scheme == Scheme::Https || plan.other_scheme).then_some(other)
    }

    fn has_password(&self) -> bool {
        let keyring = self.registry.shared.keyring.borrow();
        keyring.authorization(&Url::at(self.registry.origin()), &Credential::Kept).is_some()
    }

    /// The password that is kept, where the registry itself takes it; otherwise an empty one, which is no secret and
    /// has the browser ask for the same permission.
    fn some_credential(&self) -> Credential {
        let by_token = matches!(self.registry.shared.keyring.borrow().manner, Some(Manner::Bearer(_)));
        if self.findings.signed_in && !by_token {
            return Credential::Kept;
        }
        Credential::Trial(Basic { user: String::new(), password: String::new() }, true)
    }
}

fn get(url: Url) -> Request {
    Request::new(Method::Get, url).within(SHORT)
}
