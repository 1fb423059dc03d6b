//! Words as Go separates them in GOFLAGS, CC and the like.
//!
//! In: text. Out: its words, or the other way round. A quote counts only where a word begins
//! (Go's `cmd/internal/quoted`): `-ldflags="-s -w"` is two words, `"-ldflags=-s -w"` is one.

/// What separates words.
const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// The words of `text`, or the quote that is not closed.
pub(crate) fn split(text: &str) -> Result<Vec<String>, char> {
    let mut words = Vec::new();
    let mut rest = text.trim_start_matches(SPACE);
    while let Some(first) = rest.chars().next() {
        let (word, after) = if matches!(first, '"' | '\'') {
            rest[1..].split_once(first).ok_or(first)?
        } else {
            rest.split_at(rest.find(SPACE).unwrap_or(rest.len()))
        };
        words.push(word.to_owned());
        rest = after.trim_start_matches(SPACE);
    }
    Ok(words)
}

/// Text whose words are these. A word from [`split`] never holds both quotes and a space.
pub(crate) fn join<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(quote).collect::<Vec<_>>().join(" ")
}

fn quote(word: &str) -> String {
    let is_plain = !word.is_empty() && !word.contains(SPACE) && !word.starts_with(['"', '\'']);
    match word.contains('\'') {
        _ if is_plain => word.to_owned(),
        true => format!("\"{word}\""),
        false => format!("'{word}'"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_that_go_finds() {
        for (text, words) in [
            ("", &[][..]),
            (" \t\n", &[]),
            ("-a  -b=c", &["-a", "-b=c"]),
            ("'-a b' \"-c 'd\"", &["-a b", "-c 'd"]),
            ("-ldflags=\"-s -w\"", &["-ldflags=\"-s", "-w\""]),
            ("'-a'-b", &["-a", "-b"]),
            ("'' x", &["", "x"]),
        ] {
            assert_eq!(split(text).unwrap(), words, "{text}");
        }
        assert_eq!(split("-a '-b"), Err('\''));
        assert_eq!(split("\""), Err('"'));
    }

    #[test]
    fn joined_words_are_the_same_words() {
        let words = ["-a", "-b c", "", "it's", "say \"x\" y", "'x", "-X=a'b c"];
        assert_eq!(split(&join(words)).unwrap(), words);
    }
}
