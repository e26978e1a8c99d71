//! The e-mail addresses of a user.

use super::{Same, ways::into};
use crate::console::show;
use crate::registry::error::Error;
use crate::registry::hub::{EmailAddress, EmailMark, SignUp, SignUpRule};
use crate::ui::hooks::{Words, use_action, use_console, use_held, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::{Field, Rule};
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::head::Head;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct EmailsProps {
    pub(super) hub: Same,
    /// Whose.
    pub(super) user: AttrValue,
    /// Why they cannot be changed, if they cannot.
    pub(super) fixed: Option<AttrValue>,
}

/// What is done with an address.
#[derive(Clone, PartialEq)]
enum Deed {
    Add(String),
    MakePrimary(String),
    Remove(String),
}

/// The list, and the ways to change it.
#[component]
pub(super) fn Emails(props: &EmailsProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let (typed, removing, last) =
        (use_state_eq(String::new), use_state_eq(|| None::<String>), use_state_eq(|| None::<Deed>));
    let (api, user) = (props.hub.0.api.clone(), props.user.to_string());
    let list = use_resource((api.clone(), user.clone()), |(api, user)| {
        let (api, user) = (api.clone(), user.clone());
        async move { api.emails(&user).await }
    });
    let act = {
        let (words, host, reload) = (words.clone(), props.hub.0.host.clone(), list.reload.clone());
        let (typed, removing, user, last) = (typed.setter(), removing.setter(), user.clone(), last.setter());
        let again = reload.clone();
        use_action(
            move |deed: Deed| {
                let (api, user, again) = (api.clone(), user.clone(), again.clone());
                last.set(Some(deed.clone()));
                async move {
                    let outcome = match &deed {
                        Deed::Add(email) => api.add_email(&user, email).await.map(drop),
                        Deed::MakePrimary(email) => {
                            api.mark_email(&user, email, EmailMark::Primary).await.map(drop)
                        }
                        Deed::Remove(email) => api.remove_email(&user, email).await,
                    };
                    // Where the answer was lost, the list tells whether it was done.
                    if outcome.is_err() {
                        again.emit(());
                    }
                    outcome.map(|()| deed)
                }
            },
            move |deed: Deed| {
                let (message, email) = match &deed {
                    Deed::Add(email) => (words.people.added(), email),
                    Deed::MakePrimary(email) => (words.people.made_primary(), email),
                    Deed::Remove(email) => (words.people.removed(), email),
                };
                console.announce(words.fill(message, &[("email", email), ("host", &host)]));
                typed.set(String::new());
                removing.set(None);
                reload.emit(());
            },
        )
    };
    use_held(act.busy);
    let close = {
        let removing = removing.setter();
        Callback::from(move |()| removing.set(None))
    };
    let ask = {
        let removing = removing.setter();
        Callback::from(move |email: String| removing.set(Some(email)))
    };
    let attempt = words.fill(words.people.attempt_emails(), &[("user", &user)]);
    html! {
        <section aria-busy={list.loading.then_some("true")}>
            <Head inner={true} title={html! { words.people.emails() }} />
            if let Some(error) = &list.error {
                <Notice error={error.clone()} {attempt} stale={list.value.is_some()} on_retry={list.reload.clone()} />
            }
            if let Some(list) = &list.value {
                <ul class="pt-mails">{ for list.iter().map(|one| row(&words, props.fixed.is_none(), one, &act.run, &ask)) }</ul>
            } else if list.loading {
                <Ghost width={3} />
            }
            { failed(&words, act.error.as_ref(), last.as_ref()) }
            if let Some(reason) = &props.fixed {
                <p class="pt-hint">{ reason }</p>
            } else {
                { adding(&words, &typed, act.busy, &act.run) }
            }
            if let Some(email) = &*removing {
                <Dialog title={words.fill(words.people.remove_title(), &[("email", email)])} way_out={words.people.keep().to_owned()}
                    act={AttrValue::from(words.people.remove_act().to_owned())} busy={act.busy} on_close={close}
                    on_act={let email = email.clone(); act.run.reform(move |()| Deed::Remove(email.clone()))}>
                    <p class="pt-quiet">{ words.fill(words.people.remove_what(), &[("host", &props.hub.0.host)]) }</p>
                    { failed(&words, act.error.as_ref(), last.as_ref()) }
                </Dialog>
            }
        </section>
    }
}

fn row(
    words: &Words,
    writable: bool,
    one: &EmailAddress,
    run: &Callback<Deed>,
    ask: &Callback<String>,
) -> Html {
    let texts = &words.people;
    let email = show::visible(&one.email).into_owned();
    let values = [("email", email.as_str())];
    let state = if one.verified { texts.verified() } else { texts.unverified() };
    let stays = one.primary.then(|| AttrValue::from(texts.primary_stays().to_owned()));
    let primary = {
        let address = one.email.clone();
        run.reform(move |()| Deed::MakePrimary(address.clone()))
    };
    let remove = {
        let address = one.email.clone();
        ask.reform(move |()| address.clone())
    };
    html! {
        <li>
            <bdi class="pt-mono">{ &email }</bdi>
            <span class="pt-hint">{ state }if one.primary { { " · " }{ texts.primary() } }</span>
            if writable {
                <span class="pt-row-acts">
                    if !one.primary {
                        <Button label={words.fill(texts.make_primary(), &values)} kind={Kind::Icon} icon="check" on_press={primary} />
                    }
                    <Button label={words.fill(texts.remove(), &values)} kind={Kind::Icon} icon="close" on_press={remove} reason={stays} />
                </span>
            }
        </li>
    }
}

fn adding(words: &Words, typed: &UseStateHandle<String>, busy: bool, run: &Callback<Deed>) -> Html {
    let account = SignUp { username: String::new(), password: String::new(), email: typed.trim().to_owned() };
    let kept = account.keeps(SignUpRule::Email);
    let rules = vec![Rule { text: words.account.rule_email().to_owned().into(), kept, so_far: "".into() }];
    let onsubmit = {
        let (run, email) = (run.clone(), account.email);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if kept && !busy {
                run.emit(Deed::Add(email.clone()));
            }
        })
    };
    html! {
        <form class="pt-form" {onsubmit} novalidate={true} aria-busy={busy.then_some("true")}>
            <Field id="pt-people-email" label={html! { words.people.new_email() }} value={(**typed).clone()}
                on_input={into(typed)} {rules} />
            <p class="pt-acts"><button type="submit" class="pt-btn"
                aria-disabled={(!kept || busy).then_some("true")}>{ words.people.add() }</button></p>
        </form>
    }
}

fn failed(words: &Words, error: Option<&Rc<Error>>, last: Option<&Deed>) -> Html {
    let (Some(error), Some(last)) = (error, last) else { return Html::default() };
    let (message, email) = match last {
        Deed::Add(email) => (words.people.attempt_add(), email),
        Deed::MakePrimary(email) => (words.people.attempt_primary(), email),
        Deed::Remove(email) => (words.people.attempt_remove(), email),
    };
    html! { <Notice error={error.clone()} attempt={words.fill(message, &[("email", email)])} /> }
}
