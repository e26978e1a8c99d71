//! What goes in: the pairs that were chosen, roots first, and what is wrong with those that cannot.

use super::parents::Parent;
use crate::console::pairs::{Fault, Pair};
use crate::console::show;
use crate::name::ImageId;
use crate::ui::hooks::{Words, use_words};
use crate::ui::notice::reason;
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::figures::{Ghost, Size};
use crate::ui::parts::icon::Icon;
use crate::web::files::FileSource;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// What goes in.
#[derive(Properties, PartialEq)]
pub(super) struct GoesInProps {
    /// The pairs, in their order.
    pub pairs: Rc<Vec<Pair<FileSource>>>,
    /// What is known of the parents that were not chosen; nothing while they are looked for.
    pub parents: Option<Rc<BTreeMap<ImageId, Parent>>>,
    /// Whether the pairs can be changed just now.
    pub open: bool,
    /// Takes a pair out, by what its names have in common.
    pub on_remove: Callback<String>,
    /// Makes the JSON for a layer that has none.
    pub on_make: Callback<String>,
}

/// A row for each pair.
#[component]
pub(super) fn GoesIn(props: &GoesInProps) -> Html {
    let words = use_words();
    let text = &words.insert;
    html! {
        <table class="pt-table pt-stack pt-pairs" role="table">
            <thead role="rowgroup"><tr role="row">
                <th scope="col" role="columnheader">{ text.image_id() }</th>
                <th scope="col" role="columnheader">{ text.parent() }</th>
                <th scope="col" role="columnheader">{ text.json_and_layer() }</th>
                <th scope="col" role="columnheader" class="pt-num">{ text.layer() }</th>
                <th scope="col" role="columnheader"><span class="pt-sr">{ text.acts() }</span></th>
            </tr></thead>
            <tbody role="rowgroup">{ for props.pairs.iter().map(|pair| row(&words, props, pair)) }</tbody>
        </table>
    }
}

fn row(words: &Words, props: &GoesInProps, pair: &Pair<FileSource>) -> Html {
    let text = &words.insert;
    let stem = show::visible(&pair.stem).into_owned();
    let named = |message: &str| words.fill(message, &[("name", &stem)]);
    let bad = pair.fault.is_some() || parent_stops(props, pair);
    let act = |callback: &Callback<String>| {
        let (callback, stem) = (callback.clone(), pair.stem.clone());
        move |()| callback.emit(stem.clone())
    };
    html! {
        <tr key={pair.stem.clone()} role="row" data-is={bad.then_some("bad")}>
            <td role="cell" class="pt-l1">
                { match &pair.facts {
                    Some(facts) => html! { <Chip full={facts.id.to_string()} /> },
                    None => html! { <code>{ &stem }</code> },
                } }
            </td>
            <td role="cell" class="pt-off">{ parent(words, props, pair) }</td>
            <td role="cell" class="pt-l2">
                { files(words, pair) }
                { for pair.fault.map(|fault| html! {
                    <span class="pt-bad pt-fault"><Icon name="close" />{ " " }{ fault_words(words, fault) }</span>
                }) }
            </td>
            <td role="cell" class="pt-num pt-l1">
                if let Some((_, _, bytes)) = &pair.layer {
                    <Size bytes={*bytes} />
                }
            </td>
            <td role="cell" class="pt-num pt-l2">
                if props.open {
                    <span class="pt-row-acts">
                        if pair.fault == Some(Fault::JsonMissing) {
                            <Button label={text.make_json().to_owned()} on_press={act(&props.on_make)} />
                        }
                        <Button kind={Kind::Icon} icon="close" label={named(text.take_out())} on_press={act(&props.on_remove)} />
                    </span>
                }
            </td>
        </tr>
    }
}

/// Whether a pair stands on an image that nothing can go in on top of.
fn parent_stops(props: &GoesInProps, pair: &Pair<FileSource>) -> bool {
    let parent = pair.facts.as_ref().and_then(|facts| facts.parent.as_ref());
    let known = parent.and_then(|parent| props.parents.as_ref()?.get(parent));
    known.is_some_and(Parent::stops)
}

fn parent(words: &Words, props: &GoesInProps, pair: &Pair<FileSource>) -> Html {
    let text = &words.insert;
    let Some(facts) = &pair.facts else { return Html::default() };
    let Some(parent) = &facts.parent else {
        return html! { <span class="pt-hint">{ text.is_root() }</span> };
    };
    let chosen =
        props.pairs.iter().any(|other| other.facts.as_ref().is_some_and(|facts| facts.id == *parent));
    let known = props.parents.as_ref().map(|parents| parents.get(parent));
    let said = match known {
        _ if chosen || pair.fault.is_some() => Html::default(),
        None | Some(None) => html! { <Ghost width={2} /> },
        Some(Some(Parent::There)) => html! { <span class="pt-hint">{ text.parent_there() }</span> },
        Some(Some(Parent::Missing)) => html! { <span class="pt-bad">{ text.parent_missing() }</span> },
        Some(Some(Parent::HalfWay)) => html! { <span class="pt-bad">{ text.parent_half_way() }</span> },
        Some(Some(Parent::Unknown(error))) => {
            html! { <span class="pt-unsure" title={reason(words, error)}>{ text.parent_unknown() }</span> }
        }
    };
    html! { <><Chip full={parent.to_string()} />{ " " }{ said }</> }
}

fn files(words: &Words, pair: &Pair<FileSource>) -> Html {
    let name = |name: &str| html! { <code>{ show::visible(name).into_owned() }</code> };
    match (&pair.json, &pair.layer) {
        (Some(json), Some((layer, _, _))) => {
            html! { <>{ name(json) }<span class="pt-hint">{ words.insert.and() }</span>{ name(layer) }</> }
        }
        (Some(one), None) | (None, Some((one, _, _))) => name(one),
        (None, None) => Html::default(),
    }
}

fn fault_words(words: &Words, fault: Fault) -> &str {
    let text = &words.insert;
    match fault {
        Fault::Unreadable => text.fault_unreadable(),
        Fault::TooLong => text.fault_too_long(),
        Fault::NotJson => text.fault_not_json(),
        Fault::BadId => text.fault_bad_id(),
        Fault::BadParent => text.fault_bad_parent(),
        Fault::LayerMissing => text.fault_layer_missing(),
        Fault::JsonMissing => text.fault_json_missing(),
        Fault::SameId => text.fault_same_id(),
        Fault::Circle => text.fault_circle(),
    }
}
