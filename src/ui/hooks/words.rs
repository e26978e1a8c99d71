//! The words of the language in force, with numbers, plurals, sizes and dates as that language writes them.

use crate::console::capability::Reason;
use crate::console::number;
use crate::console::text::{self, Texts};
use crate::image::Timestamp;
use crate::web::intl::{self, Intl};
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

/// The words in force. Dereferences to the text tables: `words.common.cancel()`.
#[derive(Clone)]
pub struct Words(Rc<(Rc<Texts>, Intl)>);

impl Words {
    /// The words of some texts.
    #[must_use]
    pub fn new(texts: Rc<Texts>) -> Self {
        let intl = Intl::new(texts.language.locale());
        Self(Rc::new((texts, intl)))
    }

    fn intl(&self) -> &Intl {
        &self.0.1
    }

    /// A message with its placeholders filled.
    #[must_use]
    pub fn fill(&self, message: &str, values: &[(&str, &str)]) -> String {
        text::fill(message, values)
    }

    /// A counting message in the form that fits `n`, with `{n}` filled.
    #[must_use]
    pub fn count(&self, message: &str, n: usize) -> String {
        self.count_with(message, n, &[])
    }

    /// The same with more placeholders filled.
    #[must_use]
    pub fn count_with(&self, message: &str, n: usize, values: &[(&str, &str)]) -> String {
        let number = self.number(n as u64);
        let form = text::plural(message, self.language.plural(n)).to_owned();
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(values);
        text::fill(&form, &all)
    }

    /// A whole number.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        number::whole(number)
    }

    /// A number of bytes as a figure and its unit, in steps of 1000.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn bytes(&self, bytes: u64) -> (String, &'static str) {
        let (mut figure, mut unit) = (bytes as f64, "B");
        for larger in ["kB", "MB", "GB", "TB"] {
            if figure < 999.95 {
                break;
            }
            figure /= 1000.0;
            unit = larger;
        }
        (if unit == "B" { number::whole(bytes) } else { number::tenths(figure) }, unit)
    }

    /// The same in one text: `8.1 MB`.
    #[must_use]
    pub fn size(&self, bytes: u64) -> String {
        let (figure, unit) = self.bytes(bytes);
        format!("{figure}\u{a0}{unit}")
    }

    /// Why an act is not offered.
    #[must_use]
    pub fn reason(&self, reason: Reason) -> &str {
        let capability = &self.capability;
        match reason {
            Reason::ReadOnly => capability.read_only(),
            Reason::DeletesOff => capability.deletes_off(),
            Reason::ForeignFrame => capability.foreign_frame(),
            Reason::VersionTwo => capability.version_two(),
            Reason::PushCreates => capability.push_creates(),
            Reason::DeletesOffThere => capability.deletes_off_there(),
            Reason::NoSuchCall => capability.no_such_call(),
            Reason::NotSignedIn => capability.not_signed_in(),
            Reason::InClear => capability.in_clear(),
            Reason::OddName => capability.odd_name(),
        }
    }

    /// Day, month, year.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> String {
        self.intl().date(at)
    }

    /// Day, month, year, hour, minute.
    #[must_use]
    pub fn time(&self, at: Timestamp) -> String {
        self.intl().date_time(at)
    }

    /// Hour, minute, second.
    #[must_use]
    pub fn clock(&self, at: Timestamp) -> String {
        intl::clock(at)
    }
}

impl Deref for Words {
    type Target = Texts;

    fn deref(&self) -> &Texts {
        &self.0.0
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The words in force.
#[hook]
pub fn use_words() -> Words {
    use_context::<Words>().unwrap_or_else(|| Words::new(Texts::english()))
}
