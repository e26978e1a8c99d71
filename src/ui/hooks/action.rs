//! Something done at a press: under way, failed or done, cancelled on leave.

use crate::registry::error::Error;
use futures::future::{AbortHandle, abortable};
use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How far the act is.
pub struct ActionHandle<A> {
    /// Begins it. Nothing happens while one is under way.
    pub run: Callback<A>,
    /// Whether it is under way.
    pub busy: bool,
    /// Why it failed the last time, if it did.
    pub error: Option<Rc<Error>>,
    /// Stops it.
    pub cancel: Callback<()>,
}

#[derive(Default)]
struct Task(Option<AbortHandle>);

impl Task {
    fn stop(&mut self) {
        if let Some(handle) = self.0.take() {
            handle.abort();
        }
    }
}

/// Who hears of success.
type Heard<T> = Rc<RefCell<Option<Rc<dyn Fn(T)>>>>;

/// An act that a press begins. `act` is what is done; `done` hears of success, with the newest closure of the
/// component. Leaving drops the future, which aborts the request.
#[hook]
pub fn use_action<A, T, Fut>(act: impl Fn(A) -> Fut + 'static, done: impl Fn(T) + 'static) -> ActionHandle<A>
where
    A: 'static,
    T: 'static,
    Fut: Future<Output = Result<T, Error>> + 'static,
{
    let busy = use_state(|| false);
    let error = use_state(|| None::<Rc<Error>>);
    let task: Rc<RefCell<Task>> = use_mut_ref(Task::default);
    let newest: Heard<T> = use_mut_ref(|| None);
    *newest.borrow_mut() = Some(Rc::new(done));
    // Said outright: what is under way holds on to its own task, so that dropping the task would never come.
    use_effect_with((), {
        let task = task.clone();
        move |()| move || task.borrow_mut().stop()
    });
    let cancel = {
        let (task, busy) = (task.clone(), busy.setter());
        Callback::from(move |()| {
            task.borrow_mut().stop();
            busy.set(false);
        })
    };
    let run = {
        let (busy, error) = (busy.setter(), error.setter());
        Callback::from(move |argument: A| {
            if task.borrow().0.is_some() {
                return;
            }
            let (work, handle) = abortable(act(argument));
            task.borrow_mut().0 = Some(handle);
            busy.set(true);
            error.set(None);
            let (task, newest, busy, error) = (task.clone(), newest.clone(), busy.clone(), error.clone());
            spawn_local(async move {
                let Ok(outcome) = work.await else { return };
                task.borrow_mut().0 = None;
                busy.set(false);
                match outcome {
                    Err(failure) => error.set(Some(Rc::new(failure))),
                    Ok(value) => {
                        let hear = newest.borrow().clone();
                        if let Some(hear) = hear {
                            hear(value);
                        }
                    }
                }
            });
        })
    };
    ActionHandle { run, busy: *busy, error: (*error).clone(), cancel }
}
