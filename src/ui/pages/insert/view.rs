//! The screen of an insert.

use super::InsertPageProps;
use super::basket::use_basket;
use super::goes_in::GoesIn;
use super::make::Make;
use super::outcome::outcome;
use super::parents::{self, Parent};
use super::run::{Begun, Run, use_run};
use super::steps::Steps;
use super::target::{Target, Wish};
use crate::console::capability::Act;
use crate::console::pairs::{Pair, pairs, parents_elsewhere};
use crate::console::route::{Route, View};
use crate::name::{ImageId, Selector};
use crate::registry::error::ErrorKind;
use crate::registry::v1::{Insert, InsertImage};
use crate::ui::hooks::{Console, Words, use_console, use_resource, use_words};
use crate::ui::parts::button::{Button, Kind, LinkButton};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::file_drop::FileDrop;
use crate::ui::parts::head::{Head, TitleBlock};
use crate::ui::parts::offer::why_not;
use crate::ui::parts::sentence::{name, sentence};
use crate::web::files::FileSource;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// The screen. Key it by the repository.
#[component]
pub fn InsertPage(props: &InsertPageProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let registry = console.registry(&props.place);
    let text = &words.insert;
    let basket = use_basket();
    let wish = use_state_eq(Wish::default);
    let making = use_state_eq(|| None::<String>);
    let pairs = use_memo(basket.files.clone(), |files| pairs(files));

    let needed = parents_elsewhere(&pairs);
    let looked = use_resource((props.repository.clone(), needed.clone()), {
        let registry = registry.clone();
        move |(repository, needed)| parents::look(registry.clone(), repository.clone(), needed.clone())
    });
    let parents = looked.value.filter(|known| needed.iter().all(|id| known.contains_key(id)));
    let tags = use_resource(props.repository.clone(), {
        let registry = registry.clone();
        move |repository| {
            let (registry, repository) = (registry.clone(), repository.clone());
            async move {
                match registry.tags(&repository).await {
                    // A repository begins to be with its first image.
                    Err(error) if error.kind == ErrorKind::NotFound => Ok(Vec::new()),
                    other => other,
                }
            }
        }
    });
    let run = {
        let (console, said) = (console.clone(), text.announce_done().to_owned());
        let reload = tags.reload.clone();
        use_run(
            registry.clone(),
            Callback::from(move |()| {
                console.announce(said.clone());
                reload.emit(());
            }),
        )
    };

    let images: Vec<InsertImage> = pairs.iter().filter_map(ready_image).collect();
    let ids: Vec<ImageId> = images.iter().map(|image| image.id.clone()).collect();
    let open = run.begun.is_none();
    let on = stands_on(props, tags.value.as_deref().map_or(&[], Vec::as_slice));
    let reason = why_not(&words, &console, &props.place, Act::InsertImage)
        .or_else(|| why_not_yet(&words, &pairs, parents.as_deref(), &wish, open).map(AttrValue::from));
    let on_insert = {
        let (begin, repository, wish) = (run.begin.clone(), props.repository.clone(), (*wish).clone());
        let ids = ids.clone();
        Callback::from(move |()| {
            let tag = wish.tag().ok().flatten().zip(wish.top(&ids));
            // The pairs are known to be sound; what cannot be planned is not begun.
            if let Ok(insert) = Insert::plan(repository.clone(), images.clone(), tag, !wish.quiet) {
                begin.emit(insert);
            }
        })
    };
    let on_more = {
        let (forget, clear, wish) = (run.forget.clone(), basket.clear.clone(), wish.setter());
        Callback::from(move |()| {
            forget.emit(());
            clear.emit(());
            wish.set(Wish::default());
        })
    };
    html! {
        <div class="pt-sheet">
            { title(&words, &console, props, &pairs, on.as_ref()) }
            <Head title={text.what_goes_in().to_owned()}>{ text.roots_first() }</Head>
            if !pairs.is_empty() {
                <GoesIn {pairs} {parents} {open} on_remove={basket.remove.clone()}
                    on_make={let making = making.setter(); move |stem| making.set(Some(stem))} />
            }
            <FileDrop label={sentence(text.drop_here(), &[("json", name(".json")), ("layer", name(".tar.gz"))])}
                hint={AttrValue::from(text.drop_hint().to_owned())} disabled={!open || basket.reading}
                on_files={basket.add.clone()} />
            <Target wish={(*wish).clone()} on_wish={let wish = wish.setter(); move |new| wish.set(new)} ids={ids.clone()}
                tags={tags.value.clone()} standalone={registry.is_standalone()} {open} {reason} {on_insert} />
            if let Some(begun) = &run.begun {
                { progress(&words, &run, begun) }
                { outcome(&words, &console, &props.place, &run, &on_more) }
                <Steps begun={begun.clone()} busy={run.busy} />
            }
            if let Some(stem) = making.as_ref() {
                <Make stem={stem.clone()} {ids} tags={tags.value.clone()}
                    {on}
                    on_close={let making = making.setter(); move |()| making.set(None)}
                    on_done={let (making, put) = (making.setter(), basket.put); move |file| {
                        making.set(None);
                        put.emit(file);
                    }} />
            }
        </div>
    }
}

fn ready_image(pair: &Pair<FileSource>) -> Option<InsertImage> {
    let facts = pair.facts.as_ref().filter(|_| pair.fault.is_none())?;
    let (_, layer, _) = pair.layer.as_ref()?;
    Some(InsertImage {
        id: facts.id.clone(),
        parent: facts.parent.clone(),
        json: facts.json.clone(),
        layer: Rc::new(layer.clone()),
    })
}

/// What is still missing before it can begin.
fn why_not_yet(
    words: &Words,
    pairs: &[Pair<FileSource>],
    parents: Option<&BTreeMap<ImageId, Parent>>,
    wish: &Wish,
    open: bool,
) -> Option<String> {
    let text = &words.insert;
    let faulty = pairs.iter().filter(|pair| pair.fault.is_some()).count();
    Some(match parents {
        _ if !open => text.begun_already().to_owned(),
        _ if pairs.is_empty() => text.nothing_chosen().to_owned(),
        _ if faulty > 0 => words.count(text.some_faulty(), faulty),
        None => text.looking_for_parents().to_owned(),
        Some(parents) if parents.values().any(Parent::stops) => text.parents_missing().to_owned(),
        Some(_) if wish.tag().is_err() => text.tag_rule().to_owned(),
        Some(_) => return None,
    })
}

/// The image the address names, by id or by tag.
fn stands_on(props: &InsertPageProps, tags: &[crate::registry::v1::Tagged]) -> Option<ImageId> {
    match props.on.as_ref()? {
        Selector::Image(id) => Some(id.clone()),
        Selector::Tag(tag) => tags
            .iter()
            .find(|tagged| tagged.tag.valid() == Some(tag))
            .and_then(|tagged| tagged.image.valid().cloned()),
        Selector::Digest(_) => None,
    }
}

fn title(
    words: &Words,
    console: &Console,
    props: &InsertPageProps,
    pairs: &[Pair<FileSource>],
    on: Option<&ImageId>,
) -> Html {
    let text = &words.insert;
    let bytes: u64 =
        pairs.iter().filter_map(|pair| pair.layer.as_ref()).fold(0, |sum, l| sum.saturating_add(l.2));
    let mut facts = vec![Html::from(text.insert_an_image().to_owned())];
    if !pairs.is_empty() {
        let size = words.size(bytes);
        facts.push(Html::from(words.count_with(text.in_all(), pairs.len(), &[("size", &size)])));
    }
    if let Some(on) = on {
        facts.push(sentence(text.on_top_of(), &[("image", html! { <Chip full={on.to_string()} /> })]));
    }
    facts.push(sentence(text.goes_to(), &[("origin", name(&props.place.origin))]));
    facts.push(match console.user(&props.place) {
        Some(user) => Html::from(words.fill(text.signed_in(), &[("user", user)])),
        None => Html::from(text.not_signed_in().to_owned()),
    });
    let back = Route::repository(props.place.clone(), props.repository.clone(), View::Tags);
    html! {
        <TitleBlock before={format!("{}/", props.repository.namespace())} name={props.repository.name().to_owned()} {facts}>
            <LinkButton kind={Kind::Bare} label={text.back().to_owned()} href={console.href(&back)} />
        </TitleBlock>
    }
}

fn progress(words: &Words, run: &Run, begun: &Begun) -> Html {
    let text = &words.insert;
    let all = words.number(begun.insert.steps.len() as u64);
    let said = match begun.current() {
        Some((at, _)) => {
            let message = match (run.busy, run.error.is_some()) {
                (true, _) => text.step_of(),
                (false, true) => text.step_failed(),
                (false, false) => text.step_stopped(),
            };
            words.fill(message, &[("n", &words.number(at as u64 + 1)), ("all", &all)])
        }
        None => words.fill(text.steps_done(), &[("all", &all)]),
    };
    html! {
        <Head title={text.progress().to_owned()}>
            <span role="status">{ said }</span>{ " · " }{ words.fill(text.began(), &[("time", &words.clock(begun.at))]) }
            if run.busy {
                { " " }<Button kind={Kind::Bare} icon="close" label={text.stop().to_owned()} on_press={run.stop.clone()} />
            }
        </Head>
    }
}
