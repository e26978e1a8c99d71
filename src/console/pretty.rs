//! JSON set out line by line, and commands on one line, for reading. JSON is never parsed into values: every number stays as it was written,
//! every key in its place, and what is no JSON is shown as it is.

/// How deep indentation goes; what is nested deeper stays on this margin (security notes R2).
const DEEPEST: usize = 64;
/// How many spaces stand before lines in all, to each byte of what is set out, and how many at least. What people write has
/// far fewer; of brackets alone it would be a hundred times what it was, and the page would stand while it is drawn (R2).
const MARGIN: (usize, usize) = (4, 64 * 1024);

/// Sets JSON out with an indentation of two spaces.
#[must_use]
pub fn pretty(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let mut depth = 0_usize;
    let mut margin = MARGIN.1.max(json.len().saturating_mul(MARGIN.0));
    let mut signs = json.chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            '"' => {
                out.push(c);
                copy_string(&mut signs, &mut out);
            }
            '{' | '[' => {
                out.push(c);
                while signs.next_if(|c| c.is_ascii_whitespace()).is_some() {}
                let closing = if c == '{' { '}' } else { ']' };
                if let Some(closing) = signs.next_if_eq(&closing) {
                    out.push(closing);
                } else {
                    depth += 1;
                    new_line(&mut out, depth, &mut margin);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut out, depth, &mut margin);
                out.push(c);
            }
            ',' => {
                out.push(c);
                new_line(&mut out, depth, &mut margin);
            }
            ':' => out.push_str(": "),
            c if c.is_ascii_whitespace() => {}
            c => out.push(c),
        }
    }
    out
}

fn copy_string(signs: &mut impl Iterator<Item = char>, out: &mut String) {
    let mut escaped = false;
    for c in signs {
        out.push(c);
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return,
            _ => {}
        }
    }
}

/// Begins a line, on the margin as long as there is some left.
fn new_line(out: &mut String, depth: usize, margin: &mut usize) {
    out.push('\n');
    let spaces = (depth.min(DEEPEST) * 2).min(*margin);
    *margin -= spaces;
    out.extend(std::iter::repeat_n(' ', spaces));
}

/// The words of a command on one line, with quotes around those that would not be one word otherwise. For reading:
/// it is not offered to be copied into a shell.
#[must_use]
pub fn command_line(words: &[String]) -> String {
    let foreign = |c: char| !c.is_ascii() && !c.is_whitespace();
    let plain = |c: char| c.is_ascii_alphanumeric() || foreign(c) || "_-./:=@%+,{}$".contains(c);
    let quoted = words.iter().map(|word| {
        if !word.is_empty() && word.chars().all(plain) {
            word.clone()
        } else {
            format!("'{}'", word.replace('\'', r"'\''"))
        }
    });
    quoted.collect::<Vec<_>>().join(" ")
}
