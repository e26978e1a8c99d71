//! From where one is to the address.

use super::{ListState, Part, Place, Route, View};
use crate::console::guide::Page;
use crate::console::percent::encode;
use crate::name::Reference;
use std::fmt::{self, Write as _};

impl Route {
    /// The address, beginning with `#`.
    #[must_use]
    pub fn to_hash(&self) -> String {
        let mut out = Address { text: "#/".to_owned(), asked: false };
        match self {
            Self::Connect { proposal } => {
                out.push("~connect");
                out.pair_if("to", proposal.as_deref());
            }
            Self::Preferences => out.push("~preferences"),
            Self::Help { page } => {
                out.push("~help");
                if *page != Page::first() {
                    out.push("/");
                    out.push(page.as_str());
                }
            }
            Self::SignUp { place } => out.at("~signup/", place, ""),
            Self::Account { place } => out.at("~account/", place, ""),
            Self::Doctor { place } => out.at("~doctor/", place, ""),
            Self::Repositories { place, list } => {
                out.at("", place, "");
                out.list(list);
            }
            Self::Repository { place, repository, view, list, selected } => {
                let reference = Reference { repository: repository.clone(), selector: selected.clone() };
                out.at("", place, reference);
                // A selector alone means the image's own page, so that the view has to be said beside one.
                let said = *view != View::default() || selected.is_some();
                out.pair_if("view", said.then(|| view.as_str()));
                out.list(list);
            }
            Self::Image { place, repository, selector, part } => {
                let reference =
                    Reference { repository: repository.clone(), selector: Some(selector.clone()) };
                out.at("", place, reference);
                out.part(part.as_ref());
            }
            Self::Compare { place, left, right, part, differences } => {
                out.at("", place, left);
                out.pair_if("compare", Some(&right.written(&left.repository)));
                out.part(part.as_ref());
                out.pair_if("show", differences.then_some("differences"));
            }
            Self::Insert { place, repository, on } => {
                let reference = Reference { repository: repository.clone(), selector: on.clone() };
                out.at("~insert/", place, reference);
            }
            Self::Unknown(text) => return format!("#{text}"),
        }
        out.text
    }
}

struct Address {
    text: String,
    asked: bool,
}

impl Address {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Host and path, then what has to be said of the registry. A grammar has passed every part: none of them can
    /// hold a sign that would end the path.
    fn at(&mut self, page: &str, place: &Place, path: impl fmt::Display) {
        let host = place.origin.authority();
        let path = path.to_string();
        let slash = if path.is_empty() { "" } else { "/" };
        let _ = write!(self.text, "{page}{host}{slash}{path}");
        self.pair_if("api", place.api.map(super::Api::as_str));
        self.pair_if("scheme", place.scheme_to_write().map(crate::name::Scheme::as_str));
    }

    fn list(&mut self, list: &ListState) {
        self.pair_if("q", Some(list.filter.as_str()).filter(|filter| !filter.is_empty()));
        let sort = list.sort.map(|sort| {
            let sign = if sort.descending { "-" } else { "" };
            format!("{sign}{}", sort.column.as_str())
        });
        self.pair_if("sort", sort.as_deref());
        self.pair_if("page", (list.page > 1).then(|| list.page.to_string()).as_deref());
    }

    fn part(&mut self, part: Option<&Part>) {
        self.pair_if("platform", part.map(ToString::to_string).as_deref());
    }

    fn pair_if(&mut self, key: &str, value: Option<&str>) {
        let Some(value) = value else { return };
        self.text.push(if self.asked { '&' } else { '?' });
        self.asked = true;
        self.text.push_str(key);
        self.text.push('=');
        encode(value, &mut self.text);
    }
}
