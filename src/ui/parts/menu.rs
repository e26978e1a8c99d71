//! A button that opens a short list of things to do or to go to.
//!
//! A disclosure: Tab walks on, the arrow keys walk round, Escape closes and gives the focus back, and so does
//! leaving it. It hangs under its own button, so nothing has to be computed.

use super::icon::Icon;
use crate::web::modal::{self, Among};
use yew::prelude::*;

/// What a [`Menu`] shows.
#[derive(Properties, PartialEq)]
pub struct MenuProps {
    /// The words on the button.
    pub label: Html,
    /// Its name, where the words alone do not say enough.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// Whether the list is aligned with the button's end.
    #[prop_or_default]
    pub at_end: bool,
    /// The items: links and buttons, each an `li`. A press on one closes the menu.
    pub children: Html,
}

/// A button and what hangs under it.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let open = use_state_eq(|| false);
    let (whole, button, list) = (use_node_ref(), use_node_ref(), use_node_ref());
    use_effect_with(*open, {
        let list = list.clone();
        move |open| {
            if let Some(list) = list.get().filter(|_| *open) {
                modal::focus_among(&list, Among::First);
            }
        }
    });
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let close = open.setter();
    let onkeydown = on_key(&list, &button, &open);
    // What is pressed goes with the list. A dialog that it opens gives the focus back to the button.
    let picked = {
        let (button, close) = (button.clone(), close.clone());
        Callback::from(move |_: MouseEvent| {
            button.get().iter().for_each(modal::focus);
            close.set(false);
        })
    };
    let onfocusout = {
        let (whole, close) = (whole.clone(), close);
        Callback::from(move |event: FocusEvent| {
            let inside =
                whole.get().is_some_and(|whole| modal::holds(&whole, event.related_target().as_ref()));
            if !inside {
                close.set(false);
            }
        })
    };
    html! {
        <div class="pt-hang" ref={whole} {onkeydown} {onfocusout}>
            <button ref={button} class="pt-btn" data-kind="bare" type="button" onclick={toggle}
                aria-expanded={open.to_string()} aria-label={props.name.clone()}>
                { props.label.clone() }<Icon name="down" />
            </button>
            if *open {
                <ul ref={list} class="pt-menu" data-at={props.at_end.then_some("end")}
                    onclick={picked}>
                    { props.children.clone() }
                </ul>
            }
        </div>
    }
}

fn on_key(list: &NodeRef, button: &NodeRef, open: &UseStateHandle<bool>) -> Callback<KeyboardEvent> {
    let (list, button, open) = (list.clone(), button.clone(), open.clone());
    Callback::from(move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "Escape" if *open => {
                event.stop_propagation();
                button.get().iter().for_each(modal::focus);
                open.set(false);
                return;
            }
            "ArrowDown" if !*open => {
                event.prevent_default();
                open.set(true);
                return;
            }
            "ArrowDown" => Among::Next,
            "ArrowUp" => Among::Previous,
            "Home" => Among::First,
            "End" => Among::Last,
            _ => return,
        };
        if let Some(list) = list.get().filter(|_| *open) {
            event.prevent_default();
            modal::focus_among(&list, to);
        }
    })
}
