//! The connection doctor: the questions as they are asked, what they mean together and how sure that is, and the lines
//! that cure it.

mod clues;
mod deletes;
mod fix;
mod not_it;
mod page;
mod report;
mod titles;
mod tried;
mod verdict;

pub use page::{DoctorPage, DoctorPageProps};
