//! The parts that screens are made of. A part knows words and looks; it knows no registry and no page, and asks for
//! nothing over the network.

pub mod button;
pub mod chip;
pub mod choices;
pub mod figures;
pub mod flag;
pub mod head;
pub mod icon;
pub mod lists;
pub mod seek;
pub mod window;
