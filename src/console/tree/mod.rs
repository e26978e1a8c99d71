//! The tree of a repository without its screen: in which order tags stand, what is asked of the registry for it
//! and in which order, and what is kept of the answers (architecture rule 10: ancestry first, sizes stream in).

mod chained;
mod node_id;
mod order;
mod patience;
mod pool;
mod reading;

pub use chained::{Chained, Instead, pick, usual_platform};
pub use node_id::{NodeFacts, NodeId};
pub use order::{Leaf, Leaves};
pub use patience::Patience;
pub use pool::each_at_once;
pub use reading::Reading;
