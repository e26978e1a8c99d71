//! The page's content policy, as far as it concerns what is rendered: no style of its own, no script, no foreign
//! image. What breaks it is refused without a word, so a test has to watch for the refusal.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

const POLICY: &str = "style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// Notes what the browser refuses while it lives.
pub(crate) struct Watch {
    refused: Rc<RefCell<Vec<Refusal>>>,
    listener: Closure<dyn FnMut(web_sys::Event)>,
}

struct Refusal {
    directive: String,
    at: Option<web_sys::EventTarget>,
}

impl Watch {
    /// Puts the policy on the page of the tests, where it stays, and begins to listen.
    pub(crate) fn begin() -> Self {
        let document = document();
        if document.query_selector("meta[http-equiv=Content-Security-Policy]").unwrap().is_none() {
            let meta = document.create_element("meta").unwrap();
            meta.set_attribute("http-equiv", "Content-Security-Policy").unwrap();
            meta.set_attribute("content", POLICY).unwrap();
            document.head().unwrap().append_child(&meta).unwrap();
        }
        let refused = Rc::new(RefCell::new(Vec::new()));
        let heard = refused.clone();
        let listener = Closure::<dyn FnMut(_)>::new(move |event: web_sys::Event| {
            let directive = js_sys::Reflect::get(&event, &"violatedDirective".into()).unwrap();
            let directive = directive.as_string().unwrap_or_default();
            heard.borrow_mut().push(Refusal { directive, at: event.target() });
        });
        let callback = listener.as_ref().unchecked_ref();
        document.add_event_listener_with_callback("securitypolicyviolation", callback).unwrap();
        Self { refused, listener }
    }

    /// Fails when the browser refused anything.
    pub(crate) async fn assert_kept(self) {
        let refused = self.end().await;
        assert!(refused.is_empty(), "the page's policy refused: {refused:?}");
    }

    /// What was refused. The browser tells it later, but in order: so one thing more is done that it must refuse, and
    /// once that is told, so is everything before it.
    async fn end(self) -> Vec<String> {
        let last = refused_element();
        let told = |refusal: &Refusal| refusal.at.as_ref() == Some(last.as_ref());
        for _ in 0..500 {
            if self.refused.borrow().iter().any(told) {
                break;
            }
            next_task().await;
        }
        last.remove();
        let callback = self.listener.as_ref().unchecked_ref();
        document().remove_event_listener_with_callback("securitypolicyviolation", callback).unwrap();
        let mut refused = self.refused.take();
        assert!(refused.pop().as_ref().is_some_and(told), "the policy is not in force");
        refused.into_iter().map(|refusal| refusal.directive).collect()
    }
}

/// An element on the page with a style attribute.
fn refused_element() -> web_sys::Element {
    let element = document().create_element("p").unwrap();
    document().body().unwrap().append_child(&element).unwrap();
    element.set_attribute("style", "color: red").unwrap();
    element
}

/// Waits until the tasks that are queued now have run.
async fn next_task() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().set_timeout_with_callback(&resolve).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

#[wasm_bindgen_test]
async fn a_style_attribute_is_refused_and_noticed() {
    let watch = Watch::begin();
    let element = refused_element();
    assert_eq!(watch.end().await, ["style-src-attr"]);
    element.remove();
}

#[wasm_bindgen_test]
async fn a_style_set_through_the_object_model_is_allowed() {
    let watch = Watch::begin();
    let element = document().create_element("p").unwrap().dyn_into::<web_sys::HtmlElement>().unwrap();
    element.style().set_property("color", "red").unwrap();
    document().body().unwrap().append_child(&element).unwrap();
    watch.assert_kept().await;
    element.remove();
}
