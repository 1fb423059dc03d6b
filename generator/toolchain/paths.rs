//! The paths in what Go prints, as the user knows them.
//!
//! In: what a command printed and the folder it ran in, which is one of ours. Out: the same with
//! each path to an existing file written as seen from the current folder, or in full.

use std::env;
use std::path::{Component, Path, PathBuf};

use crate::disk::files;

/// Rewrites the paths in what a command printed that ran in `dir`, as seen from the current folder.
pub(super) fn rewrite(log: &str, dir: &Path) -> String {
    rewrite_from(&env::current_dir().unwrap_or_default(), log, dir)
}

/// The same as seen from another folder.
pub(crate) fn rewrite_from(here: &Path, log: &str, dir: &Path) -> String {
    let is_boundary = |c: char| c.is_whitespace() || "\"'()`,;".contains(c);
    let parts = log.split_inclusive(is_boundary).map(|part| {
        let word = part.trim_end_matches(is_boundary);
        let path = path_of(word);
        find(path, dir, here)
            .map_or_else(|| part.to_owned(), |found| part.replacen(path, &found, 1))
    });
    parts.collect()
}

/// A path as seen from the folder `here`, where it lies in that; else in full.
pub(crate) fn relative_to(here: &Path, path: &Path) -> PathBuf {
    let below = path.strip_prefix(here).ok().filter(|below| !below.as_os_str().is_empty());
    // From the root folder all paths are seen as they are.
    below.filter(|_| here.parent().is_some()).unwrap_or(path).to_path_buf()
}

/// A line as its place, `file:line:column`, and what is said of it; nothing where no place comes
/// first.
pub(crate) fn position(line: &str) -> Option<(&str, &str)> {
    let path = path_of(line);
    let rest = line[path.len()..].strip_prefix(':')?;
    let numbers = rest.find(|c: char| !(c.is_ascii_digit() || c == ':')).unwrap_or(rest.len());
    let place = line[..path.len() + 1 + numbers].trim_end_matches(':');
    let message = rest[numbers..].trim_start();
    (numbers > 0 && !path.contains(char::is_whitespace)).then_some((place, message))
}

/// The word up to its line number.
fn path_of(word: &str) -> &str {
    let is_end = |rest: &str| rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit());
    let end = word.match_indices(':').find(|(place, _)| is_end(&word[place + 1..]));
    end.map_or(word, |(place, _)| &word[..place])
}

fn find(path: &str, dir: &Path, here: &Path) -> Option<String> {
    let is_relative = ["./", "../", ".\\", "..\\"].iter().any(|start| path.starts_with(start));
    if !(is_relative || Path::new(path).is_absolute()) {
        return None;
    }
    // Go names files as seen from where it runs, and modules as seen from the go.work above.
    let seen = dir.ancestors().take(2).map(|folder| without_dots(&folder.join(path)));
    let full = seen.into_iter().find(|full| files::exists(full))?;
    Some(relative_to(here, &full).display().to_string())
}

/// `a/../b` as `b`. The commands are given folders without symbolic links.
fn without_dots(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut plain, part| {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => plain.push(part),
        }
        plain
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_ends_at_its_line_number() {
        for (word, path) in [
            ("../a.go:3:5:", "../a.go"),
            ("../a.go:", "../a.go"),
            ("/x/a.go", "/x/a.go"),
            ("C:\\x\\a.go:3", "C:\\x\\a.go"),
        ] {
            assert_eq!(path_of(word), path);
        }
    }

    #[test]
    fn paths_are_those_that_the_user_knows() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(root.join("ours/shim")).unwrap();
        std::fs::write(root.join("a.go"), "").unwrap();
        let log = "# mod\n../../a.go:3:5: \"./x\" is bad\n../../absent.go:1: gone";
        let known = root.join("a.go").display().to_string();
        assert_eq!(rewrite(log, &root.join("ours/shim")), log.replacen("../../a.go", &known, 1));
    }
}
