//! How an element of a page takes the console in: a box below its shadow root, and the root component in that.
//! `static/portolan.js` is the element; the page of the console itself uses the same way as any portal.

use crate::ui::root::{Options, Root, RootProps};
use crate::web::host::Host;
use crate::web::location::Address;
use crate::web::{later, page, panic, sample};
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::AppHandle;

/// A root component and the box it draws in. Yew never lets go of what it hears events by, so that both are kept for
/// the next console when one leaves; a page holds as many as it ever had consoles at once.
struct Stage {
    app: AppHandle<Root>,
    holder: Element,
}

thread_local! {
    static IDLE: RefCell<Vec<Stage>> = const { RefCell::new(Vec::new()) };
    /// How many consoles there were.
    static MOUNTED: Cell<u32> = const { Cell::new(0) };
}

/// A mounted console.
#[wasm_bindgen]
pub struct Mounted {
    stage: Stage,
    options: Options,
}

#[wasm_bindgen]
impl Mounted {
    /// Goes to a hash: at a press inside the console, or at the word of the page around it.
    pub fn go(&self, hash: &str, from_outside: bool) {
        let address = &self.options.address;
        if from_outside { address.go_from_outside(hash) } else { address.go(hash) }
    }

    /// Takes other settings than before, as JSON. Who is signed in stays so, and where one is.
    pub fn set(&mut self, settings: String) {
        self.options.settings = settings.into();
        self.show();
    }

    /// Takes the console out of the page again: what it asked for is cancelled, what it held forgotten.
    pub fn unmount(mut self) {
        self.stage.app.update(RootProps { options: None });
        panic::forget(&self.stage.holder);
        self.stage.holder.remove();
        IDLE.with_borrow_mut(|idle| idle.push(self.stage));
    }

    fn show(&mut self) {
        self.stage.app.update(RootProps { options: Some(self.options.clone()) });
    }
}

/// Begins the program, once for all consoles of a page.
pub fn begin() {
    // By Yew's own call, or it would put a hook in our place that writes the message of a panic to the console.
    yew::set_custom_panic_hook(Box::new(panic::hook));
}

/// Hands over the functions that fetch the second half of the program, answer for the sample, and fetch a file beside the
/// page.
#[wasm_bindgen]
pub fn fetched_by(fetcher: Function, sample: Function, reader: Function) {
    later::fetched_by(fetcher);
    sample::answered_by(sample);
    page::read_by(reader);
}

/// Mounts a console below the shadow root of its host. `base` is where its files are, `config` the address of its
/// settings, if it has a file of them, and `settings` JSON that counts before that. `route` is where it begins: nothing
/// when it goes by the hash of the page. `language` is that of the page around it, `call` what [`Host`] says.
///
/// Nothing comes back when the host has no shadow root.
#[wasm_bindgen]
#[must_use]
#[allow(clippy::too_many_arguments)]
pub fn mount(
    element: Element,
    base: String,
    config: String,
    settings: String,
    route: Option<String>,
    language: String,
    owns_page: bool,
    call: Function,
) -> Option<Mounted> {
    let shadow = element.shadow_root()?;
    let stage = match IDLE.with_borrow_mut(Vec::pop) {
        Some(stage) => stage,
        None => {
            let holder = element.owner_document()?.create_element("div").ok()?;
            let props = RootProps { options: None };
            Stage { app: yew::Renderer::<Root>::with_root_and_props(holder.clone(), props).render(), holder }
        }
    };
    shadow.append_child(&stage.holder).ok()?;
    panic::watch(&stage.holder);
    let options = Options {
        turn: MOUNTED.replace(MOUNTED.get() + 1),
        base: base.into(),
        config: config.into(),
        settings: settings.into(),
        language: language.into(),
        address: route.map_or_else(|| Address::of_page(owns_page), |route| Address::inner(&route)),
        host: Rc::new(Host::new(element, call, owns_page)),
    };
    let mut mounted = Mounted { stage, options };
    mounted.show();
    Some(mounted)
}
