//! The shell around every page: contexts, address, bar, foot, what is read out, and the sign-in over the page.

use super::ahead::use_ahead;
use super::bar::Bar;
use super::foot::Foot;
use super::keys::{Now, use_keys};
use super::router::Page;
use super::start::{ByPointer, Options, Start, language, load};
use super::state::State;
use super::tools::{Handles, use_tools};
use super::{logins, returned};
use crate::console::preferences::Theme;
use crate::console::route::Route;
use crate::console::session::{Action, Session};
use crate::console::settings::Settings;
use crate::console::text::Texts;
use crate::name::Origin;
use crate::registry::Registry;
use crate::ui::hooks::{Change, Console, Over, Tools, Words, use_resource};
use crate::ui::later::{self, Later};
use crate::web::clock::sleep;
use crate::web::frame::frames;
use crate::web::host::Host;
use crate::web::location::{self, Address};
use crate::web::modal;
use crate::web::sight::Element;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ShellProps {
    pub(super) start: ByPointer<Start>,
    pub(super) options: Options,
}

#[component]
pub(super) fn Shell(props: &ShellProps) -> Html {
    let (start, options) = (&props.start.0, &props.options);
    let settings = use_memo(props.start.clone(), |start| start.0.settings.clone().unwrap_or_default());
    let state = use_reducer(|| first(start, &settings, options));
    let (tools, handles) = use_tools(&state, &settings, options);
    let words = use_memo(ByPointer(state.texts.clone()), |texts| Words::new(texts.0.clone()));
    let framed = use_memo(props.start.clone(), |_| is_framed(&settings));
    let console = Console {
        settings: settings.clone(),
        preferences: state.preferences.clone(),
        session: state.session.clone(),
        route: state.route.clone(),
        framed: *framed,
        kept: state.kept,
        tools: tools.clone(),
    };
    use_ahead(&console, start.settings.is_ok());
    use_address(&tools, &settings, &options.address, handles);
    use_language(&state, &settings, options, &tools);
    let owns_page = options.host.owns_page;
    let theme =
        if owns_page { state.preferences.theme_by(&settings) } else { settings.theme.unwrap_or_default() };
    use_marks(&state, &settings, theme, &options.host);
    let (node, main) = (use_node_ref(), use_node_ref());
    use_arrival(&state, &main, options);
    let keys = Now {
        over: state.over,
        of_registry: state.route.place().is_some(),
        single: state.preferences.single_keys,
    };
    use_keys(&node, &main, &tools, keys);
    // A browser compiles a function of the program when it is first called, so the first screen costs many times what it
    // costs later. The page comes a turn after its bar; between them the browser shows what there is and hears who asks.
    let turn = use_resource((), |()| async {
        sleep(0).await;
        Ok(())
    });
    let error = start.settings.as_ref().err().cloned().map(Rc::new);
    // The landmarks of another's page are that page's.
    let role = (!owns_page).then_some("group");
    html! {
        <ContextProvider<Words> context={(*words).clone()}>
            <ContextProvider<Console> context={console}>
                <div class="pt" ref={node} lang={state.texts.language.code()} data-theme={forced(theme)}
                    data-rows={state.preferences.compact.then_some("compact")}>
                    <Bar />
                    <main id="pt-main" tabindex="-1" ref={main.clone()} {role}>
                        if turn.value.is_some() {
                            <Page {error} config={options.config.clone()} turns={state.turns} />
                        }
                    </main>
                    if turn.value.is_some() {
                        <Foot />
                    }
                    <p class="pt-sr" role="status"><span key={state.said.1}>{ &state.said.0 }</span></p>
                    if let Some(origin) = &state.sign_in {
                        <Later show={sign_in(origin)} />
                    }
                    if state.over != Over::Nothing {
                        <Later show={over(state.over)} />
                    }
                </div>
            </ContextProvider<Console>>
        </ContextProvider<Words>>
    }
}

fn first(start: &Start, settings: &Settings, options: &Options) -> State {
    let mut session = Session::default();
    for (origin, basic) in logins::kept(&options.host) {
        session = session.apply(Action::SignedIn { origin, user: basic.user });
    }
    State {
        preferences: Rc::new(start.preferences.clone()),
        kept: true,
        session: Rc::new(session),
        route: Rc::new(arrive(settings, &options.address)),
        texts: start.texts.clone(),
        said: (String::new(), 0),
        sign_in: None,
        over: Over::Nothing,
        turns: 0,
    }
}

/// Where the address leads: an empty one to what the settings open first.
fn arrive(settings: &Settings, address: &Address) -> Route {
    if let Some(account) = returned::arrive(address) {
        return account;
    }
    let hash = address.hash();
    if hash.trim_start_matches(['#', '/']).is_empty() {
        return settings.first_route();
    }
    let route = Route::parse(&hash);
    // A password in a link is taken out of the address, before someone passes it on (security notes C12).
    if (hash.contains('@') || hash.contains("%40")) && hash != route.to_hash() {
        address.replace(&route.to_hash());
    }
    route
}

fn is_framed(settings: &Settings) -> bool {
    let own = location::page_origin().parse().ok();
    !settings.lets_write_within(frames().as_deref(), own.as_ref())
}

/// Hears of other addresses. When the console goes, it is said outright that everybody is signed out: whoever still holds
/// a handle then holds no secret.
#[hook]
fn use_address(tools: &Tools, settings: &Rc<Settings>, address: &Address, handles: Handles) {
    let (change, address) = (tools.change.clone(), address.clone());
    let newest = use_mut_ref(|| settings.clone());
    newest.borrow_mut().clone_from(settings);
    use_effect_with((), move |()| {
        let heard = address.clone();
        let listener =
            address.on_change(move || change.emit(Change::Arrived(arrive(&newest.borrow().clone(), &heard))));
        move || {
            drop(listener);
            address.leave();
            handles.take().iter().for_each(Registry::sign_out);
        }
    });
}

/// Loads the language that is preferred, when it is not the one that is shown.
#[hook]
fn use_language(state: &State, settings: &Settings, options: &Options, tools: &Tools) {
    let wanted = language(&state.preferences, settings, options);
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

/// A new page begins at its top, and the focus goes to it, so that a keyboard or a screen reader goes on there. The
/// page around the console hears of it.
#[hook]
fn use_arrival(state: &State, main: &NodeRef, options: &Options) {
    let before = use_mut_ref(|| None::<Rc<Route>>);
    use_effect_with(ByPointer(state.route.clone()), {
        let (main, options) = (main.clone(), options.clone());
        move |route| {
            let before = before.replace(Some(route.0.clone()));
            if before.as_ref() != Some(&route.0) {
                tell(&options.host, &route.0);
            }
            let (Some(main), Some(before)) = (main.cast::<Element>(), before) else { return };
            if options.address.arrive(&main) && !before.same_page(&route.0) {
                modal::focus_where_it_is(&main);
            }
        }
    });
}

fn tell(host: &Host, route: &Route) {
    let registry = route.place().map(|place| place.origin.to_string()).unwrap_or_default();
    let repository = route.in_repository().map(|repository| repository.as_str()).unwrap_or_default();
    host.tell("navigate", &["route", &route.to_hash(), "registry", &registry, "repository", repository]);
}

/// Title, language and theme of the page, where the console has it to itself.
#[hook]
fn use_marks(state: &State, settings: &Settings, theme: Theme, host: &Host) {
    let name = settings.title.clone().unwrap_or_else(|| "Portolan".to_owned());
    let title = match (state.route.in_repository(), state.route.place()) {
        (Some(repository), _) => format!("{repository} · {name}"),
        (None, Some(place)) => format!("{} · {name}", place.origin.authority()),
        (None, None) => name,
    };
    let owns_page = host.owns_page;
    use_effect_with(title, move |title: &String| {
        if owns_page {
            location::set_title(title);
        }
    });
    use_effect_with((state.texts.language, theme), move |(language, theme)| {
        if owns_page {
            location::mark_page(language.code(), forced(*theme));
        }
    });
}

fn forced(theme: Theme) -> Option<&'static str> {
    (theme != Theme::System).then(|| theme.as_str())
}

fn sign_in(origin: &Origin) -> Callback<(), Html> {
    let origin = origin.clone();
    Callback::from(move |()| later::sign_in_dialog(&origin))
}

fn over(over: Over) -> Callback<(), Html> {
    Callback::from(move |()| later::over(over))
}
