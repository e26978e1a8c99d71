//! Time: now, and waiting.

use crate::image::Timestamp;
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Window;

/// The moment, by the person's clock.
#[must_use]
pub fn now() -> Timestamp {
    // A date fits 53 bits, so nothing is lost.
    #[allow(clippy::cast_possible_truncation)]
    Timestamp(js_sys::Date::now() as i64)
}

/// Milliseconds since the page began, for measuring.
#[must_use]
pub fn monotonic_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Waits. Dropping it ends that.
pub struct Wait {
    ends: Option<End>,
    done: Rc<Cell<bool>>,
    waker: Rc<RefCell<Option<Waker>>>,
    _callback: Closure<dyn FnMut()>,
}

/// What is under way in the browser.
enum End {
    Timer(i32),
    Frame(i32),
}

/// A wait of some milliseconds.
#[must_use]
pub fn sleep(ms: u32) -> Wait {
    let ms = i32::try_from(ms).unwrap_or(i32::MAX);
    wait(|window, done| {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(done, ms).ok().map(End::Timer)
    })
}

/// A wait until the browser is about to draw.
#[must_use]
pub fn frame() -> Wait {
    wait(|window, done| window.request_animation_frame(done).ok().map(End::Frame))
}

fn wait(begin: impl FnOnce(&Window, &Function) -> Option<End>) -> Wait {
    let done = Rc::new(Cell::new(false));
    let waker: Rc<RefCell<Option<Waker>>> = Rc::default();
    let callback = {
        let (done, waker) = (done.clone(), waker.clone());
        Closure::new(move || {
            done.set(true);
            if let Some(waker) = waker.borrow_mut().take() {
                waker.wake();
            }
        })
    };
    let ends = web_sys::window().and_then(|window| begin(&window, callback.as_ref().unchecked_ref()));
    Wait { ends, done, waker, _callback: callback }
}

impl Future for Wait {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.done.get() {
            return Poll::Ready(());
        }
        *self.waker.borrow_mut() = Some(cx.waker().clone());
        Poll::Pending
    }
}

impl Drop for Wait {
    fn drop(&mut self) {
        if let (Some(end), Some(window)) = (&self.ends, web_sys::window()) {
            match end {
                End::Timer(timer) => window.clear_timeout_with_handle(*timer),
                // That there is none any more is no fault.
                End::Frame(frame) => drop(window.cancel_animation_frame(*frame)),
            }
        }
    }
}
