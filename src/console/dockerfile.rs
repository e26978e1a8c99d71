//! A build step as the line of a Dockerfile it came from. The image keeps what the builder ran, not what was
//! written: this reads the forms builders have used. What is in no known form is shown as it is.

/// A line of a Dockerfile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// `RUN`, `COPY`, …
    pub keyword: String,
    /// What follows it. A long `RUN` is broken into lines where its author had broken it.
    pub arguments: String,
}

const KEYWORDS: [&str; 18] = [
    "ADD",
    "ARG",
    "CMD",
    "COPY",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "FROM",
    "HEALTHCHECK",
    "INSERT",
    "LABEL",
    "MAINTAINER",
    "ONBUILD",
    "SHELL",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
];

/// Reads the words of a step (`container_config.Cmd`). Nothing when there are none: an imported or empty base.
#[must_use]
pub fn instruction(step: &[String]) -> Option<Instruction> {
    let words: Vec<&str> = step.iter().map(String::as_str).collect();
    // `|1 VERSION=2 /bin/sh -c …`: build arguments stand before the shell, and their number before them.
    let words = match words.split_first() {
        Some((first, rest)) => match first.strip_prefix('|').and_then(|count| count.parse::<usize>().ok()) {
            Some(count) if count <= rest.len() => &rest[count..],
            _ => &words,
        },
        None => return None,
    };
    let command = match words {
        [] => return None,
        ["/bin/sh" | "/bin/bash" | "sh" | "bash", "-c" | "-lc" | "-ec", command @ ..]
        | ["cmd" | "cmd.exe", "/S", "/C", command @ ..] => command.join(" "),
        [one] if one.trim_start().starts_with("#(nop)") => (*one).to_owned(),
        // The command of a container that was committed by hand; its words are those of the exec form.
        _ => return Some(Instruction { keyword: "RUN".to_owned(), arguments: exec_form(words) }),
    };
    Some(match command.trim().strip_prefix("#(nop)") {
        Some(rest) => metadata(rest.trim()),
        None => Instruction { keyword: "RUN".to_owned(), arguments: broken(command.trim()) },
    })
}

/// What somebody wanted to be said of a step: its comment, unless that is BuildKit's mark, which it puts on every line.
#[must_use]
pub fn remark(comment: &str) -> Option<&str> {
    Some(comment.trim()).filter(|comment| !comment.is_empty() && *comment != "buildkit.dockerfile.v0")
}

/// Reads a step that is kept as one text, as configurations of v2 images do (`created_by`). Nothing when it is empty.
#[must_use]
pub fn created_by(text: &str) -> Option<Instruction> {
    let text = text.trim();
    let text = text.strip_suffix("# buildkit").map_or(text, str::trim_end);
    if text.is_empty() {
        return None;
    }
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    if word == "RUN" {
        let command = shelled(rest.trim()).unwrap_or(rest);
        return Some(Instruction { keyword: word.to_owned(), arguments: broken(command.trim()) });
    }
    if KEYWORDS.contains(&word) {
        return Some(metadata(text));
    }
    Some(match shelled(text) {
        None => Instruction { keyword: "#".to_owned(), arguments: text.to_owned() },
        Some(command) => match command.trim().strip_prefix("#(nop)") {
            Some(rest) => metadata(rest.trim()),
            None => Instruction { keyword: "RUN".to_owned(), arguments: broken(command.trim()) },
        },
    })
}

/// What a shell was given to run. Build arguments stand before the shell, and their number before them; their values
/// may have blanks in them, so that they end where a shell begins.
fn shelled(text: &str) -> Option<&str> {
    const SHELLS: [&str; 7] = [
        "/bin/sh -c ",
        "/bin/bash -c ",
        "/bin/sh -ec ",
        "/bin/bash -ec ",
        "/bin/bash -o pipefail -c ",
        "/bin/ash -eo pipefail -c ",
        "cmd /S /C ",
    ];
    let counted = text.strip_prefix('|').and_then(|rest| rest.split(' ').next()?.parse::<u32>().ok());
    match counted {
        None => SHELLS.iter().find_map(|shell| text.strip_prefix(shell)),
        Some(_) => {
            let ends = SHELLS.iter().filter_map(|shell| Some(text.find(shell)? + shell.len()));
            ends.min().map(|end| &text[end..])
        }
    }
}

/// What the builder noted without running anything.
fn metadata(text: &str) -> Instruction {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let word = word.to_ascii_uppercase();
    if !KEYWORDS.contains(&word.as_str()) {
        return Instruction { keyword: "#".to_owned(), arguments: text.to_owned() };
    }
    let rest = rest.trim();
    let arguments = match word.as_str() {
        "ADD" | "COPY" => copied(rest),
        "EXPOSE" | "VOLUME" => listed(rest),
        "CMD" | "ENTRYPOINT" => exec(rest),
        _ => rest.to_owned(),
    };
    Instruction { keyword: word, arguments }
}

/// `file:3f9a…64 digits in /etc/` as `file:3f9a1c2b7e40… /etc/`: the name of the source was never kept, only its
/// checksum.
fn copied(text: &str) -> String {
    let Some((sources, target)) = text.rsplit_once(" in ") else { return text.to_owned() };
    let short = |source: &str| match source.split_once(':') {
        Some((kind @ ("file" | "dir" | "multi"), hex)) if hex.len() > 12 && hex.is_ascii() => {
            format!("{kind}:{}…", &hex[..12])
        }
        _ => source.to_owned(),
    };
    let sources: Vec<String> = sources.split_whitespace().map(short).collect();
    format!("{} {}", sources.join(" "), target.trim())
}

/// `map[80/tcp:{} 443/tcp:{}]` and `[/data /logs]`, as Go prints them, into words.
fn listed(text: &str) -> String {
    let inner = text.strip_prefix("map[").or_else(|| text.strip_prefix('['));
    match inner.and_then(|inner| inner.strip_suffix(']')) {
        Some(inner) if !inner.contains('"') => {
            let words = inner.split_whitespace().map(|word| word.strip_suffix(":{}").unwrap_or(word));
            words.collect::<Vec<_>>().join(" ")
        }
        _ => text.to_owned(),
    }
}

/// `&{["a" "b"]}` and `["a" "b"]`, as Go prints them, into the exec form `["a", "b"]`; `[/bin/sh -c a b]` into the
/// shell form `a b`.
fn exec(text: &str) -> String {
    let text = text.strip_prefix("&{").and_then(|rest| rest.strip_suffix('}')).unwrap_or(text);
    let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        return text.to_owned();
    };
    let shell = ["/bin/sh -c ", "\"/bin/sh\" \"-c\" ", "\"/bin/sh\", \"-c\", "];
    if let Some(command) = shell.iter().find_map(|shell| inner.strip_prefix(shell)) {
        let unquoted = command.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        return unquoted.map_or_else(|| command.to_owned(), |text| text.replace("\\\"", "\""));
    }
    format!("[{}]", inner.replace("\" \"", "\", \""))
}

fn exec_form(words: &[&str]) -> String {
    let quoted: Vec<String> =
        words.iter().map(|word| format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))).collect();
    format!("[{}]", quoted.join(", "))
}

/// Where a line was continued, the builder dropped backslash and line end but kept the indent of the next line:
/// a run of blanks outside quotes is where the line was broken.
fn broken(command: &str) -> String {
    let mut out = String::with_capacity(command.len());
    let (mut quote, mut escaped, mut blanks) = (None, false, String::new());
    for c in command.chars() {
        if quote.is_none() && (c == ' ' || c == '\t') && !escaped {
            blanks.push(c);
            continue;
        }
        match blanks.as_str() {
            "" => {}
            " " => out.push(' '),
            _ => out.push_str(" \\\n    "),
        }
        blanks.clear();
        match quote {
            Some(open) if c == open && !escaped => quote = None,
            None if matches!(c, '"' | '\'') && !escaped => quote = Some(c),
            _ => {}
        }
        escaped = c == '\\' && !escaped && quote != Some('\'');
        out.push(c);
    }
    out
}
