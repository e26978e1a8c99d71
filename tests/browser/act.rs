//! What a press begins ends with the screen it was pressed on.

use crate::policy::Watch;
use portolan::ui::hooks::use_action;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::prelude::*;

/// Notes that the future which holds it was dropped.
struct Held(Rc<Cell<u32>>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

#[derive(Properties)]
struct ActProps {
    dropped: Rc<Cell<u32>>,
}

impl PartialEq for ActProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.dropped, &other.dropped)
    }
}

/// An act that never ends by itself.
#[component]
fn Endless(props: &ActProps) -> Html {
    let dropped = props.dropped.clone();
    let act = use_action(
        move |()| {
            let held = Held(dropped.clone());
            async move {
                std::future::pending::<()>().await;
                drop(held);
                Ok(())
            }
        },
        |()| {},
    );
    html! {
        <>
            <button id="begin" onclick={act.run.reform(|_| ())}>{ "begin" }</button>
            <button id="stop" onclick={act.cancel.reform(|_| ())}>{ "stop" }</button>
            <p>{ if act.busy { "busy" } else { "idle" } }</p>
        </>
    }
}

async fn settle() {
    for _ in 0..5 {
        yew::scheduler::flush().await;
        gone_by().await;
    }
}

/// Lets the tasks that are queued now run.
async fn gone_by() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().set_timeout_with_callback(&resolve).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

fn root() -> web_sys::Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    root
}

fn press(root: &web_sys::Element, selector: &str) {
    root.query_selector(selector).unwrap().unwrap().dyn_into::<web_sys::HtmlElement>().unwrap().click();
}

#[wasm_bindgen_test]
async fn leaving_the_screen_drops_what_a_press_began() {
    let watch = Watch::begin();
    let (root, dropped) = (root(), Rc::new(Cell::new(0)));
    let props = ActProps { dropped: dropped.clone() };
    let app = yew::Renderer::<Endless>::with_root_and_props(root.clone(), props).render();
    settle().await;
    press(&root, "#begin");
    settle().await;
    assert!(root.text_content().unwrap().ends_with("busy"));
    assert_eq!(dropped.get(), 0);
    app.destroy();
    settle().await;
    assert_eq!(dropped.get(), 1);
    root.remove();
    watch.assert_kept().await;
}

#[wasm_bindgen_test]
async fn stopping_drops_what_a_press_began_and_it_can_begin_again() {
    let (root, dropped) = (root(), Rc::new(Cell::new(0)));
    let props = ActProps { dropped: dropped.clone() };
    let app = yew::Renderer::<Endless>::with_root_and_props(root.clone(), props).render();
    settle().await;
    press(&root, "#begin");
    settle().await;
    press(&root, "#stop");
    settle().await;
    assert_eq!(dropped.get(), 1);
    assert!(root.text_content().unwrap().ends_with("idle"));
    press(&root, "#begin");
    settle().await;
    assert!(root.text_content().unwrap().ends_with("busy"));
    app.destroy();
    root.remove();
}
