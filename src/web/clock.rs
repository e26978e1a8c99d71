//! Time: now, and waiting.

use crate::image::Timestamp;
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
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
pub struct Sleep {
    due: Due,
    waker: Rc<RefCell<Option<Waker>>>,
}

/// A wait of some milliseconds.
#[must_use]
pub fn sleep(ms: u32) -> Sleep {
    let waker: Rc<RefCell<Option<Waker>>> = Rc::default();
    let due = after(ms, {
        let waker = waker.clone();
        move || {
            if let Some(waker) = waker.borrow_mut().take() {
                waker.wake();
            }
        }
    });
    Sleep { due, waker }
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if !self.due.is_pending() {
            return Poll::Ready(());
        }
        *self.waker.borrow_mut() = Some(cx.waker().clone());
        Poll::Pending
    }
}

/// Something that is done before long. Dropping it leaves it undone.
pub struct Due {
    way: Way,
    pending: Rc<Cell<bool>>,
    _act: Closure<dyn FnMut()>,
}

/// What the browser was asked for.
enum Way {
    Frame(i32),
    Timer(i32),
    Nothing,
}

/// Does something when the browser is about to draw.
#[must_use]
pub fn at_frame(act: impl FnOnce() + 'static) -> Due {
    due(act, |window, act| window.request_animation_frame(act).map(Way::Frame))
}

/// Does something after some milliseconds.
#[must_use]
pub fn after(ms: u32, act: impl FnOnce() + 'static) -> Due {
    let ms = i32::try_from(ms).unwrap_or(i32::MAX);
    due(act, |window, act| {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(act, ms).map(Way::Timer)
    })
}

fn due(act: impl FnOnce() + 'static, ask: impl FnOnce(&Window, &Function) -> Result<Way, JsValue>) -> Due {
    let pending = Rc::new(Cell::new(true));
    let act = Closure::once({
        let pending = pending.clone();
        move || {
            pending.set(false);
            act();
        }
    });
    let way = web_sys::window().and_then(|window| ask(&window, act.as_ref().unchecked_ref()).ok());
    Due { way: way.unwrap_or(Way::Nothing), pending, _act: act }
}

impl Due {
    /// Whether it is still to be done.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.pending.get()
    }
}

impl Drop for Due {
    fn drop(&mut self) {
        let Some(window) = web_sys::window() else { return };
        match self.way {
            // That it was there already is no fault.
            Way::Frame(frame) => drop(window.cancel_animation_frame(frame)),
            Way::Timer(timer) => window.clear_timeout_with_handle(timer),
            Way::Nothing => {}
        }
    }
}
