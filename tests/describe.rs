//! The describing program against the golden modules: what it prints for `golden/<case>/input` is
//! `golden/<case>/described.json`, and is what [`usegolib::introspect::Described`] reads.
//!
//! `UPDATE_GOLDEN=1 cargo test` rewrites the files; `GOLDEN=slices` looks at that case only.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as expected")]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test lays its own files out"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use usegolib::introspect::{Described, DescribedMethod, DescribedType, GoType};
use usegolib::model::Position;

#[test]
fn golden_modules_are_described_as_recorded() {
    let program = Program::build();
    let cases = cases();
    assert!(!cases.is_empty(), "no golden case has an input");
    let failures: Vec<String> =
        cases.iter().filter_map(|case| difference(&program, case)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_described_module_has_an_input() {
    for case in folders(&golden()) {
        let described = case.join("described.json").exists();
        assert_eq!(
            described,
            case.join("input").is_dir(),
            "{}: one without the other",
            case.display()
        );
    }
}

/// The program, built once into a directory of its own.
struct Program {
    executable: PathBuf,
    _directory: tempfile::TempDir,
}

impl Program {
    fn build() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let executable = directory.path().join(format!("describe{}", std::env::consts::EXE_SUFFIX));
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("generator/introspect/describe");
        output(go().current_dir(source).args(["build", "-o"]).arg(&executable).arg("."));
        Self { executable, _directory: directory }
    }

    /// What it says about the module in a directory. Of types of the standard library only what does not
    /// change from one Go release to the next: no fields, documentation and lines, and methods only of
    /// interfaces, where these are offered.
    fn describe(&self, input: &Path, modules: &[String], offers_interfaces: bool) -> String {
        let mut command = isolated(&self.executable);
        command.current_dir(input);
        for module in modules {
            command.args(["-module", module]);
        }
        match modules {
            [_] => command.args(["-dir", "."]),
            _ => command.env("GOWORK", input.join("go.work")),
        };
        let text = output(command.args(modules.iter().map(|module| format!("{module}/..."))));
        let mut described: Described = serde_json::from_str(&text).unwrap();
        described.others.retain(|other| !is_standard(&other.path));
        for found in described.types.values_mut() {
            if is_standard(&found.package) {
                found.fields.clear();
                found.doc.clear();
                simplify_position(found.position.as_mut());
            }
            if is_standard(&found.package) && !(offers_interfaces && is_interface(found)) {
                found.methods.clear();
                found.position = None;
            }
            let is_promoted =
                |it: &&mut DescribedMethod| it.function.position.file.starts_with("/std/");
            found.methods.iter_mut().filter(is_promoted).for_each(simplify);
        }
        drop_unmentioned(&mut described);
        serde_json::to_string_pretty(&described).unwrap() + "\n"
    }
}

/// Drops types of the standard library that are there for what they implement, or for members of such: which these
/// are changes from one Go release to the next.
fn drop_unmentioned(described: &mut Described) {
    let text = serde_json::to_string(described).unwrap();
    let is_mentioned = |key: &str| text.contains(&format!("\"name\":\"{key}\""));
    described.types.retain(|key, found| !is_standard(&found.package) || is_mentioned(key));
}

/// Whether a package is of Go's library: no module of a case is called as one there.
fn is_standard(package: &str) -> bool {
    !package.is_empty() && !package.split('/').next().unwrap_or_default().contains('.')
}

fn is_interface(found: &DescribedType) -> bool {
    matches!(found.underlying, GoType::Interface { .. })
}

/// Says of a method only in which file it is: it is of the standard library, if only by embedding.
fn simplify(method: &mut DescribedMethod) {
    method.function.doc.clear();
    method.function.deprecated.clear();
    simplify_position(Some(&mut method.function.position));
}

fn simplify_position(position: Option<&mut Position>) {
    position.into_iter().for_each(|position| position.line = 1);
}

/// What is wrong with one case, if anything; with `UPDATE_GOLDEN` its file is rewritten instead.
fn difference(program: &Program, case: &Path) -> Option<String> {
    let input = case.join("input");
    let level: u8 = fs::read_to_string(case.join("level")).unwrap().trim().parse().unwrap();
    let actual = program.describe(&input, &modules(&input), level > 2);
    let file = case.join("described.json");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, actual).unwrap();
        return None;
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    let line = first_difference(&expected, &actual)?;
    Some(format!("{}:{line}: differs; UPDATE_GOLDEN=1 cargo test rewrites it", file.display()))
}

/// The first line in which two texts differ, with both its versions.
fn first_difference(expected: &str, actual: &str) -> Option<String> {
    if expected == actual {
        return None;
    }
    let same = expected.lines().zip(actual.lines()).take_while(|(e, a)| e == a).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(end)").trim().to_owned();
    Some(format!("{}: expected {}, got {}", same + 1, line(expected), line(actual)))
}

/// The module paths that the `go.mod` of a directory declares, or those of the folders of a bundle.
fn modules(input: &Path) -> Vec<String> {
    let is_bundle = input.join("go.work").exists();
    let roots = if is_bundle { folders(input) } else { vec![input.to_path_buf()] };
    let module = |root: &PathBuf| {
        let text = fs::read_to_string(root.join("go.mod")).unwrap();
        text.lines().find_map(|line| line.strip_prefix("module ")).unwrap().to_owned()
    };
    roots.iter().map(module).collect()
}

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden")
}

/// The folders that have an `input` folder, or the one that `GOLDEN` names.
fn cases() -> Vec<PathBuf> {
    let wanted = std::env::var_os("GOLDEN");
    let is_wanted = |path: &PathBuf| wanted.as_deref().is_none_or(|name| path.ends_with(name));
    let cases = folders(&golden()).into_iter().filter(|case| case.join("input").is_dir());
    cases.filter(is_wanted).collect()
}

fn folders(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn go() -> Command {
    let mut command = Command::new("go");
    command.env("GOWORK", "off");
    command
}

/// A command for which the module graph is the input's own and the platform the recorded one.
fn isolated(executable: &Path) -> Command {
    let mut command = Command::new(executable);
    command.envs([("GOWORK", "off"), ("GOFLAGS", ""), ("GOOS", "linux"), ("GOARCH", "amd64")]);
    command
}

/// Runs a command that has to succeed.
fn output(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}
