//! Dates and times in the person's language, by the browser's `Intl`.

use crate::image::Timestamp;
use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Object, Reflect};
use std::cell::OnceCell;
use wasm_bindgen::JsValue;

/// The formats of one language. Each is made when it is first asked for: the first of all takes the browser longer than
/// drawing a list.
#[derive(Debug)]
pub struct Intl {
    code: Array,
    date: OnceCell<DateTimeFormat>,
    date_time: OnceCell<DateTimeFormat>,
}

const DAY: [(&str, &str); 3] = [("day", "numeric"), ("month", "short"), ("year", "numeric")];
const TIME: [(&str, &str); 3] = [("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];

impl Intl {
    /// The formats of a language by its BCP 47 code.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self { code: Array::of1(&code.into()), date: OnceCell::new(), date_time: OnceCell::new() }
    }

    /// Day, month, year.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> String {
        self.moment(&self.date, &[&DAY], at)
    }

    /// Day, month, year, hour, minute.
    #[must_use]
    pub fn date_time(&self, at: Timestamp) -> String {
        self.moment(&self.date_time, &[&DAY, &TIME], at)
    }

    fn moment(&self, kept: &OnceCell<DateTimeFormat>, parts: &[&[(&str, &str)]], at: Timestamp) -> String {
        let format = kept.get_or_init(|| DateTimeFormat::new(&self.code, &options(&parts.concat())));
        let text = format.format().call1(&JsValue::NULL, &date(at));
        text.ok().and_then(|text| text.as_string()).unwrap_or_default()
    }
}

/// Hour, minute and second of the person's clock, which every language there is a table for writes alike.
#[must_use]
pub fn clock(at: Timestamp) -> String {
    let date = date(at);
    format!("{:02}:{:02}:{:02}", date.get_hours(), date.get_minutes(), date.get_seconds())
}

/// A moment as `2015-03-11T09:21:44.000Z`, for `datetime` attributes and for the JSON of images.
#[must_use]
pub fn iso(at: Timestamp) -> String {
    date(at).to_iso_string().into()
}

fn date(at: Timestamp) -> js_sys::Date {
    // Only believable moments get here, which fit 53 bits.
    #[allow(clippy::cast_precision_loss)]
    js_sys::Date::new(&JsValue::from_f64(at.0 as f64))
}

fn options(words: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in words {
        // A plain object refuses no property.
        drop(Reflect::set(&object, &(*key).into(), &(*value).into()));
    }
    object
}
