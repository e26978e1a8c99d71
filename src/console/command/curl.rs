//! One call by curl.

use super::shell::quote;
use crate::http::Url;

/// A call: its options, and where it goes.
#[derive(Clone)]
pub(super) struct Curl {
    options: Vec<String>,
    url: String,
    around: (String, String),
}

impl Curl {
    /// A call to a URL. That is percent-encoded throughout where we made it, and so holds no quote.
    pub(super) fn to(url: &Url) -> Self {
        Self::with(url, quote(&url.to_string()), false)
    }

    /// A call to what a variable of the shell names below a URL: what stands in it is read by curl as it is.
    pub(super) fn below(url: &Url, variable: &str) -> Self {
        Self::with_end(url, &format!("${variable}"))
    }

    /// The same with more of the path behind the variable.
    pub(super) fn with_end(url: &Url, end: &str) -> Self {
        Self::with(url, format!("\"{url}/{end}\""), true)
    }

    /// The upload of a blob that a variable of the shell names and another repository has.
    pub(super) fn mounting(url: &Url, variable: &str) -> Self {
        Self::with(url, format!("\"{url}&mount=${variable}\""), true).option("-sS -d ''")
    }

    fn with(url: &Url, text: String, from_variable: bool) -> Self {
        // Brackets are a pattern to curl unless it is told otherwise: around an IPv6 host, or in what a variable holds.
        let globoff = from_variable || url.origin().host().starts_with('[');
        let options = if globoff { vec!["--globoff".to_owned()] } else { Vec::new() };
        Self { options, url: text, around: Default::default() }
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
        self.option(&format!("-i -X {method}"))
    }

    /// JSON to send.
    pub(super) fn json(self, json: &str) -> Self {
        let data = format!("-d {}", quote(json));
        self.field("Content-Type", "application/json").option(&data)
    }

    /// What stands around it in its line: the rest of a pipe or of a loop.
    pub(super) fn around(mut self, before: &str, after: &str) -> Self {
        self.around = (before.to_owned(), after.to_owned());
        self
    }

    /// The line, with the option that says who asks.
    pub(super) fn line(&self, who: &str) -> String {
        let options: String = self.options.iter().map(|option| format!("{option} ")).collect();
        let (before, after) = &self.around;
        format!("{before}curl {who}{options}{}{after}", self.url)
    }
}
