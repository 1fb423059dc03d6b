//! The goldens: what each described module becomes, byte for byte.
//!
//! In: `golden/<case>/described.json`, its `level`, and the module path in `input/go.mod`, or those of the
//! folders beside `input/go.work`, which are bundled. Out, compared with what is committed: `model.json`, `dispatch.go`, and the Python package below `python/`. A file
//! that is missing or should not be there fails as well. `UPDATE_GOLDEN=1` rewrites them;
//! `GOLDEN=slices` looks at that case only.

#![expect(clippy::unwrap_used, reason = "a golden that cannot be read fails the test")]
#![expect(clippy::disallowed_methods, reason = "a test lays its own files out")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use usegolib::r#gen::Coverage;
use usegolib::introspect::Described;
use usegolib::model::{
    Api, BUNDLE, Bundled, Callable, CallableKind, Declared, DeclaredKind, Level, Platform,
    Supplied, Supply,
};
use usegolib::render::python::Layout;
use usegolib::render::{Files, python, shim};
use usegolib::{naming, restrict};

/// What the package of a bundle is called, which has no name of its own.
const BUNDLED: &str = "bundled";

#[test]
fn every_case_is_as_committed() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let cases = cases();
    assert!(!cases.is_empty(), "no case in {}", root().display());
    let mut differences = Vec::new();
    for case in cases {
        let outputs = outputs(&case);
        if update {
            rewrite(&case, &outputs);
        }
        differences.extend(compare(&case, &outputs));
    }
    assert!(
        differences.is_empty(),
        "{}\nsee the difference after `UPDATE_GOLDEN=1 cargo test --test golden`",
        differences.join("\n")
    );
}

/// Level 3 adds to level 2 and changes nothing of it: what a type is does not depend on the level. Only
/// options that are interfaces can be passed there, by those who have some, records and values derive from the
/// interfaces that they implement, and a function with one writer can be given that. Errors are the exception
/// (docs/adr/20-errors-are-exceptions.md): a record that is one, and a variable with one.
#[test]
fn the_third_level_changes_nothing_of_the_second() {
    for case in cases() {
        let described: Described =
            serde_json::from_str(&read(&case.join("described.json"))).unwrap();
        let [data, state] = [Level::Data, Level::State].map(|level| {
            let mut offered = restrict::restrict(&described, &level.into());
            let callables = offered.packages.iter_mut().flat_map(|package| &mut package.callables);
            callables.for_each(level_out);
            offered
        });
        let case = case.display();
        let is_error = |key: &str| state.types.get(key).is_some_and(|it| it.as_error().is_some());
        for (key, declared) in data.types.iter().filter(|(key, _)| !is_error(key)) {
            assert_eq!(without_bases(state.types.get(key)).as_ref(), Some(declared), "{case}");
        }
        for (lower, higher) in data.packages.iter().zip(&state.packages) {
            let records: Vec<_> = lower.records.iter().filter(|key| !is_error(key)).collect();
            let kept = higher.records.iter().collect::<Vec<_>>();
            assert_eq!((&lower.path, records), (&higher.path, kept), "{case}");
            let is_class = |it: &Callable| higher.errors.iter().any(|class| class.go == it.go);
            let is_kept = |it: &&Callable| it.kind != CallableKind::Get || !is_class(it);
            let mentions_error = |it: &&Callable| {
                it.params.iter().chain(&it.results).flat_map(|it| it.kind.mentions()).any(is_error)
            };
            let kept = lower.callables.iter().filter(is_kept).filter(|it| !mentions_error(it));
            for callable in kept {
                let is_kept = higher.callables.contains(callable)
                    || higher.callables.contains(&on_instances(callable))
                    || higher.callables.iter().any(|other| takes_options_of(callable, other));
                assert!(is_kept, "{case}: {}", callable.signature);
            }
        }
    }
}

/// Takes from a callable what levels may differ in: its index, the keywords `to` and `into`, and what a positional
/// parameter beside that is called, and which results are told to be never nil.
fn level_out(callable: &mut Callable) {
    callable.index = 0;
    callable.results.iter_mut().for_each(|result| result.never_nil = false);
    let is_given = |it: &&mut Supplied| {
        matches!(it.with, Supply::Sink | Supply::Writer | Supply::Into | Supply::Target)
    };
    for given in callable.supplied.iter_mut().filter(is_given) {
        given.with = if given.is_target() { Supply::Target } else { Supply::Writer };
        callable.params.iter_mut().for_each(|param| param.python.clone_from(&param.go));
    }
}

/// A record or a value that derives from nothing, as at a level without interfaces.
fn without_bases(declared: Option<&Declared>) -> Option<Declared> {
    let mut declared = Declared { value_bases: Vec::new(), ..declared?.clone() };
    if let DeclaredKind::Record(record) = &mut declared.kind {
        record.bases.clear();
    }
    Some(declared)
}

/// A method that is called on instances, which values with methods have at level 3 alone.
fn on_instances(callable: &Callable) -> Callable {
    let mut method = callable.clone();
    if let Some(receiver) = method.params.first_mut().filter(|_| callable.receiver.is_some()) {
        "self".clone_into(&mut receiver.python);
    }
    method
}

/// Whether a callable is another one with options that this one is called without.
fn takes_options_of(without: &Callable, with: &Callable) -> bool {
    without.find_supplied(Supply::Options).is_some()
        && with.find_supplied(Supply::Options).is_none()
        && with.variadic
        && with.signature == without.signature
        && with.params.len() == without.params.len() + 1
        && with.params.starts_with(&without.params)
        && with.results == without.results
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden")
}

/// The folders that have an `input` folder, or the one that `GOLDEN` names.
fn cases() -> Vec<PathBuf> {
    let wanted = std::env::var_os("GOLDEN");
    let is_wanted = |path: &PathBuf| wanted.as_deref().is_none_or(|name| path.ends_with(name));
    let entries = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path());
    let cases = entries.filter(|path| path.join("input").is_dir());
    let mut cases: Vec<_> = cases.filter(is_wanted).collect();
    cases.sort();
    cases
}

/// Everything that a case's description becomes, by path relative to the case.
fn outputs(case: &Path) -> Files {
    let api = api(case);
    let mut files = Files::from([(
        "model.json".to_owned(),
        serde_json::to_string_pretty(&api).unwrap() + "\n",
    )]);
    // A module with nothing to call is refused before anything is rendered.
    if Coverage::total(&api.packages).is_empty() {
        return files;
    }
    let roots: Vec<_> = api.all_modules().map(|(path, _)| path.to_owned()).collect();
    let asked = api.is_bundle().then_some(BUNDLED);
    let name = naming::package(&api, &roots[0], asked).unwrap();
    let layout = Layout { name: name.clone(), roots, embed: true };
    for (path, text) in python::files(&api, &layout) {
        files.insert(format!("python/{name}/{path}"), text);
    }
    let dispatch = shim::files(&api, shim::GO_MOD).remove("dispatch.go").unwrap();
    files.insert("dispatch.go".to_owned(), dispatch);
    files
}

fn api(case: &Path) -> Api {
    let described: Described = serde_json::from_str(&read(&case.join("described.json"))).unwrap();
    let paths = modules(&case.join("input"));
    let version = "v1.2.3".to_owned();
    let bundled =
        |path: &String| Bundled { path: path.clone(), version: version.clone(), sums: None };
    let (module, modules) = match paths.as_slice() {
        [only] => (only.clone(), Vec::new()),
        several => (BUNDLE.to_owned(), several.iter().map(bundled).collect()),
    };
    let level = level(case);
    let restrict::Restricted { types, packages, foreign } =
        restrict::restrict(&described, &level.into());
    Api {
        abi: usegolib::abi::VERSION,
        build_id: "0".repeat(64),
        level,
        pins: usegolib::model::Pins::default(),
        module,
        version,
        modules,
        platform: Platform { goos: "linux".to_owned(), goarch: "amd64".to_owned() },
        go_version: "go1.x".to_owned(),
        types,
        packages,
        foreign,
    }
}

/// The paths of the module in a folder, or of those in its folders.
fn modules(input: &Path) -> Vec<String> {
    let mut roots = vec![input.to_path_buf()];
    if input.join("go.work").exists() {
        roots = fs::read_dir(input).unwrap().map(|entry| entry.unwrap().path()).collect();
        roots.retain(|path| path.is_dir());
        roots.sort();
    }
    let module = |root: &PathBuf| {
        let text = read(&root.join("go.mod"));
        text.lines().find_map(|line| line.strip_prefix("module ")).unwrap().trim().to_owned()
    };
    roots.iter().map(module).collect()
}

/// How much of Go the case offers: each says so in a file.
fn level(case: &Path) -> Level {
    let number: u8 = read(&case.join("level")).trim().parse().unwrap();
    Level::try_from(number).unwrap()
}

fn compare(case: &Path, outputs: &Files) -> Vec<String> {
    let committed = committed(case);
    let expected: BTreeSet<String> = outputs.keys().cloned().collect();
    let extra = committed.difference(&expected).map(|path| (path, "should not be there"));
    let missing = expected.difference(&committed).map(|path| (path, "is missing"));
    let different =
        expected.intersection(&committed).filter(|path| read(&case.join(path)) != outputs[*path]);
    extra
        .chain(missing)
        .chain(different.map(|path| (path, "differs")))
        .map(|(path, what)| format!("{} {what}", case.join(path).display()))
        .collect()
}

/// The output files that are there, by path relative to the case.
fn committed(case: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![case.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(case).unwrap().to_str().unwrap().replace('\\', "/");
            let is_input = ["described.json", "input", "level"].contains(&name.as_str());
            if is_input || name.ends_with("__pycache__") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(name);
            }
        }
    }
    found
}

fn rewrite(case: &Path, outputs: &Files) {
    for path in committed(case).iter().filter(|path| !outputs.contains_key(*path)) {
        fs::remove_file(case.join(path)).unwrap();
    }
    for (path, text) in outputs {
        let path = case.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
}
