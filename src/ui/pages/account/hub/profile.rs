//! What a profile says, and the fields of it that may be changed.

use super::{Same, ways::into};
use crate::console::show;
use crate::registry::hub::{Profile, ProfileChange};
use crate::ui::hooks::{Words, use_action, use_console, use_held, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::field::Field;
use crate::ui::parts::figures::When;
use crate::ui::parts::head::Head;
use crate::ui::parts::lists::Facts;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ProfileFormProps {
    pub(super) hub: Same,
    pub(super) profile: Rc<Profile>,
    /// Why it cannot be changed, if it cannot.
    pub(super) fixed: Option<AttrValue>,
}

/// The profile. A save keeps what is typed until the Hub has taken it.
#[component]
pub(super) fn ProfileForm(props: &ProfileFormProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let profile = use_state(|| props.profile.clone());
    let typed = |text: &Option<String>| text.clone().unwrap_or_default();
    let full_name = use_state_eq(|| typed(&props.profile.full_name));
    let location = use_state_eq(|| typed(&props.profile.location));
    let company = use_state_eq(|| typed(&props.profile.company));
    let page = use_state_eq(|| typed(&props.profile.profile_url));
    let change = ProfileChange {
        full_name: changed(&profile.full_name, &full_name),
        location: changed(&profile.location, &location),
        company: changed(&profile.company, &company),
        profile_url: changed(&profile.profile_url, &page),
        gravatar_email: None,
    };
    let save = {
        let (api, user) = (props.hub.0.api.clone(), profile.username.clone());
        let (console, words, profile) = (console, words.clone(), profile.setter());
        use_action(
            move |change: ProfileChange| {
                let (api, user) = (api.clone(), user.clone());
                async move { api.change_profile(&user, &change).await }
            },
            move |saved: Profile| {
                console.announce(words.people.saved());
                profile.set(Rc::new(saved));
            },
        )
    };
    use_held(save.busy);
    let is_new = change != ProfileChange::default();
    let ready = is_new && props.fixed.is_none() && !save.busy;
    let onsubmit = {
        let run = save.run.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if ready {
                run.emit(change.clone());
            }
        })
    };
    let field = |id: &'static str, label: &str, state: &UseStateHandle<String>| {
        html! {
            <Field {id} label={html! { label.to_owned() }} value={(**state).clone()} on_input={into(state)}
                disabled={props.fixed.is_some()} />
        }
    };
    html! {
        <section>
            <Head inner={true} title={html! { words.fill(words.people.as_user(), &[("user", &profile.username)]) }} />
            <Facts facts={facts(&words, &profile)} />
            <form class="pt-form" {onsubmit} novalidate={true} aria-busy={save.busy.then_some("true")}>
                { field("pt-people-name", words.people.full_name(), &full_name) }
                { field("pt-people-location", words.people.location(), &location) }
                { field("pt-people-company", words.people.company(), &company) }
                { field("pt-people-page", words.people.page(), &page) }
                if let Some(error) = &save.error {
                    <Notice error={error.clone()} attempt={words.people.attempt_change().to_owned()} />
                }
                if let Some(reason) = &props.fixed {
                    <p class="pt-hint">{ reason }</p>
                }
                <p class="pt-acts">
                    <button type="submit" class="pt-btn" aria-disabled={(!ready).then_some("true")}
                        aria-description={(!is_new).then(|| words.people.nothing_changed().to_owned())}>{ words.people.save() }</button>
                </p>
            </form>
        </section>
    }
}

/// What is typed where it is not what was read.
fn changed(before: &Option<String>, typed: &str) -> Option<String> {
    (before.as_deref().unwrap_or_default() != typed).then(|| typed.to_owned())
}

fn facts(words: &Words, profile: &Profile) -> Vec<(AttrValue, Html)> {
    let texts = &words.people;
    let mut facts =
        vec![(AttrValue::from(texts.joined().to_owned()), html! { <When at={profile.date_joined} /> })];
    if let Some(active) = profile.is_active {
        let said = if active { texts.is_active() } else { texts.is_inactive() };
        facts.push((texts.active().to_owned().into(), html! { said.to_owned() }));
    }
    if let Some(email) = &profile.email {
        let email = show::visible(email).into_owned();
        facts.push((texts.primary_address().to_owned().into(), html! { email }));
    }
    if let Some(url) = &profile.profile_url {
        let shown = show::visible(url).into_owned();
        let page = match show::link(url) {
            Some(link) => {
                html! { <a href={link.href} target="_blank" rel="noopener noreferrer nofollow">{ shown }</a> }
            }
            None => html! { shown },
        };
        facts.push((texts.page().to_owned().into(), page));
    }
    facts
}
