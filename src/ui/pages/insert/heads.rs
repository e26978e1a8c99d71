//! What stands over the parts of the screen of an insert: its title with where everything goes, and how far it is.

use super::InsertPageProps;
use super::run::{Begun, Run};
use crate::console::pairs::Pair;
use crate::console::route::{Route, View};
use crate::name::ImageId;
use crate::ui::hooks::{Console, Words};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::head::{Head, TitleBlock};
use crate::ui::parts::sentence::{name, sentence};
use crate::web::files::FileSource;
use yew::prelude::*;

/// The repository, what goes in, and where it goes.
pub(super) fn title(
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
        <TitleBlock before={props.repository.prefix().to_owned()} name={props.repository.name().to_owned()} {facts}>
            <Button kind={Kind::Bare} label={text.back().to_owned()} href={console.href(&back)} />
        </TitleBlock>
    }
}

/// Which step it is at, when it began, and the way to stop it.
pub(super) fn progress(words: &Words, run: &Run, begun: &Begun) -> Html {
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
