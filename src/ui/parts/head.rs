//! What stands over things: section heads, the title block of a screen, and its views.

use yew::prelude::*;

/// What a [`Head`] says.
#[derive(Properties, PartialEq)]
pub struct HeadProps {
    /// Its words.
    pub title: Html,
    /// Its id, so that a section can be named by it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Whether it is a head within a section.
    #[prop_or_default]
    pub inner: bool,
    /// What stands at its end, past the rule: a count, a link.
    #[prop_or_default]
    pub children: Html,
}

/// A section head with a rule drawn on to the margin.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let level = if props.inner { "h3" } else { "h2" };
    html! {
        <div class="pt-head">
            <@{level} id={props.id.clone()}>{ props.title.clone() }</@>
            if props.children != Html::default() {
                <span class="pt-head-end pt-hint">{ props.children.clone() }</span>
            }
        </div>
    }
}

/// What a [`TitleBlock`] says.
#[derive(Properties, PartialEq)]
pub struct TitleBlockProps {
    /// The part of the name that is said more quietly, such as `team/`.
    #[prop_or_default]
    pub before: AttrValue,
    /// The name of what one is looking at.
    pub name: AttrValue,
    /// Facts, told in one line.
    #[prop_or_default]
    pub facts: Vec<Html>,
    /// Acts.
    #[prop_or_default]
    pub children: Html,
}

/// The name of what one is looking at, facts about it, and what can be done with it.
#[component]
pub fn TitleBlock(props: &TitleBlockProps) -> Html {
    html! {
        <div class="pt-title">
            <h1 class="pt-name" tabindex="-1">
                if !props.before.is_empty() {
                    <small>{ &props.before }</small>
                }
                { &props.name }
            </h1>
            if props.children != Html::default() {
                <div class="pt-acts">{ props.children.clone() }</div>
            }
            if !props.facts.is_empty() {
                <ul class="pt-facts">{ for props.facts.iter().map(|fact| html! { <li>{ fact.clone() }</li> }) }</ul>
            }
        </div>
    }
}

/// One view of a screen.
#[derive(Clone, PartialEq)]
pub struct View {
    /// Its words.
    pub label: AttrValue,
    /// How many things are in it, once that is known.
    pub count: Option<AttrValue>,
    /// Why that is not exact, where it is not. Shown on hover and read out on focus.
    pub why: Option<AttrValue>,
    /// Where it is.
    pub href: AttrValue,
    /// Whether it is the one that is shown.
    pub here: bool,
}

/// What [`Views`] leads to.
#[derive(Properties, PartialEq)]
pub struct ViewsProps {
    /// The name of the whole.
    pub label: AttrValue,
    /// The views.
    pub views: Vec<View>,
}

/// The views of a screen, as links: they can be opened in a new tab, and back goes back.
#[component]
pub fn Views(props: &ViewsProps) -> Html {
    let link = |view: &View| {
        html! {
            <a href={&view.href} aria-current={view.here.then_some("page")} title={view.why.clone()}>
                { &view.label }
                if let Some(count) = &view.count {
                    { " " }
                    <small>{ count }</small>
                }
            </a>
        }
    };
    html! { <nav class="pt-views" aria-label={&props.label}>{ for props.views.iter().map(link) }</nav> }
}
