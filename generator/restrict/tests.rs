//! What the goldens do not reach: the standard library's own refusals, types that no compiled case
//! has, and the order among several reasons.

use super::*;
use crate::model::{Position, Reason};

#[test]
fn functions_that_end_the_process_are_refused_by_name() {
    for (path, name) in [("os", "Exit"), ("log", "Fatalf"), ("runtime", "LockOSThread")] {
        let package = restrict_one(path, function(name, vec![], vec![]));
        assert_eq!(package.skipped[0].code, Reason::EndsProcess, "{path}.{name}");
    }
    let package = restrict_one("example.com/os", function("Exit", vec![], vec![]));
    assert!(package.skipped.is_empty());
}

#[test]
fn both_spellings_of_a_byte_slice_are_bytes() {
    for name in ["byte", "uint8"] {
        let package = restrict_one("m", function("F", vec![slice(basic(name))], vec![]));
        assert_eq!(package.functions[0].params[0].kind, Type::Bytes);
    }
}

#[test]
fn slices_nest() {
    let package = restrict_one("m", function("F", vec![slice(slice(basic("byte")))], vec![]));
    assert_eq!(package.functions[0].params[0].kind, Type::Slice(Box::new(Type::Bytes)));
}

#[test]
fn a_type_that_contains_itself_is_refused() {
    let mut described = describe("m", function("F", vec![named("m.T")], vec![]));
    described.types.insert("m.T".to_owned(), of(slice(named("m.T"))));
    let package = level1(&described).remove(0);
    assert_eq!(package.skipped[0].code, Reason::Named);
    assert_eq!(package.skipped[0].reason, "parameter `p0` is T0, a slice of named types");
}

#[test]
fn a_type_that_nobody_described_is_refused() {
    let package = restrict_one("m", function("F", vec![named("m.Missing")], vec![]));
    assert_eq!(package.skipped[0].reason, "parameter `p0` is T0, a named type");
    let package = restrict_one("m", function("F", vec![basic("int128")], vec![]));
    assert_eq!(package.skipped[0].reason, "parameter `p0` is T0, a type unknown to usegolib");
}

#[test]
fn the_reason_told_is_the_hardest_to_overcome() {
    let array = GoType::Array { len: 2, elem: Box::new(basic("int")) };
    let channel = GoType::Chan { dir: "both".to_owned(), elem: Box::new(basic("int")) };
    let package = restrict_one("m", function("F", vec![array, named("m.X")], vec![channel]));
    assert_eq!(package.skipped[0].code, Reason::Chan);
    assert_eq!(package.skipped[0].reason, "the result is T0, a channel");
}

#[test]
fn a_slice_that_is_written_and_returned_is_fine() {
    let mut append = function("Append", vec![slice(basic("int"))], vec![slice(basic("int"))]);
    append.params[0].written = true;
    assert_eq!(restrict_one("m", append).functions.len(), 1);
}

#[test]
fn a_slice_that_is_written_and_counted_is_refused() {
    let error = named("error");
    let results = [vec![], vec![basic("int")], vec![error.clone()], vec![basic("int"), error]];
    for results in results {
        let mut fill = function("Fill", vec![slice(basic("int"))], results);
        fill.params[0].written = true;
        assert_eq!(restrict_one("m", fill).skipped[0].code, Reason::WritesParameter);
    }
}

#[test]
fn indices_run_over_all_packages_and_skip_what_is_skipped() {
    let mut described = describe("m/a", function("B", vec![], vec![]));
    described.packages[0].functions.push(function("A", vec![], vec![]));
    described.packages[0].functions.push(function("AA", vec![named("x")], vec![]));
    described.packages.extend(describe("m/b", function("A", vec![], vec![])).packages);
    let packages = level1(&described);
    let found: Vec<_> = packages
        .iter()
        .flat_map(|package| &package.functions)
        .map(|function| (function.index, function.go.as_str()))
        .collect();
    assert_eq!(found, [(0, "A"), (1, "B"), (2, "A")]);
}

#[test]
fn commands_internal_and_broken_packages_are_left_out() {
    let mut described = describe("m", function("F", vec![], vec![]));
    for change in 0..3 {
        let mut package = described.packages[0].clone();
        match change {
            0 => package.name = "main".to_owned(),
            1 => package.internal = true,
            _ => package.errors = vec![broken()],
        }
        described.packages.push(package);
    }
    assert_eq!(level1(&described).len(), 1);
}

fn restrict_one(path: &str, function: DescribedFunction) -> Package {
    level1(&describe(path, function)).remove(0)
}

fn describe(path: &str, function: DescribedFunction) -> Described {
    let package = DescribedPackage {
        path: path.to_owned(),
        name: "p".to_owned(),
        internal: false,
        doc: String::new(),
        errors: vec![],
        functions: vec![function],
        constants: vec![],
        variables: vec![],
    };
    Described {
        go_version: "go1.26.0".to_owned(),
        goos: "linux".to_owned(),
        goarch: "amd64".to_owned(),
        packages: vec![package],
        types: BTreeMap::new(),
    }
}

fn function(name: &str, params: Vec<GoType>, results: Vec<GoType>) -> DescribedFunction {
    DescribedFunction {
        name: name.to_owned(),
        signature: format!("func {name}()"),
        doc: String::new(),
        deprecated: String::new(),
        position: Position { file: "p.go".to_owned(), line: 1 },
        type_params: vec![],
        params: values_of("p", params),
        results: values_of("", results),
        variadic: false,
    }
}

fn values_of(prefix: &str, kinds: Vec<GoType>) -> Vec<DescribedParam> {
    let name = |at| if prefix.is_empty() { String::new() } else { format!("{prefix}{at}") };
    let value =
        |(at, kind)| DescribedParam { name: name(at), go: format!("T{at}"), kind, written: false };
    kinds.into_iter().enumerate().map(value).collect()
}

fn broken() -> crate::introspect::PackageError {
    crate::introspect::PackageError { position: String::new(), message: "no".to_owned() }
}

fn of(underlying: GoType) -> DescribedType {
    DescribedType {
        package: "m".to_owned(),
        clause: "m".to_owned(),
        name: "T".to_owned(),
        doc: String::new(),
        writable: true,
        underlying,
        implements: vec![],
    }
}

fn basic(name: &str) -> GoType {
    GoType::Basic { name: name.to_owned() }
}

fn named(name: &str) -> GoType {
    GoType::Named { name: name.to_owned(), args: vec![] }
}

fn slice(elem: GoType) -> GoType {
    GoType::Slice { elem: Box::new(elem) }
}
