//! Something asked of a registry: value, error and loading in one, cancelled on leave.
//!
//! Pages ask for many kinds of things, and whatever depends on the kind is compiled once for each. So [`use_resource`]
//! itself only wraps and unwraps; [`use_asked`], which does the work, knows no kinds.

use crate::registry::error::Error;
use futures::future::abortable;
use std::any::Any;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What came of it so far. A reload keeps the old value, and an error stands beside it.
pub struct Resource<T: ?Sized> {
    /// The last value that came.
    pub value: Option<Rc<T>>,
    /// Why the last try failed, if it did.
    pub error: Option<Rc<Error>>,
    /// Whether it is being asked.
    pub loading: bool,
    /// Asks again.
    pub reload: Callback<()>,
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
    let deps = Rc::new(deps);
    let ask = {
        let deps = deps.clone();
        move || -> Asking {
            let asking = load(&deps);
            Box::pin(async move { asking.await.map(|value| Rc::new(value) as Rc<dyn Any>) })
        }
    };
    let Asked { value, error, loading, reload } = use_asked(deps, same::<D>, Box::new(ask));
    Resource { value: value.and_then(|value| value.downcast().ok()), error, loading, reload }
}

type Asking = Pin<Box<dyn Future<Output = Result<Rc<dyn Any>, Error>>>>;
type Same = fn(&dyn Any, &dyn Any) -> bool;
type Asked = Resource<dyn Any>;

fn same<D: PartialEq + 'static>(a: &dyn Any, b: &dyn Any) -> bool {
    a.downcast_ref::<D>().is_some_and(|a| b.downcast_ref() == Some(a))
}

struct State {
    value: Option<Rc<dyn Any>>,
    error: Option<Rc<Error>>,
    loading: bool,
    run: u32,
}

enum Step {
    Again,
    Started,
    Done(Result<Rc<dyn Any>, Error>),
}

impl Default for State {
    fn default() -> Self {
        // Loading from the first frame on, so that no page flashes its empty state.
        Self { value: None, error: None, loading: true, run: 0 }
    }
}

impl PartialEq for State {
    /// What is the same is not drawn again: a page that begins to ask has said so from its first frame on.
    fn eq(&self, other: &Self) -> bool {
        let same_value = match (&self.value, &other.value) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        let same_error = match (&self.error, &other.error) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same_value && same_error && (self.loading, self.run) == (other.loading, other.run)
    }
}

impl Reducible for State {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let (value, error, run) = (self.value.clone(), self.error.clone(), self.run);
        Rc::new(match step {
            Step::Again => Self { value, error, loading: true, run: run.wrapping_add(1) },
            Step::Started => Self { value, error, loading: true, run },
            Step::Done(Ok(value)) => Self { value: Some(value), error: None, loading: false, run },
            Step::Done(Err(error)) => Self { value, error: Some(Rc::new(error)), loading: false, run },
        })
    }
}

#[hook]
fn use_asked(deps: Rc<dyn Any>, same: Same, ask: Box<dyn Fn() -> Asking>) -> Asked {
    let state = use_reducer_eq(State::default);
    // The deps asked for, and how often they changed.
    let asked = use_mut_ref(|| (None::<Rc<dyn Any>>, 0_u32));
    let turn = {
        let mut asked = asked.borrow_mut();
        if !asked.0.as_ref().is_some_and(|before| same(&**before, &*deps)) {
            *asked = (Some(deps), asked.1.wrapping_add(1));
        }
        asked.1
    };
    let dispatch = state.dispatcher();
    use_effect_with((turn, state.run), {
        let dispatch = dispatch.clone();
        move |_| {
            dispatch.dispatch(Step::Started);
            let (task, handle) = abortable(ask());
            spawn_local(async move {
                if let Ok(done) = task.await {
                    dispatch.dispatch(Step::Done(done));
                }
            });
            move || handle.abort()
        }
    });
    let reload = use_callback((), move |(), ()| dispatch.dispatch(Step::Again));
    Asked { value: state.value.clone(), error: state.error.clone(), loading: state.loading, reload }
}
