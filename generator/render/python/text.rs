//! Text as Python source: string literals and docstrings.
//!
//! In: any text. Out: source that Python reads as that text, and that formatters leave alone.

use std::fmt::Write;

use super::WIDTH;

/// The literals of `__all__`, in the order that isort gives them and linters ask for: constants,
/// classes, the rest; numbers in names count as numbers.
pub(super) fn export_list<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<&str> = names.collect();
    names.sort_by_cached_key(|name| {
        let is_constant = name.len() > 1 && !name.contains(char::is_lowercase);
        let is_class = name.starts_with(char::is_uppercase);
        (!is_constant, !is_class, natural(name))
    });
    names.into_iter().map(literal).collect()
}

/// Splits a name into characters and whole numbers, to be compared one by one.
fn natural(name: &str) -> Vec<(char, u128)> {
    let mut key: Vec<(char, u128)> = Vec::new();
    for c in name.chars() {
        match (c.to_digit(10), key.last_mut()) {
            // `0` stands for any number here: it sorts where a digit would.
            (Some(digit), Some(('0', number))) => {
                *number = number.saturating_mul(10).saturating_add(u128::from(digit));
            }
            (Some(digit), _) => key.push(('0', u128::from(digit))),
            (None, _) => key.push((c, 0)),
        }
    }
    key
}

/// A string literal on one line, in the quotes that need fewer escapes; `"` when it is a tie.
pub(super) fn literal(text: &str) -> String {
    octets(text.as_bytes())
}

/// The literal of a string that need not be UTF-8: Python has each byte that is not as a lone
/// surrogate, as the runtime decodes it.
pub(super) fn octets(bytes: &[u8]) -> String {
    let count = |quote| bytes.iter().filter(|byte| char::from(**byte) == quote).count();
    let quote = if count('"') > count('\'') { '\'' } else { '"' };
    let mut out = String::from(quote);
    for chunk in bytes.utf8_chunks() {
        chunk.valid().chars().for_each(|c| push_in_quotes(&mut out, c, quote));
        for byte in chunk.invalid() {
            // Writing to a String does not fail.
            let _ = write!(out, "\\udc{byte:02x}");
        }
    }
    out.push(quote);
    out
}

fn push_in_quotes(out: &mut String, c: char, quote: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        c if c == quote => out.extend(['\\', c]),
        c => push(out, c),
    }
}

/// Whether a line of code is as short as it has to be.
pub(super) fn fits(line: &str) -> bool {
    line.chars().count() <= WIDTH
}

/// A line that cannot be broken. Formatters would put parentheses around the value of one that is
/// too long, or take them away again, each at a width of its own.
pub(super) fn unbroken(line: String) -> String {
    if fits(&line) { line } else { line + "  # fmt: skip" }
}

/// What ends the head of a function, which formatters leave alone as soon as one of its lines is too
/// long, as each would break that at a width of its own.
pub(super) fn end_of_head(head: &str) -> &'static str {
    if head.lines().all(fits) { "" } else { "  # fmt: skip" }
}

/// A docstring, quotes included: `doc`, an empty line, `closing`; lines after the first are
/// indented by `indent`.
///
/// The last closing line starts where the quotes do: Python and formatters take the smallest
/// indentation for the docstring's own, and code in `doc` shall keep its. It ends with neither a
/// quote nor a backslash.
pub(super) fn docstring(doc: &str, closing: &[String], indent: &str) -> String {
    let read = paragraphs(doc, closing);
    let mut lines: Vec<String> = read.iter().map(|line| escape(line)).collect();
    if let Some(first) = lines.first_mut().filter(|line| line.starts_with('"')) {
        first.insert(0, '\\');
    }
    if let [only] = lines.as_slice() {
        return format!("\"\"\"{only}\"\"\"");
    }
    let indented = |line: &String| match line.as_str() {
        "" => "\n".to_owned(),
        line => format!("\n{indent}{line}"),
    };
    let rest: String = lines[1..].iter().map(indented).collect();
    format!("\"\"\"{}{rest}\n{indent}\"\"\"", lines[0])
}

/// The lines of a docstring, as they are read.
pub(super) fn paragraphs(doc: &str, closing: &[String]) -> Vec<String> {
    let doc = doc.replace('\t', "    ");
    let mut lines: Vec<String> =
        doc.trim().lines().map(|line| line.trim_end().to_owned()).collect();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.extend(closing.iter().cloned());
    lines
}

/// A line of a docstring: no backslash, no end of the string, nothing that cannot be seen.
fn escape(line: &str) -> String {
    let plain = |part: &str| {
        let mut out = String::new();
        part.chars().for_each(|c| push(&mut out, c));
        out
    };
    line.split("\"\"\"").map(plain).collect::<Vec<_>>().join("\\\"\\\"\\\"")
}

/// Appends a character, escaped where it would not be read, or not be seen, as itself.
fn push(out: &mut String, c: char) {
    let code = u32::from(c);
    // Writing to a String does not fail.
    let _ = match c {
        '\\' => write!(out, "\\\\"),
        c if !is_hidden(c) => write!(out, "{c}"),
        _ if code < 0x100 => write!(out, "\\x{code:02x}"),
        _ if code < 0x1_0000 => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

/// Whether a character is invisible or changes how its neighbours are shown: control characters,
/// joiners and marks of direction, line separators, byte order marks, tags.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}
