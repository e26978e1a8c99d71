//! Whether deletes are on: found out only at this press, by asking to delete what cannot exist.

use crate::console::capability::{Act, Reason};
use crate::console::doctor::Evidence;
use crate::console::route::Place;
use crate::name::Repository;
use crate::registry::examine::{Question, Tried};
use crate::ui::hooks::{use_action, use_console, use_words};
use crate::ui::parts::button::Button;
use std::rc::Rc;
use yew::prelude::*;

/// Of which registry.
#[derive(Properties, PartialEq)]
pub(super) struct DeletesProps {
    pub(super) place: Place,
    pub(super) evidence: Rc<Evidence>,
    /// Told what came of it.
    pub(super) on_asked: Callback<Option<Tried>>,
}

/// The repository that is asked about where none is known; its name is of no matter, for the digest cannot exist.
const ANY: &str = "portolan/connection-doctor";

/// The button.
#[component]
pub(super) fn CheckDeletes(props: &DeletesProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let on_asked = props.on_asked.clone();
    let ask = {
        let registry = console.registry(&props.place);
        use_action(
            move |repository: Repository| {
                let registry = registry.clone();
                async move { Ok(registry.examine_deletes(&repository, &|_| {}).await) }
            },
            move |tried| on_asked.emit(tried),
        )
    };
    // What forbids writes forbids this one as well, though it can change nothing.
    let reason = match console.may(&props.place, Act::DeleteTag) {
        Err(reason @ (Reason::ReadOnly | Reason::DeletesOff | Reason::ForeignFrame)) => {
            Some(AttrValue::from(words.reason(reason).to_owned()))
        }
        _ => None,
    };
    let listed = props.evidence.findings.seen(Question::Catalog);
    let known = listed.and_then(|seen| seen.names.iter().find_map(|name| name.parse().ok()));
    let press = {
        let run = ask.run;
        Callback::from(move |()| {
            if let Some(repository) = known.clone().or_else(|| ANY.parse().ok()) {
                run.emit(repository);
            }
        })
    };
    html! {
        <div class="pt-acts pt-check-deletes">
            <Button label={words.doctor.deletes().to_owned()} {reason} on_press={press} />
            <span class="pt-hint">{ words.doctor.deletes_hint() }</span>
        </div>
    }
}
