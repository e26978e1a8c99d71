//! The line of tools over the tree.

use super::view::ZoomTo;
use crate::console::tenths::Tenths;
use crate::ui::hooks::{use_rested, use_words};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::choices::{Check, Choice};
use crate::ui::parts::seek::SeekField;
use yew::prelude::*;

/// What the tools show and change.
#[derive(Properties, PartialEq)]
pub(super) struct ToolsProps {
    /// What was typed to light up tags.
    pub filter: AttrValue,
    /// How many tags that lights up; nothing while nothing is typed.
    pub lit: Option<usize>,
    /// Told of what is typed.
    pub on_filter: Callback<String>,
    /// Whether runs are folded.
    pub runs: bool,
    /// Told when they are to be, or not.
    pub on_runs: Callback<bool>,
    /// Whether the list leads.
    pub as_list: bool,
    /// Told when it is to, or not.
    pub on_list: Callback<bool>,
    /// The zoom; 1 is whole size.
    pub zoom: f64,
    /// Told of a wish: larger, smaller.
    pub on_zoom: Callback<ZoomTo>,
    /// Told of the wish to see all of it.
    pub on_fit: Callback<()>,
    /// Told of the wish to save the picture.
    pub on_save: Callback<()>,
}

/// The tools.
#[component]
pub(super) fn Tools(props: &ToolsProps) -> Html {
    let words = use_words();
    let tree = &words.tree;
    let views = vec![
        (AttrValue::from("chart"), AttrValue::from(tree.as_chart().to_owned())),
        (AttrValue::from("list"), AttrValue::from(tree.as_list().to_owned())),
    ];
    let on_list = props.on_list.reform(|value: AttrValue| value == "list");
    let zoom = |to: ZoomTo| props.on_zoom.reform(move |()| to);
    let lit = props.lit.map(|lit| words.count(tree.lit(), lit)).unwrap_or_default();
    let said = use_rested(lit.clone());
    let percent = format!("{}%", Tenths((props.zoom * 100.0).round()));
    html! {
        <div class="pt-tools">
            <SeekField label={tree.light_up().to_owned()} value={props.filter.clone()}
                on_input={props.on_filter.clone()} clear={tree.clear().to_owned()} />
            <span class="pt-hint" aria-hidden="true">{ lit }</span>
            <span class="pt-sr" role="status">{ said }</span>
            <Check label={tree.fold_runs().to_owned()} on={props.runs}
                on_change={props.on_runs.reform(|(on, _)| on)} />
            <Choice label={tree.tree_as().to_owned()} group="pt-tree-as" options={views}
                value={if props.as_list { "list" } else { "chart" }} on_change={on_list} />
            <span class="pt-acts pt-end">
                if !props.as_list {
                    <span class="pt-zoom">
                        <Button label={tree.smaller().to_owned()} icon="minus" kind={Kind::Icon}
                            on_press={zoom(ZoomTo::Smaller)} />
                        <button type="button" class="pt-btn" data-kind="bare" title={tree.whole_size().to_owned()}
                            aria-description={tree.whole_size().to_owned()}
                            onclick={props.on_zoom.reform(|_| ZoomTo::Whole)}>{ percent }</button>
                        <Button label={tree.larger().to_owned()} icon="plus" kind={Kind::Icon}
                            on_press={zoom(ZoomTo::Larger)} />
                        <Button label={tree.fit().to_owned()} icon="fit" kind={Kind::Icon}
                            on_press={props.on_fit.clone()} />
                    </span>
                }
                <Button label={tree.save().to_owned()} icon="download" on_press={props.on_save.clone()} />
            </span>
        </div>
    }
}
