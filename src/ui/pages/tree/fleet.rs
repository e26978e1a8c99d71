//! What else is drawn with a repository of v2, and which of several platforms.

use crate::console::show;
use crate::image::manifest::Platform;
use crate::name::Repository;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::choices::Choice;
use crate::ui::parts::field::Field;
use crate::ui::parts::head::Head;
use std::rc::Rc;
use yew::prelude::*;

/// The platforms there are.
#[derive(Properties, PartialEq)]
pub(super) struct PlatformsProps {
    /// Those that tags point at.
    pub platforms: Vec<Platform>,
    /// The one that is drawn.
    pub chosen: Platform,
    /// Told of another.
    pub on_choose: Callback<Platform>,
}

/// A choice of platforms, where there is one.
#[component]
pub(super) fn Platforms(props: &PlatformsProps) -> Html {
    let words = use_words();
    if props.platforms.len() < 2 {
        return html! {};
    }
    let options = props.platforms.iter().map(|platform| {
        let name = platform.to_string();
        (
            AttrValue::from(name.clone()),
            AttrValue::from(show::visible(show::clamp(&name, 40).text).into_owned()),
        )
    });
    let on_change = {
        let (platforms, on_choose) = (props.platforms.clone(), props.on_choose.clone());
        Callback::from(move |name: AttrValue| {
            if let Some(platform) = platforms.iter().find(|platform| platform.to_string() == *name) {
                on_choose.emit(platform.clone());
            }
        })
    };
    html! {
        <Choice label={words.tree.platform().to_owned()} group="pt-tree-platform" options={options.collect::<Vec<_>>()}
            value={props.chosen.to_string()} {on_change} />
    }
}

/// Which repositories are drawn together.
#[derive(Properties, PartialEq)]
pub(super) struct FleetToolsProps {
    /// The repository whose tree it is.
    pub own: Repository,
    /// The others.
    pub others: Rc<Vec<Repository>>,
    /// Told of another list of them.
    pub on_change: Callback<Vec<Repository>>,
}

/// A field that adds a repository, and those that were added.
#[component]
pub(super) fn FleetTools(props: &FleetToolsProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let typed = use_state_eq(String::new);
    let wrong = use_state_eq(|| None::<String>);
    let texts = &words.tree;
    let host =
        console.route.place().map(|place| format!("{}/", place.origin.authority())).unwrap_or_default();
    let onsubmit = {
        let (typed, wrong, words) = (typed.clone(), wrong.setter(), words.clone());
        let (own, others, on_change) = (props.own.clone(), props.others.clone(), props.on_change.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let name = typed.trim().strip_prefix(&*host).unwrap_or(typed.trim());
            let said = match name.parse::<Repository>() {
                Err(_) => Some(words.tree.with_wrong()),
                Ok(one) if one == own => Some(words.tree.with_same()),
                Ok(one) if others.contains(&one) => Some(words.tree.with_there()),
                Ok(one) => {
                    on_change.emit(others.iter().cloned().chain([one]).collect());
                    typed.set(String::new());
                    None
                }
            };
            wrong.set(said.map(str::to_owned));
        })
    };
    let drop = |repository: &Repository| {
        let (gone, others, on_change) = (repository.clone(), props.others.clone(), props.on_change.clone());
        let label = words.fill(texts.with_drop(), &[("name", repository.as_str())]);
        let left = Callback::from(move |()| {
            on_change.emit(others.iter().filter(|other| **other != gone).cloned().collect());
        });
        html! {
            <li><code>{ repository.to_string() }</code><Button {label} kind={Kind::Icon} icon="close" on_press={left} /></li>
        }
    };
    html! {
        <section>
        <Head title={texts.with_head().to_owned()}>{ texts.with_hint() }</Head>
        <form class="pt-fleet" {onsubmit} novalidate={true}>
            <Field id="pt-fleet" label={html! { texts.with() }} value={(*typed).clone()} mono={true}
                on_input={let typed = typed.setter(); move |text| typed.set(text)} error={(*wrong).clone().map(AttrValue::from)} />
            <button type="submit" class="pt-btn" aria-disabled={typed.trim().is_empty().then_some("true")}>{ texts.with_add() }</button>
            if !props.others.is_empty() {
                <ul>{ for props.others.iter().map(drop) }</ul>
            }
        </form>
        </section>
    }
}
