//! What is said about a v2 registry: what `/v2/` answered, how it wants to be told who asks, and what it was seen to do
//! and not to do. Nothing is asked for it: an act is never tried to find out.

use crate::console::capability::Act;
use crate::console::route::{Place, Route};
use crate::console::show;
use crate::registry::detect::Kind;
use crate::ui::hooks::{Words, use_console, use_words};
use crate::ui::parts::head::Head;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::lists::Facts;
use crate::ui::parts::sentence::{name, sentence};
use yew::prelude::*;

/// About what.
#[derive(Properties, PartialEq)]
pub(super) struct AboutV2Props {
    /// The registry.
    pub(super) place: Place,
}

/// The view.
#[component]
pub(super) fn AboutV2(props: &AboutV2Props) -> Html {
    let (words, console) = (use_words(), use_console());
    let texts = &words.manifests;
    let connection = console.session.connection(&props.place.origin);
    let said = match connection.and_then(|connection| connection.kind.as_ref()) {
        Some(Kind::V2(facts)) => facts.clone(),
        _ => Default::default(),
    };
    let safe = |text: &str| show::visible(show::clamp(text, 200).text).into_owned();
    let sign_in = match (&said.realm, said.schemes.is_empty()) {
        _ if said.schemes.is_empty() && !said.wants_sign_in => Html::from(texts.sign_in_none().to_owned()),
        (Some(realm), _) => sentence(
            texts.token_from(),
            &[("scheme", name(safe(&said.schemes.join(", ")))), ("realm", name(safe(realm)))],
        ),
        (None, false) => name(safe(&said.schemes.join(", "))),
        (None, true) => Html::from(words.common.unknown().to_owned()),
    };
    let version = said.version.as_deref().map_or_else(
        || html! { <span class="pt-unknown">{ words.repository.ping_not_readable() }</span> },
        |version| name(safe(version)),
    );
    let lacks = |act: Act| connection.is_some_and(|connection| connection.unsupported.contains(&act));
    let answers = vec![
        (AttrValue::from("Docker-Distribution-Api-Version"), version),
        (texts.sign_in_by().to_owned().into(), sign_in),
    ];
    let can = vec![
        (AttrValue::from(texts.can_catalog().to_owned()), learnt(&words, lacks(Act::ListRepositories))),
        (texts.can_delete().to_owned().into(), learnt(&words, lacks(Act::DeleteTag))),
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
                <Facts facts={answers} />
            </section>
        </div>
    }
}

/// What was seen of an ability so far.
fn learnt(words: &Words, lacks: bool) -> Html {
    if lacks {
        html! { <span class="pt-unsure"><Icon name="unsure" />{ " " }{ words.manifests.no() }</span> }
    } else {
        html! { <span class="pt-unknown">{ words.manifests.not_tried() }</span> }
    }
}
