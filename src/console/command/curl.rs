//! One call by curl.

use super::shell::quote;
use crate::http::{Url, UrlError};

/// What curl takes for a pattern of many addresses unless it is told otherwise.
const PATTERN: [char; 4] = ['[', ']', '{', '}'];
/// Fails where the answer is a refusal, and says so without a meter of its progress.
const STOPS: &str = "-fsS ";

/// A call: its options, and where it goes.
#[derive(Clone)]
pub(super) struct Curl {
    options: Vec<String>,
    url: String,
    around: (String, String),
    writes: bool,
    hears_refusals: bool,
}

impl Curl {
    /// A call to a URL. That is percent-encoded throughout where we made it, and so holds no quote.
    pub(super) fn to(url: &Url) -> Self {
        Self::with(quote(&url.to_string()), false)
    }

    /// A call to what a variable of the shell names below a URL: what stands in it is read by curl as it is.
    pub(super) fn below(url: &Url, variable: &str) -> Self {
        Self::with_end(url, &format!("${variable}"))
    }

    /// The same with more of the path behind the variable.
    pub(super) fn with_end(url: &Url, end: &str) -> Self {
        Self::with(format!("\"{url}/{end}\""), true)
    }

    /// The upload of a blob that a variable of the shell names and another repository has.
    pub(super) fn mounting(url: &Url, variable: &str) -> Self {
        Self::with(format!("\"{url}&mount=${variable}\""), true).option("-d ''")
    }

    /// A call for each of several names below a URL, which all fit their grammar.
    pub(super) fn each(
        url: &Url,
        variable: &str,
        names: &[String],
        shape: impl Fn(Self) -> Self,
    ) -> Result<Self, UrlError> {
        if let [name] = names {
            return Ok(shape(Self::to(&url.clone().push(name)?)));
        }
        Ok(shape(Self::below(url, variable)).in_turn(variable, names))
    }

    /// The same for names of which something is known, that stands behind an at sign.
    pub(super) fn each_known(
        url: &Url,
        known: &[(String, String)],
        shape: impl Fn(Self, &str) -> Self,
    ) -> Result<Self, UrlError> {
        if let [(name, what)] = known {
            return Ok(shape(Self::to(&url.clone().push(name)?), what));
        }
        let pairs: Vec<String> = known.iter().map(|(name, what)| format!("{name}@{what}")).collect();
        Ok(shape(Self::with_end(url, "${AT%%@*}"), "\"${AT#*@}\"").in_turn("AT", &pairs))
    }

    fn with(url: String, from_variable: bool) -> Self {
        let globoff = from_variable || url.contains(PATTERN);
        let options = if globoff { vec!["--globoff".to_owned()] } else { Vec::new() };
        Self { options, url, around: Default::default(), writes: false, hears_refusals: false }
    }

    /// Adds an option, word for word.
    pub(super) fn option(mut self, option: &str) -> Self {
        self.options.push(option.to_owned());
        self
    }

    /// Adds a field to the head.
    pub(super) fn field(self, name: &str, value: &str) -> Self {
        let option = format!("-H {}", quote(&format!("{name}: {value}")));
        self.option(&option)
    }

    /// Another method, with the head of the answer shown: what it answers is mostly in its status.
    pub(super) fn method(self, method: &str) -> Self {
        self.writing(&format!("-i -X {method}"))
    }

    /// An option of a call that changes something: what comes after it has to know whether it did.
    pub(super) fn writing(mut self, option: &str) -> Self {
        self.writes = true;
        self.option(option)
    }

    /// Says its status in place of the answer, whatever that is: the line around it looks at the status.
    pub(super) fn status(mut self) -> Self {
        self.hears_refusals = true;
        self.option(&format!("-o /dev/null -w {}", quote("%{http_code}")))
    }

    /// JSON to send.
    pub(super) fn json(self, json: &str) -> Self {
        let data = format!("-d {}", quote(json));
        self.field("Content-Type", "application/json").option(&data)
    }

    /// What stands around it and what is around it already: the rest of a pipe or of a loop.
    pub(super) fn around(mut self, before: &str, after: &str) -> Self {
        self.around.0.insert_str(0, before);
        self.around.1.push_str(after);
        self
    }

    /// Once for each of several words, until one fails. In a shell of its own, which is all that ends then.
    fn in_turn(self, variable: &str, words: &[String]) -> Self {
        self.around(&format!("( for {variable} in {}; do ", words.join(" ")), " || exit 1; done )")
    }

    /// The line, with the option that says who asks. One of several calls stops the rest when it is refused.
    pub(super) fn line(&self, who: &str, stops: bool) -> String {
        let options: String = self.options.iter().map(|option| format!("{option} ")).collect();
        let (before, after) = &self.around;
        let fails = match (self.hears_refusals, stops || self.writes) {
            (true, _) => "-sS ",
            (false, true) => STOPS,
            (false, false) => "",
        };
        format!("{before}curl {fails}{who}{options}{}{after}", self.url)
    }
}
