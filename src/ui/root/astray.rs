//! What stands where there is no page to show: an address that leads nowhere, and settings that are wrong.

use super::closed::{plain, to_connect};
use crate::console::settings::{SettingsError, SettingsReason};
use crate::console::show;
use crate::ui::hooks::use_words;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct UnknownProps {
    pub(in crate::ui) text: String,
}

#[component]
pub(crate) fn Unknown(props: &UnknownProps) -> Html {
    let words = use_words();
    let text = show::visible(show::clamp(&props.text, 200).text).into_owned();
    let end = html! { <><p><code>{ text }</code></p>{ to_connect(&words) }</> };
    plain(words.shell.unknown_title(), words.shell.unknown(), end)
}

#[derive(Properties, PartialEq)]
pub(crate) struct WrongSettingsProps {
    pub(in crate::ui) error: Rc<SettingsError>,
    /// The file that is meant, where the element itself is not.
    pub(in crate::ui) file: AttrValue,
}

/// What is wrong with `config.json`, for whoever hosts the console.
#[component]
pub(crate) fn WrongSettings(props: &WrongSettingsProps) -> Html {
    let words = use_words();
    let (shell, error) = (&words.shell, &props.error);
    let reason = match &error.reason {
        SettingsReason::NotJson(detail) => {
            words.fill(shell.not_json(), &[("detail", &show::visible(detail))])
        }
        SettingsReason::TooLong => shell.too_long().to_owned(),
        SettingsReason::NotAnObject => shell.not_object().to_owned(),
        SettingsReason::NotAList => shell.not_list().to_owned(),
        SettingsReason::NotText => shell.not_text().to_owned(),
        SettingsReason::NotTrueOrFalse => shell.not_bool().to_owned(),
        SettingsReason::NotANumberWithin(low, high) => {
            words.fill(shell.not_number(), &[("low", &low.to_string()), ("high", &high.to_string())])
        }
        SettingsReason::NotOneOf(known) => words.fill(shell.not_one_of(), &[("words", &known.join(", "))]),
        SettingsReason::NotAnAddress(_) => shell.not_address().to_owned(),
        SettingsReason::NotALink => shell.not_link().to_owned(),
        SettingsReason::NotAPicture => shell.not_picture().to_owned(),
        SettingsReason::NotAToken => shell.not_token().to_owned(),
        SettingsReason::NotAColour => shell.not_colour().to_owned(),
        SettingsReason::NotALength => shell.not_length().to_owned(),
        SettingsReason::Missing => shell.missing().to_owned(),
        SettingsReason::Twice => shell.twice().to_owned(),
    };
    // The name that its address ends with.
    let file = props.file.rsplit('/').next().unwrap_or_default();
    let file = if error.of_element { "<portolan-console>" } else { file };
    let field = if error.field.is_empty() { file } else { &error.field };
    let end = html! {
        <p><strong>{ words.fill(shell.settings_line(), &[("file", file), ("line", &error.line.to_string())]) }</strong><br />
            { words.fill(shell.settings_field(), &[("field", field), ("reason", &reason)]) }</p>
    };
    plain(shell.settings_title(), shell.settings_hint(), end)
}
