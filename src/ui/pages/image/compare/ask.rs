//! The button that asks for another image to compare one with, and its dialog.

use crate::console::route::{Named, Part, Place, Route};
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::{Field, Rule};
use crate::ui::parts::sentence::{name, sentence};
use yew::prelude::*;

/// Compare what.
#[derive(Properties, PartialEq)]
pub(in crate::ui::pages::image) struct CompareWithProps {
    /// The registry.
    pub place: Place,
    /// The image at the left.
    pub left: Named,
    /// Which of those under an index.
    #[prop_or_default]
    pub part: Option<Part>,
    /// What the button says.
    pub label: AttrValue,
    /// How it looks.
    #[prop_or_default]
    pub kind: Kind,
}

/// A button, and the dialog it opens.
#[component]
pub(in crate::ui::pages::image) fn CompareWith(props: &CompareWithProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let open = use_state_eq(|| false);
    let typed = use_state_eq(String::new);
    let right = Named::read(typed.trim(), &props.left.repository).ok();
    let text = &words.compare;
    let on_open = {
        let open = open.clone();
        move |()| open.set(true)
    };
    let on_close = {
        let open = open.clone();
        move |()| open.set(false)
    };
    let on_act = {
        let (open, console) = (open.clone(), console);
        let (place, left, part, right) =
            (props.place.clone(), props.left.clone(), props.part.clone(), right.clone());
        move |()| {
            let Some(right) = right.clone() else { return };
            open.set(false);
            let (place, left, part) = (place.clone(), left.clone(), part.clone());
            console.go(&Route::Compare { place, left, right, part, differences: false });
        }
    };
    let missing = if typed.trim().is_empty() { text.ask_missing() } else { text.ask_unfit() };
    html! {
        <>
            <Button label={&props.label} kind={props.kind} on_press={on_open} />
            if *open {
                <Dialog title={sentence(text.ask_title(), &[("name", name(&props.left))])} asks={true}
                    way_out={words.common.cancel().to_owned()} act={AttrValue::from(text.ask_act().to_owned())}
                    ready={right.is_some()} missing={AttrValue::from(missing.to_owned())} {on_close} {on_act}>
                    <Field id="pt-compare" label={Html::from(text.ask_field().to_owned())} value={(*typed).clone()}
                        mono={true} on_input={move |text| typed.set(text)}
                        rules={vec![Rule {
                            text: text.ask_rule().to_owned().into(),
                            kept: right.is_some(),
                            so_far: AttrValue::default(),
                        }]} />
                </Dialog>
            }
        </>
    }
}
