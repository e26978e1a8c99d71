//! The lines that cure, for each server, and where the registry itself is to be found behind what takes its place.

use crate::console::doctor::Evidence;
use crate::console::doctor::recipes::{Need, Place, Recipe, Server, Setting, behind, recipes};
use crate::name::{Origin, Scheme};
use crate::ui::hooks::{Words, use_words};
use crate::ui::parts::choices::Choice;
use crate::ui::parts::copy::CopyButton;
use crate::ui::parts::field::Field;
use crate::ui::parts::head::Head;
use crate::ui::parts::sentence::{name, sentence};
use std::rc::Rc;
use yew::prelude::*;

/// What is to be brought about.
#[derive(Properties, PartialEq)]
pub(super) struct FixProps {
    pub(super) evidence: Rc<Evidence>,
    pub(super) need: Need,
    /// What they are for, where that is not the first diagnosis.
    pub(super) only_for: Option<String>,
}

/// The lines, with a switch for the server.
#[component]
pub(super) fn Fix(props: &FixProps) -> Html {
    let words = use_words();
    let doctor = &words.doctor;
    let registry = &props.evidence.registry;
    let front = match &props.need {
        Need::Cors { front, .. } | Need::Tls { front } => front,
        Need::Deletes => registry,
    };
    // What cannot do it alone is not what one begins with, and Distribution is no token server.
    let alone = !matches!(props.need, Need::Cors { guarded: true, .. });
    let is_registry = front == registry || !matches!(props.need, Need::Cors { .. });
    let server = use_state_eq(|| if alone { Server::Distribution } else { Server::Nginx });
    let typed = use_state_eq(|| behind(front).authority_with_port());
    let Some(page) = props.evidence.page.clone() else {
        return html! { <section><Head title={doctor.fix()} /><p class="pt-prose">{ doctor.no_origin() }</p></section> };
    };
    let at = Origin::from_authority(Scheme::Http, typed.trim());
    let wrong = at.is_err();
    let setting = Setting { page, behind: at.unwrap_or_else(|_| behind(front)) };
    let found = recipes(*server, &props.need, &setting);
    let offered = Server::ALL.into_iter().filter(|one| is_registry || *one != Server::Distribution);
    let options = offered.map(|one| (one.name().into(), one.name().into())).collect::<Vec<_>>();
    let on_change = {
        let server = server.setter();
        Callback::from(move |chosen: AttrValue| {
            if let Some(one) = Server::ALL.into_iter().find(|one| one.name() == chosen) {
                server.set(one);
            }
        })
    };
    let behind_text = if is_registry { doctor.behind() } else { doctor.behind_tokens() };
    let named = || words.fill(behind_text, &[("server", server.name())]);
    let on_input = {
        let typed = typed.setter();
        Callback::from(move |text| typed.set(text))
    };
    let moves = !found.is_empty() && matches!(*server, Server::Nginx | Server::Caddy);
    html! {
        <section class="pt-fix" aria-labelledby="pt-fix">
            <Head title={doctor.fix()} id="pt-fix">{ doctor.fix_hint() }</Head>
            <Choice label={doctor.fix_pick().to_owned()} group="pt-server" {options} value={server.name()} {on_change} />
            if let Some(title) = &props.only_for {
                <p><strong>{ words.fill(doctor.fix_for(), &[("title", title)]) }</strong></p>
            }
            { introduction(&words, *server, &props.need, (front, is_registry), found.is_empty()) }
            if moves {
                <Field id="pt-behind" label={html! { named() }} value={(*typed).clone()} mono={true} {on_input}
                    error={wrong.then(|| AttrValue::from(doctor.behind_wrong().to_owned()))} />
            }
            { for found.iter().enumerate().map(|(at, recipe)| shown(&words, at, recipe)) }
            { after(&words, *server, &props.need, found.is_empty()) }
        </section>
    }
}

/// What is to be done with the lines, or why there are none.
fn introduction(
    words: &Words,
    server: Server,
    need: &Need,
    (front, is_registry): (&Origin, bool),
    none: bool,
) -> Html {
    let doctor = &words.doctor;
    let text = match (server, need) {
        (Server::Distribution, _) if none => doctor.not_alone(),
        (_, Need::Deletes) if none => doctor.not_here(),
        (_, Need::Deletes) => doctor.by_setting(),
        (Server::Distribution, _) => doctor.by_config(),
        (Server::Traefik, _) => doctor.by_labels(),
        _ if is_registry => doctor.by_front(),
        _ => doctor.by_front_tokens(),
    };
    let label = if server == Server::Traefik { "registry" } else { "" };
    let values = [("server", html! { server.name() }), ("registry", name(front)), ("name", name(label))];
    html! { <p class="pt-quiet pt-prose">{ sentence(text, &values) }</p> }
}

fn after(words: &Words, server: Server, need: &Need, none: bool) -> Html {
    let doctor = &words.doctor;
    match (server, need) {
        (_, Need::Tls { .. }) if none => html! {},
        (Server::Caddy, Need::Tls { .. }) => html! { <p class="pt-hint">{ doctor.by_caddy_tls() }</p> },
        (_, Need::Tls { .. }) => html! { <p class="pt-hint">{ doctor.by_certificate() }</p> },
        _ => html! {},
    }
}

fn shown(words: &Words, at: usize, recipe: &Recipe) -> Html {
    let doctor = &words.doctor;
    let label = words.fill(doctor.lines(), &[("file", recipe.place.name())]);
    let line = |line: &crate::console::doctor::recipes::Line| {
        if line.cures {
            html! { <><mark>{ &line.text }</mark>{ "\n" }</> }
        } else {
            html! { { format!("{}\n", line.text) } }
        }
    };
    html! {
        <>
            if at > 0 && recipe.place == Place::Environment {
                <p class="pt-quiet pt-prose">{ doctor.by_environment() }</p>
            }
            <figure class="pt-recipe">
                <figcaption><code>{ recipe.place.name() }</code><CopyButton text={recipe.text()} /></figcaption>
                <pre class="pt-code" tabindex="0" role="region" aria-label={label}>{ for recipe.lines.iter().map(line) }</pre>
            </figure>
        </>
    }
}
