//! The page: asks once a person wanted it, shows the questions while they are asked, then what they mean.

use super::deletes::CheckDeletes;
use super::fix::Fix;
use super::not_it::NotIt;
use super::report::report;
use super::titles::{scheme_of, told};
use super::tried::TriedTable;
use super::verdict::Verdict;
use crate::console::doctor::recipes::{Need, need};
use crate::console::doctor::{Case, Diagnosis, Evidence, diagnose};
use crate::console::route::{Api, Place, Route};
use crate::console::session::Action;
use crate::http::{Method, Url};
use crate::image::Timestamp;
use crate::name::{Origin, Scheme};
use crate::registry::examine::{Came, Findings, Question, Told, Tried};
use crate::ui::hooks::{Console, Words, use_console, use_resource, use_words};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::copy::CopyButton;
use crate::web::{clock, location};
use std::rc::Rc;
use yew::prelude::*;

/// Whose connection.
#[derive(Properties, PartialEq)]
pub struct DoctorPageProps {
    /// The registry.
    pub place: Place,
}

/// The connection doctor. A registry that only a link names waits for a press, as everywhere (security notes P12).
#[component]
pub fn DoctorPage(props: &DoctorPageProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let origin = props.place.origin.clone();
    let host = origin.authority();
    let say = |message: &str| words.fill(message, &[("host", &host)]);
    if !console.settings.allows(&origin) {
        return waiting(&words, &say(words.shell.not_allowed_title()), words.shell.not_allowed(), html! {});
    }
    if !console.session.may_contact(&origin, &console.settings, &console.preferences) {
        let go = Callback::from(move |()| contact(&console, &origin));
        let button =
            html! { <Button label={say(words.doctor.start_go())} kind={Kind::Main} on_press={go} /> };
        return waiting(&words, &say(words.doctor.start_title()), words.doctor.start(), button);
    }
    html! { <Examination place={props.place.clone()} /> }
}

fn contact(console: &Console, origin: &Origin) {
    let origin = origin.clone();
    console.tell(Action::Connected { origin, kind: None, wants_sign_in: false, at: None });
}

fn waiting(words: &Words, title: &str, text: &str, button: Html) -> Html {
    html! {
        <div class="pt-sheet pt-plain">
            <p class="pt-label">{ words.doctor.title() }</p>
            <h1 class="pt-title-plain">{ title }</h1>
            <p class="pt-prose">{ text }</p>
            { button }
        </div>
    }
}

/// What was asked so far.
#[derive(Default, PartialEq)]
struct Log {
    tried: Vec<Tried>,
    asking: Option<(Question, Method, Url)>,
}

enum Entry {
    Begin,
    Told(Told),
}

impl Reducible for Log {
    type Action = Entry;

    fn reduce(self: Rc<Self>, entry: Entry) -> Rc<Self> {
        let mut tried = self.tried.clone();
        Rc::new(match entry {
            Entry::Begin => Self::default(),
            Entry::Told(Told::Asking(question, method, url)) => {
                Self { tried, asking: Some((question, method, url)) }
            }
            Entry::Told(Told::Came(one)) => {
                tried.push(one);
                Self { tried, asking: None }
            }
        })
    }
}

#[component]
fn Examination(props: &DoctorPageProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let place = props.place.clone();
    let page: Option<Origin> = location::page_origin().parse().ok();
    let legacy =
        console.session.known(&place, &console.settings, &console.preferences).place.api == Some(Api::V1);
    let log = use_reducer(Log::default);
    let deletes = use_state(|| None::<Tried>);
    let found = {
        let (registry, page, log) = (console.registry(&place), page.clone(), log.dispatcher());
        use_resource(place.origin.clone(), move |origin: &Origin| {
            let plan = Evidence::plan(page.as_ref(), origin, legacy);
            let (registry, log) = (registry.clone(), log.clone());
            async move {
                log.dispatch(Entry::Begin);
                let told = {
                    let log = log.clone();
                    move |told| log.dispatch(Entry::Told(told))
                };
                Ok((registry.examine(&plan, &told).await, clock::now()))
            }
        })
    };
    let judged = use_memo(
        (found.value.clone().map(ByPointer), (*deletes).clone()),
        |(value, deletes): &(Option<ByPointer>, Option<Tried>)| {
            let (findings, at) = &*value.as_ref()?.0;
            let (findings, registry) = (findings.clone(), props.place.origin.clone());
            let evidence = Evidence { page: page.clone(), registry, findings, deletes: deletes.clone() };
            let diagnoses = Rc::new(diagnose(&evidence));
            Some((Rc::new(evidence), diagnoses, *at))
        },
    );
    let again = {
        let (reload, deletes) = (found.reload.clone(), deletes.setter());
        Callback::from(move |()| {
            deletes.set(None);
            reload.emit(());
        })
    };
    use_spoken(&words, &console, &judged);
    let host = place.origin.authority();
    let (evidence, diagnoses, at) = match (&*judged, found.loading) {
        (Some(judged), false) => judged.clone(),
        _ => {
            return html! {
                <div class="pt-sheet" aria-busy="true">
                    <p class="pt-label">{ words.doctor.title() }</p>
                    <div class="pt-verdict"><h1 class="pt-counting">{ words.fill(words.doctor.running(), &[("host", &host)]) }</h1></div>
                    <TriedTable tried={log.tried.clone()} registry={place.origin.clone()} asking={log.asking.clone()} />
                </div>
            };
        }
    };
    let tried: Vec<Tried> = evidence.findings.tried.iter().chain(&evidence.deletes).cloned().collect();
    let readable = matches!(evidence.findings.came(Question::Plain), Some(Came::Answer(_))) && !legacy;
    let on_asked = {
        let deletes = deletes.setter();
        Callback::from(move |tried| deletes.set(tried))
    };
    let cure = diagnoses.iter().enumerate().find_map(|(at, one)| {
        let need = need(&one.case, &place.origin, is_guarded(&evidence))?;
        Some((key_of(&need), need, (at > 0).then(|| told(&words, &evidence, &one.case).title)))
    });
    html! {
        <div class="pt-sheet pt-doctor">
            <p class="pt-label">{ words.doctor.title() }</p>
            <Verdict evidence={evidence.clone()} diagnoses={diagnoses.clone()}>
                { acts(&words, &console, &place, &evidence, &diagnoses, &again) }
            </Verdict>
            <div class={classes!("pt-two", cure.is_some().then_some("pt-two-fix"))}>
                if let Some((key, need, only_for)) = cure {
                    <Fix {key} evidence={evidence.clone()} {need} {only_for} />
                }
                <NotIt evidence={evidence.clone()} diagnoses={diagnoses.clone()}>
                    if readable {
                        <CheckDeletes {place} evidence={evidence.clone()} {on_asked} />
                    }
                </NotIt>
            </div>
            <TriedTable {tried} registry={evidence.registry.clone()} asking={None} at={words.clock(at)} />
        </div>
    }
}

/// What is typed and chosen belongs to one need and not to the next.
fn key_of(need: &Need) -> String {
    match need {
        Need::Cors { front, .. } => format!("cors {front}"),
        Need::Tls { front } => format!("tls {front}"),
        Need::Deletes => "deletes".to_owned(),
    }
}

/// Whether the registry wants a password, as far as that shows.
fn is_guarded(evidence: &Evidence) -> bool {
    evidence.findings.seen(Question::Plain).is_some_and(|seen| seen.status == 401)
}

/// Findings are as large as they are; that they are other ones is seen by where they are.
#[derive(Clone)]
struct ByPointer(Rc<(Findings, Timestamp)>);

impl PartialEq for ByPointer {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

type Judged = Option<(Rc<Evidence>, Rc<Vec<Diagnosis>>, Timestamp)>;

/// The diagnosis is read out once it is there, and each question is not: a screen reader would talk all the time.
#[hook]
fn use_spoken(words: &Words, console: &Console, judged: &Rc<Judged>) {
    let said = judged.as_ref().as_ref().and_then(|(evidence, diagnoses, at)| {
        // Of what was asked at a press, the answer to that.
        let asked = diagnoses.iter().find(|one| evidence.deletes.is_some() && is_about_deletes(&one.case));
        let one = asked.or(diagnoses.first())?;
        Some((told(words, evidence, &one.case).title, at.0, evidence.deletes.is_some()))
    });
    let console = console.clone();
    use_effect_with(said, move |said| {
        if let Some((title, ..)) = said {
            console.announce(title.clone());
        }
    });
}

fn is_about_deletes(case: &Case) -> bool {
    matches!(case, Case::DeletesOn | Case::DeletesOff | Case::DeletesUnknown(_) | Case::DeleteNotAllowed)
}

/// What can be done next: the main act is the one that the first diagnosis calls for.
fn acts(
    words: &Words,
    console: &Console,
    place: &Place,
    evidence: &Rc<Evidence>,
    diagnoses: &[Diagnosis],
    again: &Callback<()>,
) -> Html {
    let doctor = &words.doctor;
    let first = diagnoses.first().map(|one| &one.case);
    let main = match first {
        Some(Case::Well | Case::VersionOne | Case::DeletesOn | Case::NoCatalog(_) | Case::Hidden(_)) => {
            let href = Route::repositories(place.clone()).to_hash();
            Some(html! { <Button label={doctor.open_registry().to_owned()} kind={Kind::Main} {href} /> })
        }
        Some(Case::WrongPassword) => Some(sign_in(words, console, place, Kind::Main)),
        _ => None,
    };
    let other = diagnoses.iter().find_map(|one| scheme_of(&one.case));
    let looks = diagnoses.iter().any(|one| one.case == Case::Tls);
    let kind = if main.is_some() { Kind::Plain } else { Kind::Main };
    html! {
        <>
            { for main }
            if first == Some(&Case::Well) && evidence.wants_sign_in() {
                { sign_in(words, console, place, Kind::Plain) }
            }
            <Button label={doctor.again().to_owned()} icon="again" {kind} on_press={again.clone()} />
            { for other.and_then(|scheme| by_other(words, console, place, scheme)) }
            if looks {
                <a class="pt-btn" href={format!("{}/v2/", place.origin)} target="_blank"
                    rel="noopener noreferrer nofollow">{ doctor.open_tab() }</a>
            }
            <CopyButton text={report(words, evidence, diagnoses)} label={doctor.copy_report().to_owned()} />
        </>
    }
}

/// Opens the sign-in; once someone has signed in, all is asked again.
fn sign_in(words: &Words, console: &Console, place: &Place, kind: Kind) -> Html {
    let (console, origin) = (console.clone(), place.origin.clone());
    let ask = Callback::from(move |()| console.ask_sign_in(&origin));
    html! { <Button label={words.notice.sign_in().to_owned()} {kind} on_press={ask} /> }
}

/// Opens the registry by the other scheme. The press is the person's word for that address.
fn by_other(words: &Words, console: &Console, place: &Place, scheme: Scheme) -> Option<Html> {
    let origin = Origin::from_authority(scheme, &place.origin.authority_with_port()).ok()?;
    let label = words.fill(words.doctor.open_by(), &[("scheme", scheme.as_str())]);
    let console = console.clone();
    let go = Callback::from(move |()| {
        contact(&console, &origin);
        console.go(&Route::repositories(Place::new(origin.clone())));
    });
    Some(html! { <Button {label} on_press={go} /> })
}
