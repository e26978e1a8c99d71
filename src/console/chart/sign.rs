//! What is written at a mark. Made once from what is known of the images, drawn by the page and by the file.

use super::as_f64;
use std::rc::Rc;

/// How wide one character of a tag is taken to be: 12 px mono.
const GLYPH: f64 = 7.25;
/// Between two tags of one line.
pub const TAG_GAP: f64 = 9.0;
/// How many characters of tags a line holds at least before the rest is only counted.
const LINE_CHARS: usize = 60;

/// The words and figures at one mark.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sign {
    /// The digits of the image it stands for, which give its flag.
    pub hex: Rc<str>,
    /// Its own size as a figure without unit; empty while it is not known.
    pub sounding: Rc<str>,
    /// What a base is, in a few words.
    pub what: Option<Rc<str>>,
    /// Its tags, the first one first.
    pub tags: Vec<Rc<str>>,
    /// What stands on the line behind the tags: how many more there are, or what is folded away.
    pub after: Option<Rc<str>>,
    /// All of it in words.
    pub title: Rc<str>,
}

impl Sign {
    /// How many of its tags fit the line.
    #[must_use]
    pub fn fits<S: AsRef<str>>(tags: &[S]) -> usize {
        let mut chars = 0;
        let room = |tag: &S| {
            let before = chars;
            chars += tag.as_ref().chars().count() + 1;
            before == 0 || chars <= LINE_CHARS
        };
        tags.iter().map(room).take_while(|fits| *fits).count()
    }

    /// How wide its line of tags is, near enough.
    #[must_use]
    pub fn line_width(&self) -> f64 {
        let chars: usize = self.tags.iter().map(|tag| tag.chars().count()).sum();
        let after = self.after.as_ref().map_or(0, |after| after.chars().count() + 1);
        as_f64(chars + after) * GLYPH + as_f64(self.tags.len()) * TAG_GAP
    }

    /// The first twelve digits.
    #[must_use]
    pub fn short(&self) -> &str {
        self.hex.get(..12).unwrap_or(&self.hex)
    }
}
