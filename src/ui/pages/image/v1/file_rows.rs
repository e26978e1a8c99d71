//! Files, a line each, as `ls -l` sets them out. There may be a hundred thousand: they are drawn in runs, and only
//! the runs in sight.

use crate::console::show;
use crate::image::{Change, FileEntry, FileKind, Timestamp};
use crate::ui::hooks::{Words, use_words};
use crate::ui::parts::figures::{Size, When};
use crate::ui::parts::window::use_in_sight;
use std::rc::Rc;
use yew::prelude::*;

/// Lines of one run. Longer than elsewhere, since lists of files are.
const RUN: usize = 200;

/// A file, and what happened to it where that is asked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    change: Option<Change>,
    file: FileEntry,
}

impl From<FileEntry> for Row {
    fn from(file: FileEntry) -> Self {
        let change = file.deleted.then_some(Change::Deleted);
        Self { change, file }
    }
}

impl From<(Change, FileEntry)> for Row {
    fn from((change, file): (Change, FileEntry)) -> Self {
        Self { change: Some(change), file }
    }
}

/// Which files.
#[derive(Properties, PartialEq)]
pub(super) struct FileRowsProps {
    /// All of them.
    pub rows: Rc<[Row]>,
    /// What the path has to contain.
    pub query: AttrValue,
}

/// The files that fit the filter, with their count.
#[component]
pub(super) fn FileRows(props: &FileRowsProps) -> Html {
    let words = use_words();
    let fitting = use_memo((props.rows.clone(), props.query.clone()), |(rows, query)| {
        let query = query.trim().to_ascii_lowercase();
        let fits = |at: &usize| query.is_empty() || rows[*at].file.path.to_ascii_lowercase().contains(&query);
        (0..rows.len()).filter(fits).collect::<Vec<usize>>()
    });
    let text = &words.image;
    let total: u64 = fitting.iter().fold(0, |sum, at| sum.saturating_add(props.rows[*at].file.size));
    if props.rows.is_empty() {
        return html! { <p class="pt-quiet">{ text.no_files() }</p> };
    }
    let count = words.count(text.file_count(), fitting.len());
    html! {
        <>
            <div class="pt-ls" tabindex="0" role="table" aria-label={text.files().to_owned()} aria-rowcount={(fitting.len() + 1).to_string()}>
                { columns(&words) }
                { for fitting.chunks(RUN).enumerate().map(|(at, run)| html! {
                    <Run key={format!("{at} {}", props.query)} rows={props.rows.clone()} run={run.to_vec()} first={at == 0} />
                }) }
            </div>
            <p class="pt-more" role="status">
                { words.fill(text.files_in_all(), &[("files", &count), ("size", &words.size(total))]) }
            </p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RunProps {
    rows: Rc<[Row]>,
    run: Vec<usize>,
    first: bool,
}

#[component]
fn Run(props: &RunProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let drawn = use_in_sight(&node, props.run.len(), props.first);
    html! {
        <div ref={node} role="rowgroup" class={(!drawn).then_some("pt-ls-gap")}>
            if drawn {
                { for props.run.iter().map(|at| line(&words, &props.rows[*at])) }
            }
        </div>
    }
}

/// The heads of the columns. What stands in them is plain to see; they are said to those who do not see it.
fn columns(words: &Words) -> Html {
    let text = &words.image;
    let heads = [
        text.file_change(),
        text.file_mode(),
        text.file_owner(),
        text.file_size(),
        text.file_modified(),
        text.file_path(),
    ];
    html! {
        <div role="rowgroup" class="pt-sr"><div role="row">
            { for heads.into_iter().map(|head| html! { <span role="columnheader">{ head }</span> }) }
        </div></div>
    }
}

fn line(words: &Words, row: &Row) -> Html {
    let file = &row.file;
    let said = row.change.map(|change| match change {
        Change::Created => ("plus", "+", words.image.file_created()),
        Change::Changed => ("changed", "~", words.image.file_changed()),
        Change::Deleted => ("gone", "−", words.image.file_deleted()),
    });
    html! {
        <div role="row" data-is={said.map(|(is, _, _)| is)}>
            <span role="cell" aria-label={said.map(|(_, _, word)| word.to_owned())}
                title={said.map(|(_, _, word)| word.to_owned())}>{ said.map_or("", |(_, sign, _)| sign) }</span>
            <code role="cell">{ mode(file) }</code>
            <span role="cell" class="pt-num">{ format!("{}:{}", file.uid, file.gid) }</span>
            <span role="cell" class="pt-num">
                if file.kind == FileKind::File {
                    <Size bytes={file.size} />
                }
            </span>
            <span role="cell" class="pt-quiet"><When at={believed(file.modified)} /></span>
            <code role="cell">{ show::visible(&file.path).into_owned() }</code>
        </div>
    }
}

/// Builds with a fixed clock set every file to 1970; that is no date anyone came for.
fn believed(seconds: i64) -> Option<Timestamp> {
    (seconds > 0).then(|| seconds.checked_mul(1000)).flatten().map(Timestamp)
}

/// `drwxr-xr-x`: the kind of file, and its permission bits with setuid, setgid and sticky.
fn mode(file: &FileEntry) -> String {
    let kind = match file.kind {
        FileKind::File => '-',
        FileKind::HardLink => 'h',
        FileKind::SymbolicLink => 'l',
        FileKind::Folder => 'd',
        FileKind::Other => '?',
    };
    let mut text = String::from(kind);
    for (shift, special, sign) in [(6, 0o4000, 's'), (3, 0o2000, 's'), (0, 0o1000, 't')] {
        let bits = file.mode >> shift;
        text.push(if bits & 4 == 0 { '-' } else { 'r' });
        text.push(if bits & 2 == 0 { '-' } else { 'w' });
        text.push(match (file.mode & special != 0, bits & 1 != 0) {
            (true, true) => sign,
            (true, false) => sign.to_ascii_uppercase(),
            (false, true) => 'x',
            (false, false) => '-',
        });
    }
    text
}
