//! The machinery of the tables: [`section!`] declares one, [`texts!`] gathers them.

/// Declares a section: a struct with one method per message.
///
/// English stands in the methods themselves, and no table names them all: where the wasm is cut in two, each message
/// goes where it is said. They are the crate's own, so that the compiler tells of one that nothing says any more; where
/// there is no screen it cannot.
///
/// ```text
/// section! {
///     /// The words of the screen that …
///     Connect {
///         title: "Which registry?", "打开哪个 Registry？", "開啟哪個 Registry？";
///     }
/// }
/// ```
macro_rules! section {
    ($(#[$doc:meta])* $section:ident { $($name:ident: $en:literal, $hans:literal, $hant:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $section(std::rc::Rc<[String]>);

        #[cfg_attr(not(all(target_arch = "wasm32", feature = "screen")), allow(dead_code))]
        // A message is named by what it says, not by what a method of that name would do.
        #[allow(clippy::wrong_self_convention)]
        impl $section {
            section!(@methods [0usize] $($name $en)+);

            const COUNT: usize = [$(stringify!($name)),+].len();

            pub(super) fn english() -> Self {
                Self(std::rc::Rc::default())
            }

            pub(super) fn from_strings(strings: &mut impl Iterator<Item = String>) -> Option<Self> {
                let strings: std::rc::Rc<[_]> = strings.by_ref().take(Self::COUNT).collect();
                (strings.len() == Self::COUNT).then_some(Self(strings))
            }

            /// The names of the messages with their texts in every language, for the build and the tests.
            #[cfg(not(target_arch = "wasm32"))]
            pub(super) fn rows() -> Vec<(&'static str, [&'static str; 3])> {
                vec![$((stringify!($name), [$en, $hans, $hant])),+]
            }
        }
    };
    (@methods [$at:expr] $name:ident $en:literal $($rest:tt)*) => {
        pub(crate) fn $name(&self) -> &str { $crate::console::text::section::message(&self.0, $at, $en) }
        section!(@methods [$at + 1] $($rest)*);
    };
    (@methods [$at:expr]) => {};
}

/// Gathers the sections into [`Texts`](super::Texts).
macro_rules! texts {
    ($($field:ident: $section:ident,)+) => {
        /// All the words in one language.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Texts {
            /// The language they are in.
            pub language: Language,
            $(
                #[allow(missing_docs)]
                pub $field: $section,
            )+
        }

        impl Texts {
            /// English, which is always at hand.
            #[must_use]
            pub fn english() -> Rc<Self> {
                Rc::new(Self { language: Language::English, $($field: $section::english(),)+ })
            }

            /// A language from the file the build wrote for it: one array of strings. Nothing when it is not of
            /// this version of the console.
            #[must_use]
            pub fn from_json(language: Language, json: &[u8]) -> Option<Rc<Self>> {
                let $crate::registry::json::Json::List(messages) = $crate::registry::json::Json::parse(json)? else {
                    return None;
                };
                let mut strings = messages.into_iter().map_while($crate::registry::json::Json::into_text);
                let texts = Self { language, $($field: $section::from_strings(&mut strings)?,)+ };
                strings.next().is_none().then(|| Rc::new(texts))
            }

            /// Every message as section, name and its text in each language of [`Language::ALL`].
            #[cfg(not(target_arch = "wasm32"))]
            #[must_use]
            pub fn table() -> Vec<(&'static str, &'static str, [&'static str; 3])> {
                let mut table = Vec::new();
                $(table.extend($section::rows().into_iter().map(|(name, row)| (stringify!($field), name, row)));)+
                table
            }
        }
    };
}

/// A message in the language that is loaded, or in English when none is.
pub(super) fn message<'a>(loaded: &'a [String], at: usize, english: &'static str) -> &'a str {
    loaded.get(at).map_or(english, String::as_str)
}

/// Fills the placeholders of a message. One that is not given stays as it is.
#[must_use]
pub fn fill(message: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(message.len() + 16);
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let found = after.split_once('}').and_then(|(name, tail)| {
            values.iter().find(|(key, _)| *key == name).map(|(_, value)| (value, tail))
        });
        match found {
            Some((value, tail)) => {
                out.push_str(value);
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The form of a counting message for a plural category (`one`, `few`, `other` …), or its `other` form.
#[must_use]
pub fn plural<'a>(message: &'a str, category: &str) -> &'a str {
    let form = |wanted: &str| {
        message
            .split('|')
            .find_map(|form| form.split_once('=').filter(|(name, _)| *name == wanted).map(|(_, text)| text))
    };
    form(category).or_else(|| form("other")).unwrap_or(message)
}
