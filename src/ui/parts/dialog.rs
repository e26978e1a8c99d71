//! A dialog: its title says the whole consequence, then what goes, then the way out and the act.
//!
//! It is the browser's own modal dialog inside the console's shadow root. The harmless button has the focus, unless
//! the dialog asks for something; closing gives the focus back to the opener. It cannot be left while it is busy, and
//! the page is not left then without a question.

use crate::ui::hooks::use_held;
use crate::web::modal;
use yew::prelude::*;

/// What a [`Dialog`] shows.
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// The consequence, whole: "Delete 3 tags and one you did not pick".
    pub title: Html,
    /// The harmless button.
    pub way_out: AttrValue,
    /// The act. Without it there is only the way out.
    #[prop_or_default]
    pub act: Option<AttrValue>,
    /// Whether the act destroys: red neatline, red act.
    #[prop_or_default]
    pub danger: bool,
    /// Whether the dialog asks for something; then its first field has the focus.
    #[prop_or_default]
    pub asks: bool,
    /// Whether all that the act needs is there. Until then it is dashed.
    #[prop_or(true)]
    pub ready: bool,
    /// What is still missing, said beside the act.
    #[prop_or_default]
    pub missing: Option<AttrValue>,
    /// Whether the act is under way.
    #[prop_or_default]
    pub busy: bool,
    /// Whether it holds more than a question, and is wider for it.
    #[prop_or_default]
    pub wide: bool,
    /// What stands under the act: how to do the same elsewhere.
    #[prop_or_default]
    pub under: Html,
    /// Whether its children are a form of their own, with its own buttons.
    #[prop_or_default]
    pub bare: bool,
    /// The person wants out.
    pub on_close: Callback<()>,
    /// The person wants the act; only called when it is ready and not under way.
    #[prop_or_default]
    pub on_act: Callback<()>,
    /// What goes, why, and the fields.
    #[prop_or_default]
    pub children: Html,
}

/// A modal dialog, shown for as long as it is part of the page.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    use_held(props.busy);
    use_effect_with((), {
        let (node, asks) = (node.clone(), props.asks);
        move |()| {
            let shown = node.get();
            shown.iter().for_each(modal::show_modal);
            if asks {
                shown.iter().for_each(modal::focus_field);
            }
            move || shown.iter().for_each(modal::close)
        }
    });
    let leave = {
        let (on_close, busy) = (props.on_close.clone(), props.busy);
        Callback::from(move |()| {
            if !busy {
                on_close.emit(());
            }
        })
    };
    let onsubmit = {
        let (on_act, able) = (props.on_act.clone(), props.act.is_some() && props.ready && !props.busy);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if able {
                on_act.emit(());
            }
        })
    };
    let kind = props.danger.then_some("danger");
    html! {
        <dialog ref={node.clone()} class="pt-dialog" data-kind={kind} data-wide={props.wide.then_some("")}
            aria-labelledby="pt-dialog-title"
            oncancel={on_cancel(&node, &leave)} onclose={on_closed(&node, &leave, props.busy)}
            onpointerdown={on_scrim(&node, &leave)}>
            if props.danger {
                <div class="pt-neatline" aria-hidden="true"></div>
            }
            if props.bare {
                <div class="pt-dialog-bare">
                    <h2 id="pt-dialog-title">{ props.title.clone() }</h2>
                    { props.children.clone() }
                </div>
            } else {
                <form {onsubmit} novalidate={true} aria-busy={props.busy.then_some("true")}>
                    // What is longer than the window begins at its beginning.
                    <h2 id="pt-dialog-title" tabindex={props.wide.then_some("-1")} autofocus={props.wide}>
                        { props.title.clone() }
                    </h2>
                    { props.children.clone() }
                    { acts(props, &leave) }
                    { props.under.clone() }
                </form>
            }
        </dialog>
    }
}

fn acts(props: &DialogProps, leave: &Callback<()>) -> Html {
    let idle = (!props.ready || props.busy).then_some("true");
    let missing = props.missing.clone().filter(|_| !props.ready);
    html! {
        <div class="pt-acts">
            if let Some(missing) = &missing {
                <span class="pt-hint" id="pt-dialog-missing">{ missing }</span>
            }
            <button class="pt-btn" type="button" autofocus={!props.asks && !props.wide} aria-disabled={props.busy.then_some("true")}
                onclick={leave.reform(|_| ())}>{ &props.way_out }</button>
            if let Some(act) = &props.act {
                <button class="pt-btn" type="submit" data-kind={if props.danger { "destroy" } else { "main" }}
                    aria-disabled={idle} aria-describedby={missing.is_some().then_some("pt-dialog-missing")}>
                    { act }
                </button>
            }
        </div>
    }
}

/// On Escape. A file field inside tells of a cancelled choice by the same event, which bubbles.
pub fn on_cancel(node: &NodeRef, leave: &Callback<()>) -> Callback<Event> {
    let (node, leave) = (node.clone(), leave.clone());
    Callback::from(move |event: Event| {
        if node.get().is_some_and(|node| modal::is_target(&event, &node)) {
            event.prevent_default();
            leave.emit(());
        }
    })
}

/// Browsers close a dialog on the second Escape whatever the page says. While busy it is shown again at once.
fn on_closed(node: &NodeRef, leave: &Callback<()>, busy: bool) -> Callback<Event> {
    let (node, leave) = (node.clone(), leave.clone());
    Callback::from(move |_| match node.get() {
        Some(node) if busy => modal::show_modal(&node),
        _ => leave.emit(()),
    })
}

/// On a press beside it.
pub fn on_scrim(node: &NodeRef, leave: &Callback<()>) -> Callback<PointerEvent> {
    let (node, leave) = (node.clone(), leave.clone());
    Callback::from(move |event: PointerEvent| {
        if event.button() == 0 && node.get().is_some_and(|node| modal::is_on_scrim(&event, &node)) {
            event.prevent_default();
            leave.emit(());
        }
    })
}
