//! The shell around every page: contexts, address, bar, foot, what is read out, and the sign-in over the page.

use super::bar::Bar;
use super::foot::Foot;
use super::keys::use_keys;
use super::router::Page;
use super::start::{ByPointer, Options, PREFERENCES, Start, load};
use super::state::State;
use super::{logins, returned};
use crate::console::preferences::Theme;
use crate::console::route::Route;
use crate::console::session::{Action, Session};
use crate::console::settings::Settings;
use crate::console::text::Texts;
use crate::name::Origin;
use crate::registry::Registry;
use crate::ui::hooks::{Change, Console, Tools, Words, use_resource};
use crate::ui::later::{self, Later};
use crate::web::frame::{Framing, framing};
use crate::web::storage::{self, Kept};
use crate::web::{Fetch, location, modal};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ShellProps {
    pub(super) start: ByPointer<Start>,
    pub(super) options: Options,
}

#[component]
pub(super) fn Shell(props: &ShellProps) -> Html {
    let start = &props.start.0;
    let settings = use_memo((), |()| start.settings.clone().unwrap_or_default());
    let state = use_reducer(|| first(start, &settings));
    let tools = use_tools(&state, &settings);
    let words = use_memo(ByPointer(state.texts.clone()), |texts| Words::new(texts.0.clone()));
    let framed = use_memo((), |()| is_framed(&settings));
    let console = Console {
        settings: settings.clone(),
        preferences: state.preferences.clone(),
        session: state.session.clone(),
        route: state.route.clone(),
        framed: *framed,
        tools: tools.clone(),
    };
    use_address(&tools, &settings);
    use_language(&state, &settings, &props.options, &tools);
    use_kept(&state);
    let theme = state.preferences.theme_by(&settings);
    use_marks(&state, &settings, theme);
    let (node, main) = (use_node_ref(), use_node_ref());
    use_arrival(&state, &main);
    let sheet = use_keys(&node, state.preferences.single_keys);
    let error = start.settings.as_ref().err().cloned().map(Rc::new);
    html! {
        <ContextProvider<Words> context={(*words).clone()}>
            <ContextProvider<Console> context={console}>
                <div class="pt" ref={node} lang={state.texts.language.code()} data-theme={forced(theme)}>
                    <Bar />
                    <main id="pt-main" tabindex="-1" ref={main.clone()}><Page {error} turns={state.turns} /></main>
                    <Foot on_keys={sheet.show.clone()} />
                    <p class="pt-sr" role="status"><span key={state.said.1}>{ &state.said.0 }</span></p>
                    if let Some(origin) = &state.sign_in {
                        <Later show={sign_in(origin)} />
                    }
                    if sheet.shown {
                        <Later show={key_sheet(&sheet.hide)} />
                    }
                </div>
            </ContextProvider<Console>>
        </ContextProvider<Words>>
    }
}

fn first(start: &Start, settings: &Settings) -> State {
    let mut session = Session::default();
    for (origin, basic) in logins::kept() {
        session = session.apply(Action::SignedIn { origin, user: basic.user });
    }
    State {
        preferences: Rc::new(start.preferences.clone()),
        session: Rc::new(session),
        route: Rc::new(arrive(settings)),
        texts: start.texts.clone(),
        said: (String::new(), 0),
        sign_in: None,
        turns: 0,
    }
}

/// Where the address leads: an empty one to what the settings open first.
fn arrive(settings: &Settings) -> Route {
    if let Some(account) = returned::arrive() {
        return account;
    }
    let hash = location::hash();
    if hash.trim_start_matches(['#', '/']).is_empty() {
        return settings.first_route();
    }
    let route = Route::parse(&hash);
    // A password in a link is taken out of the address, before someone passes it on (security notes C12).
    if (hash.contains('@') || hash.contains("%40")) && hash != route.to_hash() {
        location::replace(&route.to_hash());
    }
    route
}

fn is_framed(settings: &Settings) -> bool {
    let allowed =
        |origin: &String| origin.parse::<Origin>().is_ok_and(|origin| settings.parents.contains(&origin));
    match framing() {
        Framing::None => false,
        Framing::Foreign(origins) => origins.is_empty() || !origins.iter().all(allowed),
    }
}

#[hook]
fn use_tools(state: &UseReducerHandle<State>, settings: &Rc<Settings>) -> Tools {
    let dispatcher = state.dispatcher();
    let handles: Rc<RefCell<Vec<Registry<Fetch>>>> = use_mut_ref(Vec::new);
    let newest = use_mut_ref(|| state.clone());
    *newest.borrow_mut() = state.clone();
    let settings = settings.clone();
    let tools = use_memo((), move |()| {
        let change = Callback::from(move |change| dispatcher.dispatch(change));
        let go = {
            let change = change.clone();
            Callback::from(move |(route, replace): (Route, bool)| {
                if replace {
                    location::replace(&route.to_hash());
                    change.emit(Change::Arrived(route));
                } else {
                    location::go(&route.to_hash());
                }
            })
        };
        let registry = Callback::from(move |origin: Origin| {
            let mut handles = handles.borrow_mut();
            if let Some(handle) = handles.iter().find(|handle| *handle.origin() == origin) {
                return handle.clone();
            }
            let handle = prepare(&origin, &settings, &newest.borrow());
            handles.push(handle.clone());
            handle
        });
        Tools { change, go, registry }
    });
    (*tools).clone()
}

/// A new handle, told what is known of its registry from settings, memory and this tab.
fn prepare(origin: &Origin, settings: &Settings, state: &State) -> Registry<Fetch> {
    let handle = Registry::new(Fetch, origin.clone());
    handle.set_page_size(settings.page_size);
    let place = settings.place(origin);
    if let Some(standalone) = state.session.known(&place, settings, &state.preferences).standalone {
        handle.assume_standalone(standalone);
    }
    if let Some(registry) = settings.registry(origin)
        && let Some(realm) = &registry.realm
    {
        // One that cannot be used is as if none were set: what the registry itself says of it counts.
        let _ = handle.assume_realm(realm, registry.service.as_deref().unwrap_or_default());
    }
    let endpoints = settings.registry(origin).map(|registry| registry.token_endpoints.as_slice());
    for endpoint in endpoints.unwrap_or_default() {
        handle.trust_endpoint(endpoint.clone());
    }
    if let Some((_, basic)) = logins::kept().into_iter().find(|(kept, _)| kept == origin) {
        handle.resume(basic);
    }
    handle
}

#[hook]
fn use_address(tools: &Tools, settings: &Rc<Settings>) {
    let (change, settings) = (tools.change.clone(), settings.clone());
    use_effect_with((), move |()| {
        let listener = location::on_change(move || change.emit(Change::Arrived(arrive(&settings))));
        move || drop(listener)
    });
}

/// Loads the language that is preferred, when it is not the one that is shown.
#[hook]
fn use_language(state: &State, settings: &Settings, options: &Options, tools: &Tools) {
    let wanted = state.preferences.language_by(settings);
    let (change, options, shown) = (tools.change.clone(), options.clone(), state.texts.language);
    use_resource(wanted, move |wanted| {
        let (wanted, options, change) = (*wanted, options.clone(), change.clone());
        async move {
            if let Some(language) = wanted.filter(|language| *language != shown) {
                let texts = load(language, &options).await.unwrap_or_else(Texts::english);
                change.emit(Change::Speaks(texts));
            }
            Ok(())
        }
    });
}

/// A new page begins at its top, and the focus goes to it, so that a keyboard or a screen reader goes on there.
#[hook]
fn use_arrival(state: &State, main: &NodeRef) {
    let before = use_mut_ref(|| state.route.clone());
    use_effect_with(ByPointer(state.route.clone()), {
        let main = main.clone();
        move |route| {
            let before = before.replace(route.0.clone());
            location::begin_at_top();
            if !before.same_page(&route.0)
                && let Some(main) = main.get()
            {
                modal::focus_where_it_is(&main);
            }
        }
    });
}

/// Keeps preferences whenever they change.
#[hook]
fn use_kept(state: &State) {
    use_effect_with(ByPointer(state.preferences.clone()), |preferences| {
        storage::write(Kept::Here, PREFERENCES, &preferences.0.to_text());
    });
}

/// Title, language and theme of the page.
#[hook]
fn use_marks(state: &State, settings: &Settings, theme: Theme) {
    let name = settings.title.clone().unwrap_or_else(|| "Portolan".to_owned());
    let title = match (state.route.in_repository(), state.route.place()) {
        (Some(repository), _) => format!("{repository} · {name}"),
        (None, Some(place)) => format!("{} · {name}", place.origin.authority()),
        (None, None) => name,
    };
    use_effect_with(title, |title: &String| location::set_title(title));
    use_effect_with((state.texts.language, theme), |(language, theme)| {
        location::mark_page(language.code(), forced(*theme));
    });
}

fn forced(theme: Theme) -> Option<&'static str> {
    (theme != Theme::System).then(|| theme.as_str())
}

fn sign_in(origin: &Origin) -> Callback<(), Html> {
    let origin = origin.clone();
    Callback::from(move |()| later::sign_in_dialog(&origin))
}

fn key_sheet(on_close: &Callback<()>) -> Callback<(), Html> {
    let on_close = on_close.clone();
    Callback::from(move |()| later::key_sheet(&on_close))
}
