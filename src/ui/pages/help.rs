//! The guide: its pages are plain files beside the console, read when one opens them.

use crate::console::guide::{self, Block, Line, Page, Span};
use crate::console::route::Route;
use crate::console::text::{Language, Texts};
use crate::registry::error::{Error, ErrorKind};
use crate::ui::hooks::{use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::head::Head;
use crate::web::{location, page};
use yew::prelude::*;

/// The longest page that is read, in bytes.
const LONGEST: usize = 256 * 1024;

/// Which page.
#[derive(Properties, PartialEq)]
pub struct HelpPageProps {
    /// Its name.
    pub page: Page,
}

/// A page of the guide, and the way to the others. Key it by the page.
#[component]
pub fn HelpPage(props: &HelpPageProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let language = words.language;
    let folder = location::resolve("docs/", &console.tools.base).unwrap_or_default();
    let address = location::resolve(&props.page.file(language), &folder).unwrap_or_default();
    let asked = use_resource(address, |address: &String| {
        let address = address.clone();
        async move {
            match page::read(&address, LONGEST).await? {
                Some(bytes) => Ok(guide::read(&String::from_utf8_lossy(&bytes))),
                None => Err(Error::new(ErrorKind::NotFound)),
            }
        }
    });
    let lang = if props.page.is_translated() { language } else { Language::English };
    html! {
        <div class="pt-sheet pt-guide">
            { contents(&words, &props.page) }
            if let Some(blocks) = &asked.value {
                <article lang={lang.code()}>
                    if lang != language {
                        <p class="pt-hint" lang={language.code()}>{ words.shell.guide_in_english() }</p>
                    }
                    { for blocks.iter().map(|block| draw(&folder, block)) }
                </article>
            } else if let Some(error) = &asked.error {
                <Notice error={error.clone()} attempt={words.shell.guide_attempt().to_owned()}
                    on_retry={asked.reload.clone()} />
            } else {
                <p class="pt-counting">{ words.shell.guide_attempt() }</p>
            }
        </div>
    }
}

/// The pages that there are.
fn contents(words: &Texts, here: &Page) -> Html {
    let link = |name: &str| {
        let page = Page::read(name)?;
        let current = (page == *here).then_some("page");
        let title = title(words, name).to_owned();
        Some(html! { <li><a href={Route::Help { page }.to_hash()} aria-current={current}>{ title }</a></li> })
    };
    html! {
        <nav class="pt-guide-pages" aria-label={words.shell.guide().to_owned()}>
            <ul>{ for Page::OFFERED.into_iter().filter_map(link) }</ul>
        </nav>
    }
}

fn title<'a>(words: &'a Texts, name: &str) -> &'a str {
    let shell = &words.shell;
    match name {
        "troubleshooting" => shell.guide_troubleshooting(),
        "registries" => shell.guide_registries(),
        "hosting" => shell.guide_hosting(),
        "embedding" => shell.guide_embedding(),
        "settings" => shell.guide_settings(),
        "protocols" => shell.guide_protocols(),
        "security" => shell.guide_security(),
        _ => shell.guide(),
    }
}

fn draw(folder: &str, block: &Block) -> Html {
    let line = |line: &Line| line.iter().map(span).collect::<Html>();
    match block {
        Block::Heading(1, text) => html! { <h1 class="pt-name" tabindex="-1">{ text }</h1> },
        Block::Heading(2, text) => html! { <Head title={html! { text }} /> },
        Block::Heading(_, text) => html! { <Head title={html! { text }} inner={true} /> },
        Block::Paragraph(text) => html! { <p>{ line(text) }</p> },
        Block::List(points) => {
            html! { <ul>{ for points.iter().map(|point| html! { <li>{ line(point) }</li> }) }</ul> }
        }
        Block::Code(text) => html! { <pre class="pt-code" tabindex="0">{ text }</pre> },
        Block::Picture { file, shows } => {
            let src = location::resolve(file, folder).unwrap_or_default();
            html! { <img {src} alt={shows.clone()} loading="lazy" /> }
        }
        Block::Table(head, rows) => html! {
            <div class="pt-guide-table" tabindex="0">
                <table>
                    <thead><tr>{ for head.iter().map(|cell| html! { <th scope="col">{ line(cell) }</th> }) }</tr></thead>
                    <tbody>{ for rows.iter().map(|row| html! {
                        <tr>{ for row.iter().map(|cell| html! { <td>{ line(cell) }</td> }) }</tr>
                    }) }</tbody>
                </table>
            </div>
        },
    }
}

fn span(span: &Span) -> Html {
    match span {
        Span::Text(text) => html! { text },
        Span::Strong(text) => html! { <strong>{ text }</strong> },
        Span::Emphasis(text) => html! { <em>{ text }</em> },
        Span::Code(text) => html! { <code>{ text }</code> },
        Span::Page(text, page) => {
            html! { <a href={Route::Help { page: page.clone() }.to_hash()}>{ text }</a> }
        }
        Span::Link(text, to) => {
            html! { <a href={to.clone()} target="_blank" rel="noopener noreferrer nofollow">{ text }</a> }
        }
    }
}
