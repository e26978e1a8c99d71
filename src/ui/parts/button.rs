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
    pub on_press: Callback<()>,
    /// A popup or region it opens or shuts, said as `aria-expanded`.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// To take the focus to it.
    #[prop_or_default]
    pub node: NodeRef,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let onclick = {
        let (on_press, able) = (props.on_press.clone(), props.reason.is_none());
        Callback::from(move |_: MouseEvent| {
            if able {
                on_press.emit(());
            }
        })
    };
    let bare = props.kind == Kind::Icon;
    html! {
        <button ref={props.node.clone()} type="button" class="pt-btn" data-kind={props.kind.attribute()} {onclick}
            aria-disabled={props.reason.is_some().then_some("true")} title={title(props)}
            aria-description={props.reason.clone()} aria-label={bare.then(|| props.label.clone())}
            aria-expanded={props.expanded.map(|open| open.to_string())}>
            if let Some(name) = props.icon {
                <Icon {name} />
            }
            if !bare {
                { &props.label }
            }
        </button>
    }
}

fn title(props: &ButtonProps) -> Option<AttrValue> {
    props.reason.clone().or_else(|| (props.kind == Kind::Icon).then(|| props.label.clone()))
}

/// What a [`LinkButton`] says and where it goes.
#[derive(Properties, PartialEq)]
pub struct LinkButtonProps {
    /// Its words.
    pub label: AttrValue,
    /// A symbol before them.
    #[prop_or_default]
    pub icon: Option<&'static str>,
    /// How it looks.
    #[prop_or_default]
    pub kind: Kind,
    /// Why it leads nowhere, if it does not. It is then a button that says so.
    #[prop_or_default]
    pub reason: Option<AttrValue>,
    /// Where it leads.
    pub href: AttrValue,
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(props: &LinkButtonProps) -> Html {
    let LinkButtonProps { label, icon, kind, reason, href } = props;
    if reason.is_some() {
        let (label, reason) = (label.clone(), reason.clone());
        return html! { <Button {label} icon={*icon} kind={*kind} {reason} on_press={Callback::noop()} /> };
    }
    let bare = *kind == Kind::Icon;
    html! {
        <a class="pt-btn" data-kind={kind.attribute()} {href} title={bare.then(|| label.clone())}
            aria-label={bare.then(|| label.clone())}>
            if let Some(name) = *icon {
                <Icon {name} />
            }
            if !bare {
                { label }
            }
        </a>
    }
}
