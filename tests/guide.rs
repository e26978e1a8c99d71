//! The guide in `docs/`: read whole by the console's own reader, its pages and pictures there, in every language alike.
#![allow(clippy::unwrap_used)]

use portolan::console::guide::{Block, Line, Page, Span, read};
use portolan::console::text::Language;
use std::path::{Path, PathBuf};

fn docs(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(file)
}

fn text(file: &str) -> String {
    std::fs::read_to_string(docs(file)).unwrap()
}

/// Every page of the guide, and every file that says the same in another language.
fn files() -> Vec<String> {
    let entries = std::fs::read_dir(docs("")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".md") && name != "README.md").collect()
}

fn lines(blocks: &[Block]) -> Vec<&Line> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(line) => all.push(line),
            Block::List(lines) => all.extend(lines),
            Block::Table(head, rows) => all.extend(head.iter().chain(rows.iter().flatten())),
            Block::Heading(..) | Block::Code(_) | Block::Picture { .. } => {}
        }
    }
    all
}

/// What a page is made of, without its words.
fn shape(blocks: &[Block]) -> Vec<String> {
    let count = |block: &Block| match block {
        Block::Heading(level, _) => format!("heading {level}"),
        Block::Paragraph(_) => "paragraph".to_owned(),
        Block::List(points) => format!("list of {}", points.len()),
        Block::Table(head, rows) => format!("table {}x{}", head.len(), rows.len()),
        Block::Code(_) => "code".to_owned(),
        Block::Picture { file, .. } => file.clone(),
    };
    blocks.iter().map(count).collect()
}

#[test]
fn every_way_to_another_page_of_the_guide_leads_to_one() {
    let files = files();
    assert!(files.len() >= 9, "{files:?}");
    let mut ways = 0;
    for file in &files {
        for span in lines(&read(&text(file))).into_iter().flatten() {
            if let Span::Page(words, page) = span {
                assert!(docs(&format!("{}.md", page.as_str())).is_file(), "{file}: {words}");
                ways += 1;
            }
        }
    }
    assert!(ways >= 9, "{ways} ways");
}

#[test]
fn every_picture_of_the_guide_is_there_and_says_what_it_shows() {
    let mut pictures = 0;
    for file in files() {
        for block in read(&text(&file)) {
            if let Block::Picture { file: picture, shows } = block {
                assert!(docs(&picture).is_file(), "{file}: {picture}");
                assert!(shows.chars().count() > 8, "{file}: {picture} says only {shows:?}");
                pictures += 1;
            }
        }
    }
    assert!(pictures >= 8, "{pictures} pictures");
}

#[test]
fn a_page_has_the_same_parts_in_every_language_that_it_is_in() {
    for page in ["guide", "troubleshooting"] {
        let english = read(&text(&format!("{page}.md")));
        assert!(english.len() > 4, "{page}");
        for language in Language::ALL.into_iter().skip(1) {
            let other = read(&text(&format!("{page}.{}.md", language.code())));
            assert_eq!(shape(&other), shape(&english), "{page} in {}", language.code());
        }
    }
}

#[test]
fn no_mark_of_the_guide_stays_in_its_text() {
    let mut texts = 0;
    for file in files() {
        for span in lines(&read(&text(&file))).into_iter().flatten() {
            if let Span::Text(words) = span {
                assert!(
                    !words.contains("**") && !words.contains("](") && !words.contains('`'),
                    "{file}: {words}"
                );
                texts += 1;
            }
        }
    }
    assert!(texts > 500, "{texts} texts");
}

#[test]
fn a_name_of_a_page_leaves_no_folder() {
    for odd in ["", "..", "../x", "a/b", "A", "a.md", "a--b", "-a", "a-", "a\\b", "%2e", &"a".repeat(41)] {
        assert_eq!(Page::read(odd), None, "{odd:?}");
    }
    assert_eq!(Page::read("getting-started").unwrap().as_str(), "getting-started");
}

#[test]
fn only_pages_of_the_guide_and_honest_addresses_become_links() {
    let line = |text: &str| match read(text).remove(0) {
        Block::Paragraph(line) => line,
        other => vec![Span::Text(format!("{other:?}"))],
    };
    assert_eq!(line("[x](hosting.md)"), [Span::Page("x".to_owned(), Page::read("hosting").unwrap())]);
    assert_eq!(line("[x](https://yew.rs)"), [Span::Link("x".to_owned(), "https://yew.rs".to_owned())]);
    for odd in ["javascript:alert(1", "../secret.md", "data:text/html,x", "//evil.example", "x.html"] {
        assert_eq!(line(&format!("[x]({odd})")), [Span::Text("x".to_owned())], "{odd}");
    }
    let odd = "![x](https://evil.example/x.png)";
    assert!(!matches!(read(odd)[0], Block::Picture { .. }), "pictures lie beside the guide");
}

#[test]
fn a_mark_without_its_partner_is_a_sign_like_any_other() {
    for text in ["2 * 3", "a ` b", "[x](y", "**", "![", "| a", "#x"] {
        let blocks = read(text);
        assert_eq!(blocks.len(), 1, "{text}");
    }
    assert_eq!(read("2 * 3"), [Block::Paragraph(vec![Span::Text("2 * 3".to_owned())])]);
}
