//! A dialog has the focus where it does no harm, gives it back, and cannot be left while it is busy.

use crate::policy::Watch;
use portolan::ui::parts::dialog::Dialog;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct SceneProps {
    busy: bool,
    asks: bool,
}

/// A button that opens a dialog.
#[component]
fn Scene(props: &SceneProps) -> Html {
    let open = use_state(|| false);
    let acts = use_state(|| 0);
    let set = |to: bool| {
        let open = open.clone();
        move || open.set(to)
    };
    let (show, hide) = (set(true), set(false));
    let on_act = {
        let acts = acts.clone();
        move |()| acts.set(*acts + 1)
    };
    html! {
        <div class="pt">
            <button id="opener" onclick={move |_: MouseEvent| show()}>{ "open" }</button>
            <p id="acts">{ *acts }</p>
            if *open {
                <Dialog title={"Delete it".to_owned()} way_out="Keep it" act={AttrValue::from("Delete")} danger={true}
                    busy={props.busy} asks={props.asks} on_close={move |()| hide()} {on_act}>
                    <input id="field" />
                </Dialog>
            }
        </div>
    }
}

async fn settle() {
    for _ in 0..5 {
        yew::scheduler::flush().await;
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().set_timeout_with_callback(&resolve).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
    }
}

struct Stage {
    root: web_sys::Element,
    app: yew::AppHandle<Scene>,
}

impl Stage {
    async fn open(busy: bool, asks: bool) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let app =
            yew::Renderer::<Scene>::with_root_and_props(root.clone(), SceneProps { busy, asks }).render();
        settle().await;
        let stage = Self { root, app };
        stage.element("#opener").focus().unwrap();
        stage.element("#opener").click();
        settle().await;
        stage
    }

    fn element(&self, selector: &str) -> web_sys::HtmlElement {
        self.root.query_selector(selector).unwrap().unwrap().dyn_into().unwrap()
    }

    fn shown(&self) -> bool {
        self.root.query_selector("dialog[open]").unwrap().is_some()
    }

    fn focused(&self) -> String {
        let active = web_sys::window().unwrap().document().unwrap().active_element().unwrap();
        if active.id().is_empty() { active.text_content().unwrap_or_default() } else { active.id() }
    }

    fn end(self) {
        self.app.destroy();
        self.root.remove();
    }
}

#[wasm_bindgen_test]
async fn the_harmless_button_has_the_focus_and_closing_gives_it_back() {
    let watch = Watch::begin();
    let stage = Stage::open(false, false).await;
    assert!(stage.shown());
    assert_eq!(stage.focused(), "Keep it");
    stage.element("dialog button[type=button]").click();
    settle().await;
    assert!(!stage.shown());
    assert_eq!(stage.focused(), "opener");
    stage.end();
    watch.assert_kept().await;
}

#[wasm_bindgen_test]
async fn a_dialog_that_asks_has_the_focus_in_its_field() {
    let stage = Stage::open(false, true).await;
    assert_eq!(stage.focused(), "field");
    stage.end();
}

#[wasm_bindgen_test]
async fn the_act_is_done_once_for_each_press() {
    let stage = Stage::open(false, false).await;
    stage.element("dialog button[type=submit]").click();
    settle().await;
    assert_eq!(stage.element("#acts").inner_text(), "1");
    stage.end();
}

#[wasm_bindgen_test]
async fn while_it_is_busy_it_neither_closes_nor_acts_again() {
    let stage = Stage::open(true, false).await;
    stage.element("dialog button[type=button]").click();
    stage.element("dialog button[type=submit]").click();
    let escape = web_sys::Event::new_with_event_init_dict("cancel", &cancelable()).unwrap();
    assert!(!stage.element("dialog").dispatch_event(&escape).unwrap(), "Escape has to be held back");
    settle().await;
    assert!(stage.shown());
    assert_eq!(stage.element("#acts").inner_text(), "0");
    stage.end();
}

fn cancelable() -> web_sys::EventInit {
    let init = web_sys::EventInit::new();
    init.set_cancelable(true);
    init
}
