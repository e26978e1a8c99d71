//! Something asked of a registry: value, error and loading in one, cancelled on leave.

use crate::registry::error::Error;
use futures::future::abortable;
use std::future::Future;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What came of it so far. A reload keeps the old value, and an error stands beside it.
pub struct Resource<T> {
    /// The last value that came.
    pub value: Option<Rc<T>>,
    /// Why the last try failed, if it did.
    pub error: Option<Rc<Error>>,
    /// Whether it is being asked.
    pub loading: bool,
    /// Asks again.
    pub reload: Callback<()>,
}

struct State<T> {
    value: Option<Rc<T>>,
    error: Option<Rc<Error>>,
    loading: bool,
    run: u32,
}

enum Step<T> {
    Again,
    Started,
    Done(Result<T, Error>),
}

impl<T> Default for State<T> {
    fn default() -> Self {
        // Loading from the first frame on, so that no page flashes its empty state.
        Self { value: None, error: None, loading: true, run: 0 }
    }
}

impl<T> Reducible for State<T> {
    type Action = Step<T>;

    fn reduce(self: Rc<Self>, step: Step<T>) -> Rc<Self> {
        let (value, error, run) = (self.value.clone(), self.error.clone(), self.run);
        Rc::new(match step {
            Step::Again => Self { value, error, loading: true, run: run.wrapping_add(1) },
            Step::Started => Self { value, error, loading: true, run },
            Step::Done(Ok(value)) => Self { value: Some(Rc::new(value)), error: None, loading: false, run },
            Step::Done(Err(error)) => Self { value, error: Some(Rc::new(error)), loading: false, run },
        })
    }
}

/// Asks when the component appears and whenever `deps` change. New deps or leaving drop the future, which aborts
/// the request. Key a page by its identity, so that what belongs to another thing never shows for a frame.
#[hook]
pub fn use_resource<D, T, Fut>(deps: D, load: impl Fn(&D) -> Fut + 'static) -> Resource<T>
where
    D: PartialEq + 'static,
    T: 'static,
    Fut: Future<Output = Result<T, Error>> + 'static,
{
    let state = use_reducer(State::<T>::default);
    let dispatch = state.dispatcher();
    use_effect_with((deps, state.run), {
        let dispatch = dispatch.clone();
        move |(deps, _)| {
            dispatch.dispatch(Step::Started);
            let (task, handle) = abortable(load(deps));
            spawn_local(async move {
                if let Ok(done) = task.await {
                    dispatch.dispatch(Step::Done(done));
                }
            });
            move || handle.abort()
        }
    });
    let reload = use_callback((), move |(), ()| dispatch.dispatch(Step::Again));
    Resource { value: state.value.clone(), error: state.error.clone(), loading: state.loading, reload }
}
