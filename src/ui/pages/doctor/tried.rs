//! The questions, as they are asked and answered.

use super::clues;
use crate::console::doctor::tells;
use crate::http::{Knocked, Method, Url};
use crate::name::Origin;
use crate::registry::examine::{Came, Question, Tried};
use crate::ui::hooks::{Words, use_words};
use crate::ui::parts::head::Head;
use crate::ui::parts::icon::Icon;
use yew::prelude::*;

/// What was asked so far.
#[derive(Properties, PartialEq)]
pub(super) struct TriedProps {
    pub(super) tried: Vec<Tried>,
    /// The registry; what is asked elsewhere is named in full.
    pub(super) registry: Origin,
    /// What is being asked.
    pub(super) asking: Option<(Question, Method, Url)>,
    /// When the last question was answered, once all are.
    #[prop_or_default]
    pub(super) at: Option<String>,
}

/// A table of questions.
#[component]
pub(super) fn TriedTable(props: &TriedProps) -> Html {
    let words = use_words();
    let doctor = &words.doctor;
    let end = props
        .at
        .as_ref()
        .map(|at| words.count_with(doctor.tried_count(), props.tried.len(), &[("time", at)]));
    let row = |tried: &Tried| answered(&words, tried, &props.registry);
    html! {
        <section aria-labelledby="pt-tried">
            <Head title={doctor.tried()} id="pt-tried">{ for end }</Head>
            <table class="pt-table pt-stack pt-lines" role="table" aria-labelledby="pt-tried"
                aria-busy={props.asking.is_some().to_string()}>
                <thead role="rowgroup"><tr role="row">
                    { for [doctor.asked(), doctor.how(), doctor.came(), doctor.means()].map(|head| html! {
                        <th scope="col" role="columnheader">{ head }</th>
                    }) }
                </tr></thead>
                <tbody role="rowgroup">
                    { for props.tried.iter().map(row) }
                    if let Some((question, method, url)) = &props.asking {
                        <tr role="row">
                            { line(*method, Some(url), &props.registry) }
                            <td role="cell" class="pt-off pt-quiet">{ how(&words, *question, false) }</td>
                            <td role="cell" class="pt-l1"><span class="pt-counting">{ doctor.asking() }</span></td>
                            <td role="cell" class="pt-l2"></td>
                        </tr>
                    }
                </tbody>
            </table>
        </section>
    }
}

fn answered(words: &Words, tried: &Tried, registry: &Origin) -> Html {
    let good = is_good(tried);
    let (class, icon) = if good { ("pt-ok", "check") } else { ("pt-bad", "close") };
    html! {
        <tr role="row">
            { line(tried.method, tried.url.as_ref(), registry) }
            <td role="cell" class="pt-off pt-quiet">{ how(words, tried.question, tried.password) }</td>
            <td role="cell" class="pt-l1"><span {class}><Icon name={icon} /></span>{ " " }{ came(words, tried) }</td>
            <td role="cell" class="pt-l2 pt-quiet">{ clues::tells(words, tells(tried)) }</td>
        </tr>
    }
}

fn line(method: Method, url: Option<&Url>, registry: &Origin) -> Html {
    let text = match url {
        Some(url) if url.origin() == registry => format!("{}{}", url.path(), url.query_string()),
        Some(url) => url.to_string(),
        None => String::new(),
    };
    html! {
        <td role="cell" class="pt-l1"><code><span class="pt-hint">{ method.as_str() }</span>{ " " }{ text }</code></td>
    }
}

/// Whether it went as the console needs it to go.
fn is_good(tried: &Tried) -> bool {
    match &tried.came {
        Came::Answer(seen) if tried.question == Question::Delete => seen.status == 404,
        Came::Answer(seen) if tried.question == Question::Manifest => seen.status == 200 && seen.digest,
        Came::Answer(seen) if tried.question == Question::CatalogRest => seen.names.is_empty(),
        Came::Answer(seen) if tried.question == Question::Plain => matches!(seen.status, 200 | 401),
        Came::Answer(seen) if tried.question == Question::OtherPath => seen.status < 500,
        Came::Answer(seen) => seen.status == 200 || seen.status == 401 && tried.question != Question::Catalog,
        Came::Knock(knocked) => *knocked == Knocked::Answered,
        _ => false,
    }
}

/// In which way a question is asked.
pub(super) fn how(words: &Words, question: Question, password: bool) -> String {
    let doctor = &words.doctor;
    let with = |name: &str| words.fill(doctor.how_with(), &[("name", name)]);
    match question {
        Question::Plain | Question::Legacy => doctor.how_plain().to_owned(),
        Question::Again => doctor.how_again().to_owned(),
        Question::Opaque | Question::RealmOpaque => doctor.how_opaque().to_owned(),
        Question::OtherScheme => doctor.how_other().to_owned(),
        Question::OtherPath => doctor.how_path().to_owned(),
        Question::Authorized | Question::RealmPassword if password => doctor.how_kept().to_owned(),
        Question::Authorized | Question::RealmPassword => with("Authorization"),
        Question::LongAccept | Question::Manifest => with("Accept"),
        Question::Realm => doctor.how_token().to_owned(),
        Question::Catalog | Question::Tags => doctor.how_list().to_owned(),
        Question::CatalogRest => doctor.how_rest().to_owned(),
        Question::Delete => doctor.how_delete().to_owned(),
    }
}

/// What came, in words.
pub(super) fn came(words: &Words, tried: &Tried) -> String {
    let doctor = &words.doctor;
    let ms = words.number(u64::from(tried.ms));
    let within = |message: &str| words.fill(message, &[("ms", &ms)]);
    match &tried.came {
        Came::Answer(seen) => {
            words.fill(doctor.answered(), &[("status", &seen.status.to_string()), ("ms", &ms)])
        }
        Came::Elsewhere(to) => words.fill(doctor.elsewhere(), &[("to", &to.to_string())]),
        Came::Knock(Knocked::Answered) => within(doctor.answered_opaque()),
        Came::Knock(Knocked::TimedOut) => within(doctor.gave_up()),
        Came::Knock(_) => within(doctor.kept_back()),
        Came::Nothing(crate::http::TransportError::TimedOut) => within(doctor.gave_up()),
        Came::Nothing(_) => within(doctor.unreadable()),
        Came::Unfit(_) | Came::NotAsked => doctor.not_asked().to_owned(),
    }
}
