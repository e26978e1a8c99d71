//! Buttons, and links that look like them. One that cannot be pressed stays where it is, can be reached, and says why.

use super::icon::Icon;
use yew::prelude::*;

/// What pressing it does, which decides how it looks.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// An act among others.
    #[default]
    Plain,
    /// The one main act of a screen.
    Main,
    /// Opens the way to something that destroys.
    Warned,
    /// Destroys.
    Destroy,
    /// A quiet act.
    Bare,
    /// A symbol alone; [`ButtonProps::label`] is its name.
    Icon,
}

impl Kind {
    fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Main => Some("main"),
            Self::Warned => Some("warned"),
            Self::Destroy => Some("destroy"),
            Self::Bare => Some("bare"),
            Self::Icon => Some("icon"),
        }
    }
}

/// What a [`Button`] says and does.
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// Its words.
    pub label: AttrValue,
    /// A symbol before them.
    #[prop_or_default]
    pub icon: Option<&'static str>,
    /// What pressing it does.
    #[prop_or_default]
    pub kind: Kind,
    /// Why it cannot be pressed, if it cannot. Shown on hover and read out on focus.
    #[prop_or_default]
    pub reason: Option<AttrValue>,
    /// Told of a press, never while there is a reason against it.
    #[prop_or_default]
    pub on_press: Callback<()>,
    /// Where it leads: it is then a link, unless there is a reason against it.
    #[prop_or_default]
    pub href: Option<AttrValue>,
    /// A popup or region it opens or shuts, said as `aria-expanded`.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// To take the focus to it.
    #[prop_or_default]
    pub node: NodeRef,
}

/// A button, or a link that looks like one.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let ButtonProps { label, icon, kind, reason, node, .. } = props;
    let name = (*kind == Kind::Icon).then(|| label.clone());
    let inside = html! {
        <>
            if let Some(name) = *icon {
                <Icon {name} />
            }
            if name.is_none() {
                { label }
            }
        </>
    };
    let (look, title) = (kind.attribute(), reason.clone().or_else(|| name.clone()));
    if let (Some(href), None) = (&props.href, reason) {
        return html! { <a ref={node.clone()} class="pt-btn" data-kind={look} {href} {title} aria-label={name}>{ inside }</a> };
    }
    let onclick = {
        let (on_press, able) = (props.on_press.clone(), reason.is_none());
        Callback::from(move |_: MouseEvent| {
            if able {
                on_press.emit(());
            }
        })
    };
    html! {
        <button ref={node.clone()} type="button" class="pt-btn" data-kind={look} {onclick} {title}
            aria-disabled={reason.is_some().then_some("true")} aria-description={reason.clone()} aria-label={name}
            aria-expanded={props.expanded.map(|open| open.to_string())}>
            { inside }
        </button>
    }
}
