//! What is said about a v2 registry: what `/v2/` answered, how it wants to be told who asks, and what it can do. What
//! reading tells is read; whether it deletes is asked at a press, with the deletion of a digest that nothing has.

use super::order::is_attached;
use crate::console::capability::Act;
use crate::console::route::{Api, Place, Route};
use crate::console::show;
use crate::console::target::TagRow;
use crate::name::{Repository, Tag};
use crate::registry::Registry;
use crate::registry::detect::{Kind, V2Facts};
use crate::registry::error::{Error, ErrorKind};
use crate::registry::v2::{At, How};
use crate::ui::hooks::{Console, Words, use_action, use_console, use_resource, use_words};
use crate::ui::notice::{Notice, reason};
use crate::ui::parts::button::Button;
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::head::Head;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::lists::Facts;
use crate::ui::parts::offer::why_not;
use crate::ui::parts::sentence::{name, sentence};
use crate::web::Fetch;
use std::rc::Rc;
use yew::prelude::*;

/// About what.
#[derive(Properties, PartialEq)]
pub(super) struct AboutV2Props {
    /// The registry.
    pub(super) place: Place,
    /// The repository.
    pub(super) repository: Repository,
    /// The registry's handle.
    pub(super) registry: Registry<Fetch>,
    /// The repository's tags, as far as they are read.
    pub(super) tags: Option<Rc<Vec<TagRow>>>,
}

/// What reading tells of a registry.
struct Learnt {
    catalog: Result<(), Error>,
    /// Where referrers are kept; nothing where there is no manifest to ask for.
    referrers: Option<How>,
}

/// The view.
#[component]
pub(super) fn AboutV2(props: &AboutV2Props) -> Html {
    let (words, console) = (use_words(), use_console());
    let texts = &words.manifests;
    let AboutV2Props { place, repository, registry, tags } = props;
    let first = tags.as_ref().and_then(|tags| {
        let own = |row: &&TagRow| !is_attached(row);
        tags.iter().filter(own).find_map(|row| row.tag.valid().cloned())
    });
    let learnt =
        use_resource((registry.clone(), repository.clone(), first), |(registry, repository, first)| {
            let (registry, repository, first) = (registry.clone(), repository.clone(), first.clone());
            async move { Ok(learn(&registry, &repository, first).await) }
        });
    let learnt = learnt.value.as_deref();
    let connection = console.session.connection(&place.origin);
    let said = match connection.and_then(|connection| connection.kind.as_ref()) {
        Some(Kind::V2(facts)) => facts.clone(),
        _ => V2Facts::default(),
    };
    let catalog = learnt.map(|learnt| match &learnt.catalog {
        Ok(()) => yes(&words),
        Err(error) if error.kind == ErrorKind::Unsupported => no(texts.no().to_owned()),
        Err(error) => no(reason(&words, error)),
    });
    let referrers = learnt.map(|learnt| match &learnt.referrers {
        Some(How::Api) => yes(&words),
        Some(_) => no(texts.refer_by_tags().to_owned()),
        None => unknown(texts.not_tried()),
    });
    let left = registry.rate_limit().map(|limit| {
        let values = [("left", &*words.number(limit.remaining)), ("limit", &*words.number(limit.limit))];
        Html::from(words.fill(texts.rate_left(), &values))
    });
    let ghost = |cell: Option<Html>| cell.unwrap_or_else(|| html! { <Ghost width={2} /> });
    let can: Vec<(AttrValue, Html)> = vec![
        (texts.can_catalog().to_owned().into(), ghost(catalog)),
        (texts.can_refer().to_owned().into(), ghost(referrers)),
        (
            texts.can_delete().to_owned().into(),
            html! { <Deletes place={place.clone()} repository={repository.clone()} registry={registry.clone()} /> },
        ),
        (texts.rate_limit().to_owned().into(), left.unwrap_or_else(|| unknown(texts.rate_unsaid()))),
    ];
    html! {
        <div class="pt-two">
            <section aria-labelledby="pt-about">
                <Head title={words.repository.about()} id="pt-about">
                    <a href={Route::Doctor { place: props.place.clone() }.to_hash()}>{ words.doctor.examine() }</a>
                </Head>
                <Facts facts={can} />
            </section>
            <section aria-labelledby="pt-answers">
                <Head title={sentence(texts.answers(), &[("path", name("/v2/"))])} id="pt-answers" />
                <Facts facts={answers(&words, &said)} />
            </section>
        </div>
    }
}

async fn learn(registry: &Registry<Fetch>, repository: &Repository, first: Option<Tag>) -> Learnt {
    let catalog = registry.catalog(None).await.map(|_| ());
    let referrers = match first {
        None => None,
        Some(tag) => match registry.resolve(repository, &At::Tag(tag)).await {
            Ok(digest) => registry.referrers(repository, &digest).await.ok().map(|found| found.how),
            Err(_) => None,
        },
    };
    Learnt { catalog, referrers }
}

/// What `/v2/` told, as it came.
fn answers(words: &Words, said: &V2Facts) -> Vec<(AttrValue, Html)> {
    let texts = &words.manifests;
    let safe = |text: &str| show::visible(show::clamp(text, 200).text).into_owned();
    let schemes = || name(safe(&said.schemes.join(", ")));
    let sign_in = match &said.realm {
        _ if said.schemes.is_empty() && !said.wants_sign_in => Html::from(texts.sign_in_none().to_owned()),
        _ if said.schemes.is_empty() => unknown(words.repository.ping_not_readable()),
        Some(realm) => sentence(texts.token_from(), &[("scheme", schemes()), ("realm", name(safe(realm)))]),
        None => schemes(),
    };
    let version = match &said.version {
        Some(version) => name(safe(version)),
        None => unknown(words.repository.ping_not_readable()),
    };
    vec![("Docker-Distribution-Api-Version".into(), version), (texts.sign_in_by().to_owned().into(), sign_in)]
}

#[derive(Properties, PartialEq)]
struct DeletesProps {
    place: Place,
    repository: Repository,
    registry: Registry<Fetch>,
}

/// Whether the registry deletes, as far as it was seen or is found out now.
#[component]
fn Deletes(props: &DeletesProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let texts = &words.manifests;
    let on = use_state_eq(|| false);
    let ask = {
        let (registry, repository, place) =
            (props.registry.clone(), props.repository.clone(), props.place.clone());
        let (on, console) = (on.setter(), console.clone());
        use_action(
            move |()| {
                let (registry, repository) = (registry.clone(), repository.clone());
                async move { registry.deletes_are_on(&repository).await }
            },
            move |are: bool| {
                on.set(are);
                if !are {
                    console.tell_unsupported(&place, Act::DeleteTag);
                }
            },
        )
    };
    if *on {
        return yes(&words);
    }
    if is_off(&console, &props.place) {
        return no(words.notice.deletes_off().to_owned());
    }
    html! {
        <>
            <Button label={texts.find_out().to_owned()} reason={why_not(&words, &console, &props.place, Act::DeleteTag)} on_press={ask.run} />
            <span class="pt-hint">{ texts.find_out_hint() }</span>
            if let Some(error) = ask.error {
                <Notice {error} attempt={texts.attempt_find_out().to_owned()} />
            }
        </>
    }
}

fn is_off(console: &Console, place: &Place) -> bool {
    let connection = console.session.connection(&place.origin);
    connection.is_some_and(|connection| connection.lacks(Some(Api::V2), Act::DeleteTag))
}

fn yes(words: &Words) -> Html {
    html! { <span class="pt-ok"><Icon name="check" />{ " " }{ words.manifests.yes() }</span> }
}

fn no(said: String) -> Html {
    html! { <span class="pt-unsure"><Icon name="unsure" />{ " " }{ said }</span> }
}

fn unknown(said: &str) -> Html {
    html! { <span class="pt-unknown">{ said.to_owned() }</span> }
}
