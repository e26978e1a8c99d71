//! The application without a screen: words, addresses, settings, what may be done. Compiles on the host.
//!
//! Knows no browser and draws nothing; the clock, storage and the page's own address come in as values.

pub mod attachments;
pub mod bulk;
pub mod capability;
pub mod chart;
pub mod chart_facts;
pub mod command;
pub mod compare;
pub mod dockerfile;
pub mod doctor;
pub mod flag;
pub mod freeing;
pub mod listing;
pub mod mask;
pub mod natural;
pub mod new_image;
pub mod pairs;
mod percent;
pub mod platforms;
pub mod preferences;
pub mod pretty;
pub mod removal;
pub mod repository_index;
pub mod repository_rules;
pub mod reveal;
pub mod route;
pub mod running;
pub mod sample;
pub mod session;
pub mod settings;
pub mod shares;
pub mod sharing;
pub mod show;
pub mod sided;
pub mod size;
pub mod stretch;
pub mod table_file;
pub mod tag_list;
pub mod tag_table;
pub mod target;
pub mod tenths;
pub mod text;
pub mod trail;
pub mod tree;
pub mod unfinished;
pub mod window;
