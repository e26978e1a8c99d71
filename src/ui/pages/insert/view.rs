//! The screen of an insert.

use super::InsertPageProps;
use super::basket::use_basket;
use super::goes_in::GoesIn;
use super::heads::{progress, title};
use super::make::Make;
use super::outcome::outcome;
use super::run::use_run;
use super::state::{plan, ready, stands_on, use_parents, use_tags, why_not_yet};
use super::steps::Steps;
use super::target::{Target, Wish};
use crate::console::capability::Act;
use crate::console::command::Seen;
use crate::console::pairs::pairs;
use crate::name::ImageId;
use crate::ui::hooks::{use_console, use_noted, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::file_drop::FileDrop;
use crate::ui::parts::head::Head;
use crate::ui::parts::offer::why_not;
use crate::ui::parts::sentence::{name, sentence};
use yew::prelude::*;

/// The screen. Key it by the repository.
#[component]
pub fn InsertPage(props: &InsertPageProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let registry = console.registry(&props.place);
    let text = &words.insert;
    let basket = use_basket();
    let wish = use_state_eq(Wish::default);
    use_noted(Seen { tag: wish.tag().ok().flatten(), ..Seen::default() });
    let making = use_state_eq(|| None::<String>);
    let pairs = use_memo(basket.files.clone(), |files| pairs(files));
    let parents = use_parents(props, &pairs);
    let tags = use_tags(props);
    let on_done = {
        let (console, said, reload) = (console.clone(), text.announce_done().to_owned(), tags.reload.clone());
        Callback::from(move |()| {
            console.announce(said.clone());
            reload.emit(());
        })
    };
    let run = use_run(registry.clone(), on_done);

    let images = ready(&pairs);
    let ids: Vec<ImageId> = images.iter().map(|image| image.id.clone()).collect();
    let open = run.begun.is_none();
    let on = stands_on(props, tags.value.as_deref().map_or(&[], Vec::as_slice));
    let barred = why_not(&words, &console, &props.place, Act::InsertImage);
    let closed = !open || basket.reading || barred.is_some();
    let reason = barred.or_else(|| why_not_yet(&words, &pairs, &parents, &wish, open).map(AttrValue::from));
    let attempt_tags = words.fill(words.tags.attempt_tags(), &[("name", props.repository.as_str())]);
    let on_insert = {
        let (begin, props, wish) = (run.begin.clone(), props.clone(), (*wish).clone());
        Callback::from(move |()| {
            plan(&props, &images, &wish).into_iter().for_each(|insert| begin.emit(insert))
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
                hint={AttrValue::from(text.drop_hint().to_owned())} disabled={closed}
                on_files={basket.add.clone()} />
            if let Some(error) = &tags.error {
                <Notice {error} attempt={attempt_tags} stale={tags.value.is_some()} on_retry={tags.reload.clone()} />
            }
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
