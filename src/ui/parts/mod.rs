//! The parts that screens are made of. A part knows words and looks; it knows no registry and no page, and asks for
//! nothing over the network.

pub mod button;
pub mod chip;
pub mod choices;
pub mod copied;
pub mod copy;
pub mod dialog;
pub mod field;
pub mod figures;
pub mod file_drop;
pub mod flag;
pub mod goes_to;
pub mod head;
pub mod icon;
pub mod lists;
pub mod long_select;
pub mod long_text;
pub mod menu;
pub mod offer;
pub mod progress;
pub mod seek;
pub mod sentence;
pub mod shared;
pub mod stretch;
pub mod typed;
pub mod window;
