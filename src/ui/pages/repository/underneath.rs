//! The line under the tags: how many there are and whether that is all, what their sizes mean, what is folded away,
//! and the way to take the table along as a file.

use super::cells::kind;
use crate::console::route::Api;
use crate::console::table_file::csv;
use crate::console::tag_list::Extent;
use crate::console::target::{TagRow, Unit};
use crate::name::Repository;
use crate::ui::hooks::names::Names;
use crate::ui::hooks::reading::Details;
use crate::ui::hooks::{Words, use_action, use_console, use_words};
use crate::web::save;
use std::rc::Rc;
use yew::prelude::*;

/// Under what.
#[derive(Clone, Properties, PartialEq)]
pub(super) struct UnderneathProps {
    /// What the registry speaks.
    pub(super) api: Api,
    /// The repository.
    pub(super) repository: Repository,
    /// All its tags.
    pub(super) tags: Rc<Vec<TagRow>>,
    /// Those that are shown, in order.
    pub(super) rows: Rc<[usize]>,
    /// What is known of them.
    pub(super) details: Details,
    /// How far their list is.
    pub(super) names: Names,
    /// How many of them are signatures and the like.
    pub(super) attached: usize,
    /// Whether those are folded away.
    pub(super) folded: bool,
    /// Told whether to show them.
    pub(super) unfold: Callback<bool>,
}

/// The line.
#[component]
pub(super) fn Underneath(props: &UnderneathProps) -> Html {
    let words = use_words();
    let (texts, more) = (&words.tags, &words.manifests);
    let UnderneathProps { api, tags, rows, details, names, attached, folded, unfold, .. } = props;
    let (shown, all) = (rows.len(), tags.len());
    let whole = names.extent == Extent::Whole;
    let count = if shown == all && whole {
        words.count(texts.all_tags(), all)
    } else {
        let (shown, all) = (words.number(shown as u64), words.number(all as u64));
        words.fill(texts.some_tags(), &[("shown", &shown), ("all", &all)])
    };
    let link = |label: &str, act: &Callback<bool>, yes: bool| {
        let onclick = act.reform(move |_: MouseEvent| yes);
        html! { <button type="button" class="pt-link" {onclick}>{ label }</button> }
    };
    let compressed = *api == Api::V2 || details.compressed();
    let sizes = if compressed { texts.sizes_compressed() } else { texts.sizes_unpacked() };
    html! {
        <div class="pt-more">
            <span>
                { count }{ " · " }{ sizes }
                if *api == Api::V2 {
                    { more.sizes_first() }
                }
                if *attached > 0 {
                    { " · " }
                    { words.count(if *folded { more.attached() } else { more.attached_shown() }, *attached) }{ " · " }
                    { link(if *folded { more.unfold() } else { more.fold() }, unfold, *folded) }
                }
            </span>
            <span>
                if *api == Api::V1 {
                    { texts.images_stay() }{ " · " }
                }
                <SaveTable ..props.clone() />
            </span>
        </div>
    }
}

/// Saves the rows as they stand, with what is known of each.
#[component]
fn SaveTable(props: &UnderneathProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let save = {
        let said = words.manifests.saved().to_owned();
        use_action(
            |(name, text): (String, String)| async move {
                let sink = save::Sink::gathered();
                sink.write(text.as_bytes()).await;
                sink.finish(&name).await;
                Ok(())
            },
            move |()| console.announce(said.clone()),
        )
    };
    let onclick = {
        let (props, words) = (props.clone(), words.clone());
        save.run.reform(move |_: MouseEvent| (file_name(&props.repository), table(&words, &props)))
    };
    html! { <button type="button" class="pt-link" {onclick}>{ words.manifests.save() }</button> }
}

/// Names of repositories hold no sign that means something in a file's name but the slash (security notes D9).
fn file_name(repository: &Repository) -> String {
    format!("{}.tags.csv", repository.segments().collect::<Vec<_>>().join("-").trim_start_matches('.'))
}

fn table(words: &Words, props: &UnderneathProps) -> String {
    let texts = &words.manifests;
    let heads = [
        texts.export_tag(),
        texts.export_target(),
        texts.export_kind(),
        texts.export_bytes(),
        texts.export_made(),
    ];
    let compressed = props.api == Api::V2 || props.details.compressed();
    let row = |at: &usize| {
        let row = props.tags.get(*at)?;
        let unit = row.unit();
        let known = unit.as_ref().map(|unit| props.details.known(unit, compressed)).unwrap_or_default();
        let found = match &unit {
            Some(Unit::Tag(tag)) => props.details.found(tag),
            _ => None,
        };
        let platforms = found.as_ref().and_then(|found| found.platforms());
        let platforms =
            platforms.map(|all| all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
        let what = found.and_then(|found| kind(words, &found.manifest)).or(platforms).or(known.platform);
        Some(vec![
            row.tag.to_string(),
            row.target.as_ref().map(ToString::to_string).unwrap_or_default(),
            what.unwrap_or_default(),
            known.total.filter(|_| compressed).map(|bytes| bytes.to_string()).unwrap_or_default(),
            known.made.map(|at| at.to_string()).unwrap_or_default(),
        ])
    };
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(props.rows.iter().filter_map(row));
    csv(rows.iter().map(Vec::as_slice))
}
