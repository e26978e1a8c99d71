//! The layers an image is made of, root first: a strip of their shares, then a row for each.

use super::chain::{Chain, Link};
use super::layer_row::LayerRow;
use super::sizes::{Measure, Sizes};
use super::standing::Standing;
use crate::console::route::Place;
use crate::console::tenths::Tenths;
use crate::name::{ImageId, Repository};
use crate::registry::v1::Tagged;
use crate::ui::hooks::{Words, use_action, use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::flag::flag_class;
use crate::ui::parts::head::Head;
use std::rc::Rc;
use yew::prelude::*;

/// Whose layers.
#[derive(Properties, PartialEq)]
pub(super) struct LayersProps {
    /// The registry.
    pub place: Place,
    /// The repository through which they are reached.
    pub repository: Repository,
    /// The chain, as far as it has been read.
    pub chain: Rc<Chain>,
    /// The tags of the repository, once they have been read.
    pub tags: Option<Rc<Vec<Tagged>>>,
    /// Reads again what could not be read, and what was too much to read unasked.
    pub on_read: Callback<()>,
    /// Whether that is under way.
    pub reading: bool,
    /// Shows the files of a layer.
    pub on_files: Callback<ImageId>,
    /// Whether the registry lists files at all.
    pub lists_files: bool,
}

/// Strip and table.
#[component]
pub(super) fn Layers(props: &LayersProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let standing = use_state(|| None::<Rc<Standing>>);
    let ask = use_action(
        {
            let (registry, repository) = (console.registry(&props.place), props.repository.clone());
            move |tags: Rc<Vec<Tagged>>| {
                super::standing::standing(registry.clone(), repository.clone(), tags.to_vec())
            }
        },
        {
            let standing = standing.setter();
            move |found| standing.set(Some(Rc::new(found)))
        },
    );
    let sizes = Sizes::of(&props.chain);
    let others = props.tags.clone().filter(|tags| tags.len() > 1);
    html! {
        <section aria-labelledby="pt-layers">
            <Head title={words.image.layers().to_owned()} id="pt-layers">{ summary(&words, props, &sizes) }</Head>
            <Strip chain={props.chain.clone()} />
            { table(&words, props, &sizes, standing.as_deref()) }
            <div class="pt-more">
                { note(&words, props, &sizes) }
                if let Some(tags) = others.filter(|_| standing.is_none()) {
                    if ask.busy {
                        <span role="status">{ words.image.reading_standing() }{ " " }
                            <button class="pt-link" type="button" onclick={ask.cancel.reform(|_| ())}>
                                { words.common.cancel() }
                            </button>
                        </span>
                    } else {
                        <Button kind={Kind::Bare} label={words.image.see_standing().to_owned()}
                            on_press={let run = ask.run.clone(); move |()| run.emit(tags.clone())} />
                    }
                }
                if let Some(found) = standing.as_ref().filter(|found| found.unread > 0) {
                    <span class="pt-unsure">{ words.count(words.image.standing_unread(), found.unread) }</span>
                }
            </div>
            if let Some(error) = &ask.error {
                <Notice {error} attempt={words.image.attempt_standing().to_owned()} />
            }
        </section>
    }
}

fn summary(words: &Words, props: &LayersProps, sizes: &Sizes) -> Html {
    let count = words.count(words.image.layer_count(), props.chain.ids.len());
    let Some(total) = sizes.total() else { return html! { { count } } };
    let kind = match sizes.measure {
        Measure::Compressed => words.image.in_all_compressed(),
        Measure::Unpacked => words.image.in_all_unpacked(),
    };
    html! { <>{ count }{ words.fill(kind, &[("size", &words.size(total))]) }</> }
}

/// What has not been read, with a way to read it.
fn note(words: &Words, props: &LayersProps, sizes: &Sizes) -> Html {
    let missing = props.chain.missing();
    if missing > 0 && !props.reading {
        return html! {
            <span>
                { words.count(words.image.layers_unread(), missing) }{ " " }
                <button class="pt-link" type="button" onclick={props.on_read.reform(|_| ())}>
                    { words.common.try_again() }
                </button>
            </span>
        };
    }
    html! {
        <span>
            { match sizes.measure {
                Measure::Compressed => words.image.sizes_compressed(),
                Measure::Unpacked => words.image.sizes_unpacked(),
            } }
        </span>
    }
}

fn table(words: &Words, props: &LayersProps, sizes: &Sizes, standing: Option<&Standing>) -> Html {
    let text = &words.image;
    let measure = match sizes.measure {
        Measure::Compressed => text.itself_compressed(),
        Measure::Unpacked => text.itself_unpacked(),
    };
    let row = |(at, (id, link)): (usize, (&ImageId, &Link))| {
        let on = standing.as_ref().map(|standing| standing.on.get(id).cloned().unwrap_or_default());
        html! {
            <LayerRow key={id.as_str()} place={props.place.clone()} repository={props.repository.clone()} id={id.clone()}
                link={link.clone()} own={sizes.own[at]} with_parents={sizes.with_parents[at]} tags={on}
                top={at + 1 == props.chain.ids.len()} on_files={props.on_files.clone()}
                lists_files={props.lists_files} />
        }
    };
    html! {
        <table class="pt-table pt-stack" role="table">
            <thead role="rowgroup"><tr role="row">
                <th scope="col" role="columnheader">{ text.layer() }</th>
                <th scope="col" role="columnheader" class="pt-num">{ measure }</th>
                <th scope="col" role="columnheader" class="pt-num">{ text.with_parents() }</th>
                <th scope="col" role="columnheader"><span class={standing.is_none().then_some("pt-sr")}>{ text.tags_on_it() }</span></th>
                <th scope="col" role="columnheader"><span class="pt-sr">{ text.acts() }</span></th>
            </tr></thead>
            <tbody role="rowgroup">
                { for props.chain.ids.iter().zip(&props.chain.links).enumerate().map(row) }
            </tbody>
        </table>
    }
}

#[derive(Properties, PartialEq)]
struct StripProps {
    chain: Rc<Chain>,
}

/// Shares of the whole, once every size is known: a strip of parts of it would lie.
#[component]
fn Strip(props: &StripProps) -> Html {
    const WIDTH: f64 = 1000.0;
    const GAP: f64 = 2.0;
    let words = use_words();
    let sizes = Sizes::of(&props.chain);
    let Some(total) = sizes.total().filter(|total| *total > 0) else { return Html::default() };
    let count = sizes.own.len();
    // A layer without content has no share, and one with hardly any still shows.
    #[allow(clippy::cast_precision_loss)]
    let share = |size: u64| size as f64 / total as f64;
    let room = (WIDTH - GAP * count.saturating_sub(1) as f64).max(WIDTH / 2.0);
    let mut x = 0.0;
    let bars = props.chain.ids.iter().zip(&sizes.own).filter_map(|(id, own)| {
        let own = own.filter(|own| *own > 0)?;
        let width = (share(own) * room).max(2.0);
        let (left, wide) = (Tenths(x).to_string(), Tenths(width).to_string());
        let bar = html! {
            <g class={flag_class(id.as_str())}>
                <title>{ format!("{}, {}", id.short(), words.size(own)) }</title>
                <rect class="t-fa" x={left.clone()} y="0" width={wide.clone()} height="17" />
                <rect class="t-fb" x={left} y="17" width={wide} height="9" />
            </g>
        };
        x += width + GAP;
        Some(bar)
    });
    let bars: Vec<Html> = bars.collect();
    let view = format!("0 0 {} 26", Tenths((x - GAP).max(1.0)));
    html! {
        <svg class="pt-strip" viewBox={view} preserveAspectRatio="none" role="img"
            aria-label={words.image.strip().to_owned()}>{ bars }</svg>
    }
}
