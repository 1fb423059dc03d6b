//! What a package's C code includes, directly or not, from wherever it is.
//!
//! In: a package. Out: files, in the order of their inclusion. The C compiler is asked (`-M`),
//! about the very code that will be compiled, because a header can be included on conditions.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{C, preamble, settings_words};
use crate::disk::files;
use crate::toolchain::child;

/// The files that the package's preambles, C, C++ and assembly files include; headers of the system
/// are among them. What the compiler cannot read is not an error here: the build gives the better
/// message.
pub(super) fn of(c: &C) -> Vec<PathBuf> {
    let package = c.package;
    let texts = package.cgo_files.iter().filter_map(|name| read(&package.dir, name));
    let mut files: Vec<_> = texts.flat_map(|text| of_preamble(c, &preamble::of(&text))).collect();
    let sources = package.c_files.iter().chain(&package.m_files).chain(&package.s_files);
    files.extend(of_files(c, &Language::c(c), &sources.collect::<Vec<_>>()));
    files.extend(of_files(c, &Language::cxx(c), &package.cxx_files.iter().collect::<Vec<_>>()));
    files
}

/// A compiler and what Go gives it.
struct Language {
    name: &'static str,
    compiler: Vec<String>,
    flags: Vec<String>,
}

impl Language {
    fn c(c: &C) -> Self {
        let flags =
            [&c.package.cflags, &settings_words(&c.go.c.cgo_cflags)].map(Vec::as_slice).concat();
        Self { name: "c", compiler: c.cc.clone(), flags: all_flags(c, flags) }
    }

    fn cxx(c: &C) -> Self {
        let flags = [&c.package.cxxflags, &settings_words(&c.go.c.cgo_cxxflags)]
            .map(Vec::as_slice)
            .concat();
        let compiler = settings_words(&c.go.c.cxx);
        Self { name: "c++", compiler, flags: all_flags(c, flags) }
    }
}

fn all_flags(c: &C, own: Vec<String>) -> Vec<String> {
    let before = settings_words(&c.go.c.cgo_cppflags);
    [before, c.package.cppflags.clone(), c.configured[0].clone(), own].concat()
}

fn of_preamble(c: &C, text: &str) -> Vec<PathBuf> {
    let language = Language::c(c);
    ask(c, &language, text).unwrap_or_else(|| by_lines(c, &language, text))
}

fn of_files(c: &C, language: &Language, names: &[&String]) -> Vec<PathBuf> {
    if names.is_empty() {
        return Vec::new();
    }
    let found = compiler(c, language).and_then(|mut command| {
        let output = child::run(command.args(names)).ok()?;
        output.status.success().then(|| prerequisites(&output.stdout, &c.package.dir))
    });
    found.unwrap_or_else(|| {
        let texts = names.iter().filter_map(|name| read(&c.package.dir, name));
        texts.flat_map(|text| by_lines(c, language, &text)).collect()
    })
}

/// The same by the `#include` lines alone, for code that cannot be read without what Go generates.
fn by_lines(c: &C, language: &Language, text: &str) -> Vec<PathBuf> {
    let is_include = |line: &&str| {
        let directive = line.trim_start().strip_prefix('#').map(str::trim_start);
        directive.is_some_and(|rest| rest.starts_with("include"))
    };
    let lines: String = text.lines().filter(is_include).flat_map(|line| [line, "\n"]).collect();
    ask(c, language, &lines).unwrap_or_default()
}

/// What the compiler says that `source` includes.
fn ask(c: &C, language: &Language, source: &str) -> Option<Vec<PathBuf>> {
    let mut command = compiler(c, language)?;
    command.args(["-x", language.name, "-"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::null()).spawn().ok()?;
    // A compiler that does not read to the end has failed, and its status says so.
    let _ = child.stdin.take().map(|mut stdin| stdin.write_all(source.as_bytes()));
    let output = child::finish(child).ok()?;
    output.status.success().then(|| prerequisites(&output.stdout, &c.package.dir))
}

/// The compiler, asked for dependencies; headers that Go generates may be missing.
fn compiler(c: &C, language: &Language) -> Option<Command> {
    let (program, arguments) = language.compiler.split_first()?;
    let mut command = c.command(program);
    command.args(arguments).args(["-M", "-MG", "-I."]).args(&language.flags);
    Some(command)
}

fn read(dir: &Path, name: &str) -> Option<String> {
    files::read(&dir.join(name)).ok().map(|text| String::from_utf8_lossy(&text).into_owned())
}

/// The files of make rules, absolute.
fn prerequisites(rules: &[u8], dir: &Path) -> Vec<PathBuf> {
    let text = String::from_utf8_lossy(rules).replace("\\\r\n", " ").replace("\\\n", " ");
    let files =
        text.lines().filter_map(|rule| rule.split_once(": ")).flat_map(|(_, files)| names(files));
    let paths = files.map(|name| dir.join(name)).filter(|path| files::is_file(path));
    paths.map(|path| files::canonical(&path).unwrap_or(path)).collect()
}

/// File names as make writes them: a space in one has a backslash before it, a dollar sign is two.
fn names(files: &str) -> Vec<String> {
    let whole = files.replace("\\ ", "\0").replace("\\#", "#").replace("$$", "$");
    whole.split_whitespace().map(|name| name.replace('\0', " ")).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn rules_are_read_as_make_reads_them() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().canonicalize().unwrap();
        for name in ["a.h", "b c.h", "d$.h"] {
            fs::write(folder.join(name), "").unwrap();
        }
        let rules = b"-: a.h \\\n b\\ c.h\nx.o: d$$.h missing.h\n";
        let expected = ["a.h", "b c.h", "d$.h"].map(|name| folder.join(name));
        assert_eq!(prerequisites(rules, &folder), expected);
    }
}
