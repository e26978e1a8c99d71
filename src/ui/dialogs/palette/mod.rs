//! The palette: any registry, repository, tag, pasted reference or act, found by a few letters. A combobox whose list is
//! always open: the focus stays in the field, the arrows walk the list, Enter takes what is selected.

mod acts;
mod gather;
mod rows;

use crate::console::palette::{LONGEST, MOST, hits};
use crate::console::route::Place;
use crate::console::show;
use crate::ui::hooks::{Console, Over, Words, use_console, use_words};
use crate::ui::parts::dialog::{on_cancel, on_scrim};
use crate::ui::parts::flag::Flag;
use crate::ui::parts::icon::Icon;
use crate::web::sight::Element;
use crate::web::{dom, form, modal};
use gather::gather;
use rows::{Found, Goes, Group, Row, Sign, find};
use std::rc::Rc;
use yew::prelude::*;

/// How far the keys for pages lead.
const PAGE: usize = 8;

/// The palette.
#[component]
pub(in crate::ui) fn Palette() -> Html {
    let (words, console) = (use_words(), use_console());
    // What was typed while it was on its way is the beginning.
    let typed = use_state_eq(|| read(&console.tools.held.typed_ahead(std::mem::take)));
    let at = use_state_eq(|| 0_usize);
    let (node, list) = (use_node_ref(), use_node_ref());
    use_effect_with((), {
        let node = node.clone();
        move |()| {
            let shown = node.get();
            shown.iter().for_each(modal::show_modal);
            shown.iter().for_each(modal::focus_field);
            move || shown.iter().for_each(modal::close)
        }
    });
    // What there is stays as it was when the palette was opened.
    let there = use_memo((), |()| gather(&words, &console));
    let found = use_memo((*typed).clone(), |typed| find(typed, &there, &words, &console));
    let selected = (*at).min(found.rows.len().saturating_sub(1));
    use_effect_with((selected, (*typed).clone()), {
        let list = list.clone();
        move |_| {
            if let Some(list) = list.cast::<Element>() {
                dom::keep_in_sight(&list, "[aria-selected=true]");
            }
        }
    });
    let close = {
        let console = console.clone();
        Callback::from(move |()| console.show(Over::Nothing))
    };
    let taken = use_mut_ref(|| false);
    let take = {
        let (node, console, close, taken) = (node.clone(), console.clone(), close.clone(), taken.clone());
        Callback::from(move |row: Row| {
            taken.replace(true);
            // Before anything else takes the focus, whoever had it has it back.
            node.get().iter().for_each(modal::close);
            close.emit(());
            match &row.goes {
                Goes::To(route) => console.go(route),
                Goes::Do(act) => act.emit(()),
            }
        })
    };
    // The browser tells of it later, when what was taken may stand in its place.
    let onclose = {
        let close = close.clone();
        Callback::from(move |_: Event| {
            if !*taken.borrow() {
                close.emit(());
            }
        })
    };
    let oninput = {
        let (typed, at) = (typed.setter(), at.setter());
        Callback::from(move |event: InputEvent| {
            typed.set(read(&form::value(&event)));
            at.set(0);
        })
    };
    // Keys may come faster than rows are drawn: what they mean is what stands in the field and was walked to by then.
    let walked = use_mut_ref(|| selected);
    *walked.borrow_mut() = selected;
    let onkeydown = {
        let (at, typed, take, there) = (at.setter(), typed.clone(), take.clone(), there.clone());
        let (words, console, found) = (words.clone(), console.clone(), found.clone());
        Callback::from(move |event: KeyboardEvent| {
            let now = read(&form::value(&event));
            let (found, selected) = match now == *typed {
                true => (found.clone(), *walked.borrow()),
                false => (Rc::new(find(&now, &there, &words, &console)), 0),
            };
            match pressed(&event, selected, found.rows.len()) {
                Some(Pressed::Walk(to)) => {
                    walked.replace(to);
                    at.set(to);
                }
                Some(Pressed::Take) => {
                    found.rows.get(selected).cloned().iter().for_each(|row| take.emit(row.clone()))
                }
                None => {}
            }
        })
    };
    html! {
        <dialog ref={node.clone()} class="pt-palette" aria-label={words.shell.palette().to_owned()}
            oncancel={on_cancel(&node, &close)} {onclose} onpointerdown={on_scrim(&node, &close)}>
            <div class="pt-pal-seek">
                <Icon name="find" />
                <input class="pt-mono" type="text" role="combobox" aria-expanded={(!found.rows.is_empty()).to_string()} aria-controls="pt-pal-list"
                    aria-autocomplete="list" aria-activedescendant={(!found.rows.is_empty()).then(|| id(selected))}
                    aria-label={words.shell.palette().to_owned()} placeholder={words.palette.hint().to_owned()}
                    autocomplete="off" autocapitalize="none" spellcheck="false" maxlength={LONGEST.to_string()}
                    value={(*typed).clone()} {oninput} {onkeydown} />
                <button type="button" class="pt-key" onclick={close.reform(|_| ())}>
                    { "Esc" }<span class="pt-sr">{ " " }{ words.common.close() }</span></button>
            </div>
            <ul ref={list} class="pt-pal-list" id="pt-pal-list" role="listbox" aria-label={words.palette.results().to_owned()}>
                { groups(&words, &found, &typed, (selected, &take)) }
            </ul>
            { foot(&words, &console, &found, selected) }
        </dialog>
    }
}

fn id(at: usize) -> String {
    format!("pt-pal-{at}")
}

/// What was typed, as far as it is read.
fn read(typed: &str) -> String {
    typed.chars().take(LONGEST).collect()
}

/// What a key does in the field.
enum Pressed {
    /// Selects another row.
    Walk(usize),
    /// Takes the selected row.
    Take,
}

fn pressed(event: &KeyboardEvent, selected: usize, rows: usize) -> Option<Pressed> {
    // A word that is still being put together has these keys for itself.
    if event.is_composing() || rows == 0 {
        return None;
    }
    let last = rows - 1;
    let does = match event.key().as_str() {
        "ArrowDown" if selected >= last => Pressed::Walk(0),
        "ArrowDown" => Pressed::Walk(selected + 1),
        "ArrowUp" => Pressed::Walk(selected.checked_sub(1).unwrap_or(last)),
        "PageDown" => Pressed::Walk((selected + PAGE).min(last)),
        "PageUp" => Pressed::Walk(selected.saturating_sub(PAGE)),
        "Enter" => Pressed::Take,
        _ => return None,
    };
    event.prevent_default();
    Some(does)
}

fn groups(words: &Words, found: &Rc<Found>, typed: &str, (selected, take): (usize, &Callback<Row>)) -> Html {
    let texts = &words.palette;
    let group = |group: Group| {
        let rows: Vec<Html> = found
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.group == group)
            .map(|(at, row)| option(row, at, typed, (at == selected, take)))
            .collect();
        let (label, name) = match group {
            Group::Pasted => ("pt-pal-pasted", texts.pasted()),
            Group::Tags => ("pt-pal-tags", texts.tags()),
            Group::Repositories => ("pt-pal-repositories", texts.repositories()),
            Group::Registries => ("pt-pal-registries", texts.registries()),
            Group::Typed => ("pt-pal-typed", texts.typed()),
            Group::Acts => ("pt-pal-acts", texts.acts()),
        };
        if rows.is_empty() {
            return Html::default();
        }
        html! {
            <li key={label} role="none">
                <div class="pt-label" id={label}>{ name }</div>
                <ul role="group" aria-labelledby={label}>{ rows }</ul>
            </li>
        }
    };
    let mut order: Vec<Group> = found.rows.iter().map(|row| row.group).collect();
    order.dedup();
    order.into_iter().map(group).collect()
}

fn option(row: &Row, at: usize, typed: &str, (selected, take): (bool, &Callback<Row>)) -> Html {
    let sign = match &row.sign {
        Sign::Flag(hex) => html! { <Flag hex={hex.clone()} /> },
        Sign::Icon(name) => html! { <Icon {name} /> },
    };
    let name = classes!("pt-pal-name", row.is_name.then_some("pt-mono"));
    // The field keeps the focus.
    let stay = |event: PointerEvent| event.prevent_default();
    html! {
        <li id={id(at)} role="option" aria-selected={selected.to_string()} onpointerdown={stay}
            onclick={let row = row.clone(); take.reform(move |_: MouseEvent| row.clone())}>
            { sign }
            <span class={name}>{ marked(&row.name, if row.group == Group::Pasted { "" } else { typed }) }</span>
            <span class="pt-pal-what">{ &row.what }</span>
            if let Some(key) = &row.key {
                <span class="pt-pal-key">{ for key.iter().map(|key| html! { <kbd class="pt-key">{ key }</kbd> }) }</span>
            }
        </li>
    }
}

/// A name with what was found in it marked.
fn marked(name: &str, typed: &str) -> Html {
    let mut pieces = Vec::new();
    let mut done = 0;
    for hit in hits(typed, name) {
        pieces.push(html! { <>{ &name[done..hit.start] }<mark>{ &name[hit.clone()] }</mark></> });
        done = hit.end;
    }
    pieces.push(html! { { &name[done..] } });
    pieces.into_iter().collect()
}

/// The keys, what going there contacts, and how many there are.
fn foot(words: &Words, console: &Console, found: &Found, selected: usize) -> Html {
    let texts = &words.palette;
    let key = |sign: &'static str| html! { <kbd class="pt-key">{ sign }</kbd> };
    let elsewhere = found.rows.get(selected).and_then(|row| elsewhere(console, row));
    let number = |n: usize| words.number(n as u64);
    let counts = words.fill(texts.found(), &[("n", &number(found.fitting)), ("all", &number(found.of))]);
    let shown = found.rows.len();
    html! {
        <div class="pt-pal-foot">
            if shown == 0 {
                <p>{ texts.nothing() }</p>
            } else {
                <p aria-hidden="true">
                    <span>{ key("↑") }{ " " }{ key("↓") }{ " " }{ texts.move_on() }</span>
                    <span>{ key("↵") }{ " " }{ texts.choose() }</span>
                </p>
            }
            <p role="status">
                <span class="pt-sr">{ words.count(texts.found_said(), shown.min(MOST)) }{ " " }</span>
                { match elsewhere {
                    Some(place) => contacts(words, console, &place),
                    None => html! { <span aria-hidden="true">{ counts }</span> },
                } }
            </p>
        </div>
    }
}

/// The registry that a row leads to, where it is another than the one that one is at.
fn elsewhere(console: &Console, row: &Row) -> Option<Place> {
    let Goes::To(route) = &row.goes else { return None };
    let place = route.place()?;
    let here = console.route.place().is_some_and(|here| here.origin == place.origin);
    (!here).then(|| place.clone())
}

fn contacts(words: &Words, console: &Console, place: &Place) -> Html {
    let may = console.session.may_contact(&place.origin, &console.settings, &console.preferences);
    let message = if may { words.palette.contacts() } else { words.palette.proposes() };
    let host = place.origin.authority();
    html! { <span class={(!may).then_some("pt-unsure")}>{ words.fill(message, &[("host", &show::visible(&host))]) }</span> }
}
