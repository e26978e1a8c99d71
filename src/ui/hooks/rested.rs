//! Words that change with every key, and are read out once they rest.

use super::use_resource;
use crate::web::clock;
use yew::prelude::*;

/// How long words have to stay the same before they are read out, in milliseconds.
const REST: u32 = 700;

/// The same words once they have rested; until then none.
#[hook]
pub fn use_rested(said: String) -> Option<AttrValue> {
    let rested = use_resource(AttrValue::from(said), |said: &AttrValue| {
        let said = said.clone();
        async move {
            clock::sleep(REST).await;
            Ok(said)
        }
    });
    rested.value.filter(|_| !rested.loading).map(|said| (*said).clone())
}
