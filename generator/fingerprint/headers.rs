//! The C headers that cgo code includes from outside its package's folder.
//!
//! In: packages. Out: their hashes as text. Go's build IDs do not cover such headers
//! (<https://go.dev/issue/24355>), so the C compiler is asked which ones there are (`-MM`).

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Listed;
use crate::error::Result;
use crate::record::hash_of;
use crate::toolchain::{Go, Search};

/// One line per header that a package of these, or one they depend on, includes from elsewhere.
pub(super) fn of_packages(packages: &[Listed], go: &Go, search: &Search) -> Result<String> {
    let mut headers = BTreeSet::new();
    for package in packages {
        if !package.standard && !package.cgo_files.is_empty() {
            headers.extend(included(package, go, search)?);
        }
    }
    Ok(headers.iter().map(|path| line(path)).collect())
}

fn line(path: &Path) -> String {
    let content = fs::read(path).unwrap_or_default();
    format!("{} {}\n", path.display(), hash_of(&content))
}

/// The headers outside the package's folder. What the compiler cannot read is not an error here:
/// the build says so in better words.
fn included(package: &Listed, go: &Go, search: &Search) -> Result<Vec<PathBuf>> {
    let cc = search.c_compiler(go)?;
    let words = words(&cc.to_string_lossy());
    let Some((program, arguments)) = words.split_first() else { return Ok(Vec::new()) };
    let mut command = Command::new(program);
    command.args(arguments).args(["-MM", "-MG", "-I."]).args(&package.cppflags);
    command.args(&package.cflags).args(["-x", "c", "-"]).current_dir(&package.dir);
    let dependencies = fed(&mut command, &includes(package)).unwrap_or_default();
    let outside = |path: &PathBuf| !path.starts_with(&package.dir) && path.is_file();
    Ok(prerequisites(&dependencies, &package.dir).filter(outside).collect())
}

/// A C file that includes what the package's cgo preambles and C files include.
fn includes(package: &Listed) -> String {
    let files = package.cgo_files.iter().chain(&package.c_files).chain(&package.cxx_files);
    let texts = files.filter_map(|name| fs::read_to_string(package.dir.join(name)).ok());
    texts.flat_map(|text| include_lines(&text)).collect()
}

fn include_lines(text: &str) -> Vec<String> {
    let bare = text.lines().map(|line| line.trim_start_matches(['/', '*', ' ', '\t']));
    let directive = |line: &&str| {
        line.strip_prefix('#').is_some_and(|rest| rest.trim_start().starts_with("include"))
    };
    bare.filter(directive).map(|line| format!("{line}\n")).collect()
}

/// Runs a compiler with `source` on its standard input.
fn fed(command: &mut Command, source: &str) -> std::io::Result<String> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(source.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The files of a make rule, absolute.
fn prerequisites<'a>(rule: &'a str, dir: &'a Path) -> impl Iterator<Item = PathBuf> + 'a {
    let files = rule.split_once(':').map_or("", |(_, files)| files);
    let names = files.split_whitespace().filter(|name| !matches!(*name, "\\" | "-"));
    names.map(|name| dir.join(name)).map(|path| path.canonicalize().unwrap_or(path))
}

/// `CC` split as Go splits it: at spaces outside quotes.
fn words(cc: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in cc.split('"').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}
