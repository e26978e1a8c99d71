//! The console's own guide: plain Markdown files beside the page, read into blocks. Only what those files use is read:
//! headings, paragraphs, lists, tables, lines of code, pictures of their own folder. What is anything else is text.
//!
//! The files come from the console's own host, and still nothing in them becomes markup: a link is one only when it
//! leads to another page of the guide or honestly to the web.

use super::show;
use super::text::Language;

/// A page of the guide, by the name of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page(String);

impl Page {
    /// The longest name, in bytes.
    const LONGEST: usize = 40;

    /// The page that the console's own help opens.
    #[must_use]
    pub fn first() -> Self {
        Self("guide".to_owned())
    }

    /// The pages that are offered from every other, in the order of reading.
    pub const OFFERED: [&str; 8] = [
        "guide",
        "troubleshooting",
        "registries",
        "hosting",
        "embedding",
        "settings",
        "protocols",
        "security",
    ];

    /// Whether it is there in languages beside English.
    #[must_use]
    pub fn is_translated(&self) -> bool {
        matches!(self.as_str(), "guide" | "troubleshooting")
    }

    /// Its file in a language, below the folder of the guide. What is in English alone is read in English.
    #[must_use]
    pub fn file(&self, language: Language) -> String {
        match language {
            Language::English => format!("{}.md", self.0),
            _ if !self.is_translated() => format!("{}.md", self.0),
            other => format!("{}.{}.md", self.0, other.code()),
        }
    }

    /// Reads a name: lower-case words with hyphens between them, so that it can leave no folder.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let fits =
            text.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()));
        (fits && text.len() <= Self::LONGEST).then(|| Self(text.to_owned()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Plain words.
    Text(String),
    /// Words that are said with weight.
    Strong(String),
    /// Words of the screen.
    Emphasis(String),
    /// A name, a command, a path.
    Code(String),
    /// A way to another page of the guide.
    Page(String, Page),
    /// A way out to the web.
    Link(String, String),
}

/// A line, piece by piece.
pub type Line = Vec<Span>;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; 1 is the page's own.
    Heading(usize, String),
    /// Sentences.
    Paragraph(Line),
    /// Points, in no order.
    List(Vec<Line>),
    /// A table, its head first.
    Table(Vec<Line>, Vec<Vec<Line>>),
    /// Lines as they are typed.
    Code(String),
    /// A picture of the guide's own folder, and what is to be seen on it.
    Picture {
        /// Its file, below the folder of the guide.
        file: String,
        /// What it shows, in words.
        shows: String,
    },
}

/// Reads a page.
#[must_use]
pub fn read(text: &str) -> Vec<Block> {
    let mut lines = text.lines().peekable();
    let mut blocks = Vec::new();
    while let Some(line) = lines.next() {
        let line = line.trim_end();
        if line.is_empty() {
            continue;
        }
        if line.starts_with("```") {
            let code: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
            blocks.push(Block::Code(code.join("\n")));
        } else if let Some(heading) = heading(line) {
            blocks.push(heading);
        } else if let Some(picture) = picture(line) {
            blocks.push(picture);
        } else if line.starts_with('|') {
            let mut rows = vec![cells(line)];
            while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                rows.push(cells(row));
            }
            blocks.push(table(rows));
        } else {
            let mut text = line.to_owned();
            let is_list = line.starts_with("- ");
            let goes_on = |line: &&str| !line.is_empty() && !line.starts_with('|') && heading(line).is_none();
            while let Some(more) = lines.next_if(goes_on) {
                let new_point = is_list && more.starts_with("- ");
                text.push(if new_point { '\n' } else { ' ' });
                text.push_str(more.trim());
            }
            blocks.push(if is_list {
                Block::List(text.lines().map(|point| spans(point.trim_start_matches("- "))).collect())
            } else {
                Block::Paragraph(spans(&text))
            });
        }
    }
    blocks
}

fn heading(line: &str) -> Option<Block> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    let text = text.strip_prefix(' ')?;
    (1..=3).contains(&level).then(|| Block::Heading(level, text.to_owned()))
}

/// A picture stands alone on its line, and lies in the guide's own folder.
fn picture(line: &str) -> Option<Block> {
    let (shows, file) = line.strip_prefix("![")?.strip_suffix(')')?.split_once("](")?;
    let name = file.strip_prefix("pictures/")?.strip_suffix(".png")?;
    let fits = name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    fits.then(|| Block::Picture { file: file.to_owned(), shows: shows.to_owned() })
}

fn cells(row: &str) -> Vec<Line> {
    let row = row.trim().trim_start_matches('|');
    let row = row.strip_suffix('|').unwrap_or(row);
    row.split(" | ").map(|cell| spans(&cell.trim().replace("<br>", ", "))).collect()
}

/// The second row of a table only draws a line.
fn table(rows: Vec<Vec<Line>>) -> Block {
    let mut rows = rows.into_iter();
    let head = rows.next().unwrap_or_default();
    Block::Table(head, rows.skip(1).collect())
}

/// Reads a line: marks stand in pairs, and one without its partner is a sign like any other.
fn spans(text: &str) -> Line {
    let mut line = Line::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((span, after)) = marked(rest) {
            if !plain.is_empty() {
                line.push(Span::Text(std::mem::take(&mut plain)));
            }
            line.push(span);
            rest = after;
        } else {
            plain.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    if !plain.is_empty() {
        line.push(Span::Text(plain));
    }
    line
}

/// The marked piece that a text begins with, and what follows it.
fn marked(text: &str) -> Option<(Span, &str)> {
    let between = |mark: &str| {
        let (inner, after) = text.strip_prefix(mark)?.split_once(mark)?;
        (!inner.is_empty()).then(|| (inner.to_owned(), after))
    };
    if let Some((inner, after)) = between("`") {
        return Some((Span::Code(inner), after));
    }
    if let Some((inner, after)) = between("**") {
        return Some((Span::Strong(inner), after));
    }
    if let Some((inner, after)) = between("*") {
        return Some((Span::Emphasis(inner), after));
    }
    let (words, after) = text.strip_prefix('[')?.split_once("](")?;
    let (to, after) = after.split_once(')')?;
    Some((link(words, to), after))
}

fn link(words: &str, to: &str) -> Span {
    let words = words.trim_matches('`').to_owned();
    match to.strip_suffix(".md").and_then(Page::read) {
        Some(page) => Span::Page(words, page),
        None => match show::link(to) {
            Some(link) => Span::Link(words, link.href),
            None => Span::Text(words),
        },
    }
}
