//! Sample content: a harbour's repositories, with images as Docker 1.x made them.

use crate::state::State;

/// Fills an empty state.
pub(crate) fn fill(state: &mut State) {
    let _ = state;
}
