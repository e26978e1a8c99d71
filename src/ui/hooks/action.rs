//! Something done at a press: under way, failed or done, cancelled on leave. As with resources, what is compiled for
//! each kind of act only wraps and unwraps; [`use_task`] does the work.

use crate::registry::error::Error;
use futures::future::{AbortHandle, abortable};
use std::any::Any;
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
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

/// An act that a press begins. `act` is what is done; `done` hears of success, with the newest closure of the
/// component. Leaving drops the future, which aborts the request.
#[hook]
pub fn use_action<A, T, Fut>(act: impl Fn(A) -> Fut + 'static, done: impl Fn(T) + 'static) -> ActionHandle<A>
where
    A: 'static,
    T: 'static,
    Fut: Future<Output = Result<T, Error>> + 'static,
{
    let hear = move |value: Box<dyn Any>| {
        if let Ok(value) = value.downcast() {
            done(*value);
        }
    };
    let Doing { task, start, busy, error, cancel } = use_task(Rc::new(hear));
    let run = Callback::from(move |argument: A| {
        if task.borrow().0.is_none() {
            let acting = act(argument);
            start.emit(Box::pin(async move { acting.await.map(|value| Box::new(value) as Box<dyn Any>) }));
        }
    });
    ActionHandle { run, busy, error, cancel }
}

type Acting = Pin<Box<dyn Future<Output = Result<Box<dyn Any>, Error>>>>;
type Hear = Rc<dyn Fn(Box<dyn Any>)>;

struct Doing {
    task: Rc<RefCell<Task>>,
    start: Callback<Acting>,
    busy: bool,
    error: Option<Rc<Error>>,
    cancel: Callback<()>,
}

#[hook]
fn use_task(hear: Hear) -> Doing {
    let busy = use_state(|| false);
    let error = use_state(|| None::<Rc<Error>>);
    let task: Rc<RefCell<Task>> = use_mut_ref(Task::default);
    let newest: Rc<RefCell<Option<Hear>>> = use_mut_ref(|| None);
    *newest.borrow_mut() = Some(hear);
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
    let start = {
        let (task, busy, error) = (task.clone(), busy.setter(), error.setter());
        Callback::from(move |acting: Acting| {
            let (work, handle) = abortable(acting);
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
    Doing { task, start, busy: *busy, error: (*error).clone(), cancel }
}
