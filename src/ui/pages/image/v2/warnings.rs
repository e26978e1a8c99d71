//! What is odd about a manifest that is shown all the same (security notes I3, I4, I5, D12).

use crate::console::show;
use crate::image::manifest::Warning;
use crate::ui::hooks::Words;
use crate::ui::parts::icon::Icon;
use yew::prelude::*;

/// A line for each; nothing where nothing is odd. That schema 1 is not content-verified is said where the state of
/// verification is.
pub(super) fn warnings<'a>(words: &Words, all: impl Iterator<Item = &'a Warning>) -> Html {
    let lines: Vec<Html> = all
        .filter(|warning| **warning != Warning::NotContentVerified)
        .map(|warning| html! { <li>{ said(words, warning) }</li> })
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    notice(lines)
}

/// The same of one thing to know.
pub(super) fn noted(text: &str) -> Html {
    notice(vec![html! { <li>{ text }</li> }])
}

fn notice(lines: Vec<Html>) -> Html {
    html! {
        <div class="pt-notice pt-under" data-kind="warn" role="status">
            <Icon name="unsure" />
            <div><ul class="pt-warnings">{ lines }</ul></div>
        </div>
    }
}

fn said(words: &Words, warning: &Warning) -> String {
    let text = &words.image;
    let named = |message: &str, name: &str| {
        words.fill(message, &[("name", &show::visible(show::clamp(name, 200).text))])
    };
    match warning {
        Warning::Untyped => text.untyped().to_owned(),
        Warning::RepeatedKey(key) => named(text.repeated_key(), key),
        Warning::NotContentVerified => text.schema1().to_owned(),
        Warning::OtherRepository(name) => named(text.other_repository(), name),
        Warning::OtherTag(name) => named(text.other_tag(), name),
        Warning::Size { declared, found } => words.fill(
            text.size_differs(),
            &[("declared", &words.number(*declared)), ("found", &words.number(*found))],
        ),
        Warning::Type { declared, found } => {
            words.fill(text.type_differs(), &[("declared", declared.as_str()), ("found", found.as_str())])
        }
    }
}
