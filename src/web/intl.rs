//! Numbers, plurals and dates in the person's language, by the browser's `Intl`.

use crate::image::Timestamp;
use js_sys::Intl::{DateTimeFormat, NumberFormat, PluralRules};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// The formats of one language, made once.
#[derive(Debug)]
pub struct Intl {
    whole: NumberFormat,
    tenth: NumberFormat,
    date: DateTimeFormat,
    date_time: DateTimeFormat,
    clock: DateTimeFormat,
    plural: PluralRules,
}

impl Intl {
    /// The formats of a language by its BCP 47 code.
    #[must_use]
    pub fn new(code: &str) -> Self {
        let code = Array::of1(&code.into());
        let day = [("day", "numeric"), ("month", "short"), ("year", "numeric")];
        let time = [("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];
        let mut both = day.to_vec();
        both.extend(time);
        let mut seconds = time.to_vec();
        seconds.push(("second", "2-digit"));
        Self {
            whole: NumberFormat::new(&code, &options(&[], Some(0.0))),
            tenth: NumberFormat::new(&code, &options(&[], Some(1.0))),
            date: DateTimeFormat::new(&code, &options(&day, None)),
            date_time: DateTimeFormat::new(&code, &options(&both, None)),
            clock: DateTimeFormat::new(&code, &options(&seconds, None)),
            plural: PluralRules::new(&code, &Object::new()),
        }
    }

    /// A number with no digit or one after the point.
    #[must_use]
    pub fn number(&self, number: f64, tenths: bool) -> String {
        let format = if tenths { &self.tenth } else { &self.whole };
        text(format.format().call1(&JsValue::NULL, &number.into()))
    }

    /// The plural category of a count: `one`, `other` and whatever else the language has.
    #[must_use]
    pub fn plural(&self, count: f64) -> String {
        self.plural.select(count).into()
    }

    /// Day, month, year.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> String {
        format(&self.date, at)
    }

    /// Day, month, year, hour, minute.
    #[must_use]
    pub fn date_time(&self, at: Timestamp) -> String {
        format(&self.date_time, at)
    }

    /// Hour, minute, second.
    #[must_use]
    pub fn clock(&self, at: Timestamp) -> String {
        format(&self.clock, at)
    }
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

fn format(format: &DateTimeFormat, at: Timestamp) -> String {
    text(format.format().call1(&JsValue::NULL, &date(at)))
}

fn text(value: Result<JsValue, JsValue>) -> String {
    value.ok().and_then(|value| value.as_string()).unwrap_or_default()
}

fn options(words: &[(&str, &str)], digits: Option<f64>) -> Object {
    let object = Object::new();
    // A plain object refuses no property.
    let set = |key: &str, value: JsValue| drop(Reflect::set(&object, &key.into(), &value));
    for (key, value) in words {
        set(key, (*value).into());
    }
    if let Some(digits) = digits {
        set("maximumFractionDigits", digits.into());
        set("minimumFractionDigits", digits.into());
    }
    object
}
