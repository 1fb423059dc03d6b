//! The libraries that a package's C code is linked with, where they are files of the user's.
//!
//! In: a package. Out: files. Those of the system are left to the system's linker, as Go does.

use std::env;
use std::path::PathBuf;

use super::{C, settings_words};
use crate::disk::files;

/// Files that flags name, and what `-l` finds in the folders of `-L` and `LIBRARY_PATH`.
pub(super) fn of(c: &C) -> Vec<PathBuf> {
    let settings = settings_words(&c.go.c.cgo_ldflags);
    let flags = c.package.ldflags.iter().chain(&c.configured[1]).chain(&settings);
    let words: Vec<&str> = flags.flat_map(|flag| flag.split(',')).collect();
    let mut searched = Search::default();
    let mut rest = words.into_iter();
    while let Some(word) = rest.next() {
        match word {
            "-L" => searched.folders.extend(rest.next().map(|folder| c.package.dir.join(folder))),
            "-l" => searched.names.extend(rest.next().map(str::to_owned)),
            word => searched.take(word, c),
        }
    }
    searched.files()
}

/// What the linker looks for, and where.
#[derive(Default)]
struct Search {
    folders: Vec<PathBuf>,
    names: Vec<String>,
    files: Vec<PathBuf>,
}

impl Search {
    fn take(&mut self, word: &str, c: &C) {
        if let Some(folder) = word.strip_prefix("-L") {
            self.folders.push(c.package.dir.join(folder));
        } else if let Some(name) = word.strip_prefix("-l") {
            self.names.push(name.to_owned());
        } else {
            self.files.extend(Some(c.package.dir.join(word)).filter(|path| files::is_file(path)));
        }
    }

    fn files(mut self) -> Vec<PathBuf> {
        let more = env::var_os("LIBRARY_PATH").unwrap_or_default();
        self.folders.extend(env::split_paths(&more).filter(|path| !path.as_os_str().is_empty()));
        for folder in &self.folders {
            let paths = self.names.iter().flat_map(|name| file_names(name)).map(|n| folder.join(n));
            self.files.extend(paths.filter(|path| files::is_file(path)));
        }
        self.files
    }
}

/// The files that `-lname` can mean, on every system.
fn file_names(name: &str) -> Vec<String> {
    if let Some(file) = name.strip_prefix(':') {
        return vec![file.to_owned()];
    }
    let kinds = ["so", "a", "dylib", "tbd", "dll.a"];
    let mut names: Vec<_> = kinds.iter().map(|kind| format!("lib{name}.{kind}")).collect();
    names.push(format!("{name}.lib"));
    names
}
