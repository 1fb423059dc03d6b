//! The API of the fixture module, its rendered shim and the library built from it.
//!
//! In: `tests/shim/module`. Out: a shared library below cargo's folder for test files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use usegolib::model::{Api, Callable, CallableKind, Owned, Package, Platform, Position, Value};
use usegolib::render::shim;

use crate::level1;
use crate::types::{go_type, table};

/// One function: Go declaration, parameters, results, whether it fails.
pub(crate) type Row = (&'static str, &'static [&'static str], &'static [&'static str], bool);

const ROOT: &[Row] = &[
    ("func Atinit() (string, int)", &[], &["string", "int"], false),
    ("func Add(a, b int) int", &["int", "int"], &["int"], false),
    ("func Nothing()", &[], &[], false),
    ("func Echo(data []byte) []byte", &["[]byte"], &["[]byte"], false),
    (
        "func Join(parts []string,\n\tsep string, // odd */ comment\n) string",
        &["[]string", "string"],
        &["string"],
        false,
    ),
    (
        "func Split(s, sep string) (head, tail string, ok bool)",
        &["string", "string"],
        &["string", "string", "bool"],
        false,
    ),
    (
        "func Scale(list []float64, by float64) []float64",
        &["[]float64", "float64"],
        &["[]float64"],
        false,
    ),
    (
        "func Nested(words [][]string, flags []bool, cube [][][]int8, blobs [][]byte) (...)",
        &["[][]string", "[]bool", "[][][]int8", "[][]byte"],
        &["[][]string", "[]bool", "[][][]int8", "[][]byte"],
        false,
    ),
    ("func Keep(data []byte)", &["[]byte"], &[], false),
    ("func Kept() []byte", &[], &["[]byte"], false),
    ("func Address(data []byte) uint64", &["[]byte"], &["uint64"], false),
    ("func Fail(how string) (int, error)", &["string"], &["int"], true),
    ("func Check(fail bool) error", &["bool"], &[], true),
    ("func Panic(how string)", &["string"], &[], false),
];

const SUB: &[Row] = &[("func Add(a, b string) string", &["string", "string"], &["string"], false)];

/// The API that the library offers; `restrict` would find the same in the fixture.
pub(crate) fn api() -> Api {
    let mut index = 0;
    let packages = vec![
        package("example.com/fixture", "fixture", ROOT, &mut index),
        package("example.com/fixture/empty", "empty", &[], &mut index),
        level1_package(&mut index),
        package("example.com/fixture/sub", "fixture", SUB, &mut index),
    ];
    Api {
        abi: usegolib::abi::VERSION,
        level: usegolib::model::Level::Values,
        pins: usegolib::model::Pins::default(),
        build_id: "0123abcd".to_owned(),
        module: "example.com/fixture".to_owned(),
        version: "v1.2.3".to_owned(),
        modules: Vec::new(),
        platform: Platform { goos: "linux".to_owned(), goarch: "amd64".to_owned() },
        go_version: "go1.26.0".to_owned(),
        types: table(),
        packages,
        foreign: Vec::new(),
    }
}

fn package(path: &str, name: &str, rows: &[Row], index: &mut u32) -> Package {
    let functions = rows.iter().map(|row| {
        *index += 1;
        function(*index - 1, row)
    });
    Package {
        path: path.to_owned(),
        name: name.to_owned(),
        doc: String::new(),
        callables: functions.collect(),
        skipped: Vec::new(),
        constants: Vec::new(),
        enums: Vec::new(),
        records: Vec::new(),
        objects: Vec::new(),
        interfaces: Vec::new(),
        errors: Vec::new(),
        links: Vec::new(),
        classes: Vec::new(),
        owned: Owned::default(),
    }
}

fn level1_package(index: &mut u32) -> Package {
    let mut package = package("example.com/fixture/level1", "level1", &[], index);
    package.callables = level1::callables(index);
    package
}

/// A declaration's place, which is no matter here.
fn position() -> Position {
    Position { file: "fixture.go".to_owned(), line: 1 }
}

pub(crate) fn function(index: u32, (signature, params, results, fails): &Row) -> Callable {
    let go = signature["func ".len()..].split('(').next().unwrap_or_default().to_owned();
    Callable {
        index,
        kind: CallableKind::Function,
        python: go.to_lowercase(),
        go,
        type_args: Vec::new(),
        signature: (*signature).to_owned(),
        doc: String::new(),
        deprecated: None,
        position: position(),
        params: params.iter().map(|kind| value(kind)).collect(),
        variadic: false,
        supplied: Vec::new(),
        results: results.iter().map(|kind| value(kind)).collect(),
        written: Vec::new(),
        unseen: Vec::new(),
        receiver: None,
        result_class: None,
        fails: *fails,
        rules: Vec::new(),
    }
}

pub(crate) fn value(kind: &str) -> Value {
    Value::new(String::new(), String::new(), go_type(kind))
}

/// Writes the rendered shim of `api` beside a workspace that joins it with the fixture.
pub(crate) fn write_shim(api: &Api, name: &str) -> PathBuf {
    write_shim_of(api, name, "tests/shim/module")
}

/// The same beside the module of a folder of the repository.
pub(crate) fn write_shim_of(api: &Api, name: &str, module: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let shim = root.join("shim");
    let _ = fs::remove_dir_all(&shim);
    for (path, text) in shim::files(api, shim::GO_MOD) {
        let path = shim.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("create a folder");
        fs::write(path, text).expect("write a file");
    }
    let module = Path::new(env!("CARGO_MANIFEST_DIR")).join(module);
    let work = format!("go 1.23\n\nuse (\n\t./shim\n\t{:?}\n)\n", module.display().to_string());
    fs::write(root.join("go.work"), work).expect("write go.work");
    shim
}

/// Runs a Go command in a folder and returns what it prints; it has to succeed.
pub(crate) fn go(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("GOFLAGS", "")
        .env("GOTOOLCHAIN", "local")
        .output()
        .expect("Go is installed");
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.success(), "{program} {arguments:?}: {text}");
    text
}

/// Builds the fixture's library.
pub(crate) fn build() -> PathBuf {
    build_library(&write_shim(&api(), "shim"))
}

/// Builds the library of a shim.
pub(crate) fn build_library(shim: &Path) -> PathBuf {
    let library = shim.with_file_name("libfixture.so");
    let target = library.display().to_string();
    let flags = ["-buildmode=c-shared", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o"];
    let arguments = [&["build"], &flags[..], &[target.as_str(), "."]].concat();
    go(shim, "go", &arguments);
    library
}
