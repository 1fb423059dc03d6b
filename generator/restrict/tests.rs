//! What the goldens do not reach: the standard library's own refusals, types that no compiled case
//! has, and the order among several reasons.

use std::collections::BTreeMap;

use super::*;
use crate::introspect::{
    DescribedFunction, DescribedParam, DescribedType, DescribedTypeParam, Fills, GoType,
};
use crate::model::{Array, DeclaredKind, Number, Position, Reason, Rule, Supply, Type};

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
        assert_eq!(package.callables[0].params[0].kind, Type::Bytes);
    }
}

#[test]
fn slices_nest() {
    let package = restrict_one("m", function("F", vec![slice(slice(basic("byte")))], vec![]));
    assert_eq!(package.callables[0].params[0].kind, Type::Slice(Box::new(Type::Bytes)));
}

#[test]
fn a_type_that_contains_itself_is_refused() {
    let mut described = describe("m", function("F", vec![named("m.T")], vec![]));
    described.types.insert("m.T".to_owned(), of(slice(named("m.T"))));
    let package = restrict(&described, &Level::Values.into()).packages.remove(0);
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
    let huge = GoType::Array { len: 1 << 21, elem: Box::new(basic("int")) };
    let channel = GoType::Chan { dir: "both".to_owned(), elem: Box::new(basic("int")) };
    let package = restrict_one("m", function("F", vec![huge, named("m.X")], vec![channel]));
    assert_eq!(package.skipped[0].code, Reason::Chan);
    assert_eq!(package.skipped[0].reason, "the result is T0, a channel");
}

#[test]
fn a_slice_that_is_written_and_returned_is_fine() {
    let mut append = function("Append", vec![slice(basic("int"))], vec![slice(basic("int"))]);
    append.params[0].written = true;
    assert_eq!(restrict_one("m", append).callables.len(), 1);
}

#[test]
fn a_pointer_that_is_written_is_refused_whatever_is_returned() {
    let pointer = GoType::Pointer { elem: Box::new(basic("int")) };
    let mut parse = function("Parse", vec![pointer], vec![basic("string")]);
    assert_eq!(restrict_one("m", parse.clone()).callables.len(), 1);
    parse.params[0].written = true;
    assert_eq!(restrict_one("m", parse).skipped[0].code, Reason::WritesParameter);
}

#[test]
fn an_array_crosses_with_its_length_up_to_a_limit() {
    let array = |len| GoType::Array { len, elem: Box::new(basic("byte")) };
    let package = restrict_one("m", function("F", vec![array(1 << 20)], vec![]));
    let element = Box::new(Type::Number(Number::Uint8));
    assert_eq!(package.callables[0].params[0].kind, Type::Array(Array { len: 1 << 20, element }));
    let package = restrict_one("m", function("F", vec![array((1 << 20) + 1)], vec![]));
    assert_eq!(package.skipped[0].code, Reason::Array);
    let reason = "parameter `p0` is T0, a huge array; as []byte it could cross";
    assert_eq!(package.skipped[0].reason, reason);
}

#[test]
fn a_named_type_crosses_as_what_it_is_made_of_if_others_can_write_its_name() {
    let mut described = describe("m", function("F", vec![named("m.T")], vec![]));
    described.types.insert("m.T".to_owned(), of(basic("int8")));
    let Restricted { types, mut packages, .. } = restrict(&described, &Level::Values.into());
    let package = packages.remove(0);
    assert_eq!(package.callables[0].params[0].kind, Type::Declared("m.T".to_owned()));
    let underlying = Type::Number(Number::Int8);
    assert_eq!(types.resolve("m.T").kind, DeclaredKind::Named(underlying));
    assert_eq!(package.callables[0].rules, [Rule::Named]);
    described.types.get_mut("m.T").unwrap().writable = false;
    let package = restrict(&described, &Level::Values.into()).packages.remove(0);
    let reason = "parameter `p0` is T0, a named type; as int8 it could cross";
    assert_eq!((package.skipped[0].code, &*package.skipped[0].reason), (Reason::Named, reason));
}

#[test]
fn a_reader_that_means_randomness_is_never_the_users() {
    let mut named_so = function("Read", vec![named("io.Reader")], vec![]);
    named_so.params[0].name = "rand".to_owned();
    let mut documented = function("New", vec![named("io.Reader")], vec![]);
    documented.doc = "New makes a key of random bits.".to_owned();
    for function in [named_so, documented, function("SetRand", vec![named("io.Reader")], vec![])] {
        let package = restrict_one("m", function);
        assert_eq!(package.callables[0].supplied[0].with, Supply::Entropy);
        assert!(package.callables[0].params.is_empty());
    }
    for doc in ["Read needs no random access.", "Read returns a random line of the reader."] {
        let mut plain = function("Read", vec![named("io.Reader")], vec![]);
        plain.doc = doc.to_owned();
        assert_eq!(restrict_one("m", plain).callables[0].params.len(), 1, "{doc}");
    }
}

#[test]
fn a_type_parameter_takes_the_widest_of_each_family() {
    for (terms, expected) in [
        (vec![], vec!["any"]),
        (vec!["int", "int64", "uint8", "float32", "string"], vec!["int64", "float32", "string"]),
        (vec!["uint8", "uint32"], vec!["uint32"]),
        (vec!["int8"], vec!["int8"]),
        (vec!["int8", "uint16"], vec!["int8", "uint16"]),
        (vec!["uint16", "int8", "int32"], vec!["int32"]),
        (vec!["int32", "uint32"], vec!["int32", "uint32"]),
        (vec!["rune", "byte"], vec!["rune"]),
        (vec!["uint", "int16", "uintptr", "uint64"], vec!["int16", "uint64"]),
        (vec!["int", "uint"], vec!["int", "uint"]),
        (vec!["float32"], vec!["float32"]),
        (vec!["float32", "int"], vec!["int", "float32"]),
        (vec!["bool", "complex64"], vec!["bool"]),
    ] {
        let package = restrict_one("m", generic("F", &[&terms]));
        let chosen: Vec<_> = package.callables.iter().map(type_args).collect();
        assert_eq!(chosen, expected, "{terms:?}");
    }
    let package = restrict_one("m", generic("F", &[&["complex128"]]));
    assert_eq!(package.skipped[0].code, Reason::Generic);
    let package = restrict_one("m", generic("F", &[&["uintptr"]]));
    assert_eq!(package.skipped[0].code, Reason::Generic);
}

#[test]
fn of_too_many_combinations_those_that_agree_are_taken() {
    let ordered: &[&str] = &["int64", "float64", "string"];
    let pairs = restrict_one("m", generic("F", &[ordered, ordered]));
    assert_eq!(pairs.callables.len(), 9);
    let triples = restrict_one("m", generic("F", &[ordered, ordered, ordered]));
    let chosen: Vec<_> = triples.callables.iter().map(type_args).collect();
    assert_eq!(chosen, ["int64,int64,int64", "float64,float64,float64", "string,string,string"]);
}

#[test]
fn a_second_family_of_integers_costs_no_combination() {
    let ordered: &[&str] = &["int64", "uint64", "float64", "string"];
    let pairs = restrict_one("m", generic("F", &[ordered, ordered]));
    assert_eq!(pairs.callables.len(), 16);
    let numbers: &[&str] = &["int", "uint", "float64"];
    let triples = restrict_one("m", generic("F", &[numbers, numbers, numbers]));
    let chosen: Vec<_> = triples.callables.iter().map(type_args).collect();
    assert_eq!(
        chosen,
        [
            "int,int,int",
            "int,int,float64",
            "int,float64,int",
            "int,float64,float64",
            "uint,uint,uint",
            "float64,int,int",
            "float64,int,float64",
            "float64,float64,int",
            "float64,float64,float64",
        ]
    );
}

#[test]
fn a_constraint_that_no_type_satisfies_is_refused() {
    let mut function = generic("F", &[&[]]);
    function.type_params[0].restricted = true;
    assert_eq!(restrict_one("m", function).skipped[0].code, Reason::Generic);
}

#[test]
fn a_type_parameter_that_is_made_of_itself_is_refused() {
    let mut function = generic("F", &[&[]]);
    let own = GoType::Tparam { name: "T0".to_owned(), index: 0 };
    function.type_params[0].terms = vec![slice(own)];
    assert_eq!(restrict_one("m", function).skipped[0].code, Reason::Generic);
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
    let packages = restrict(&described, &Level::Values.into()).packages;
    let found: Vec<_> = packages
        .iter()
        .flat_map(|package| &package.callables)
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
    assert_eq!(restrict(&described, &Level::Values.into()).packages.len(), 1);
}

fn type_args(function: &crate::model::Callable) -> String {
    function
        .type_args
        .iter()
        .map(|kind| TypeTable::default().spell(kind))
        .collect::<Vec<_>>()
        .join(",")
}

fn restrict_one(path: &str, function: DescribedFunction) -> Package {
    restrict(&describe(path, function), &Level::Values.into()).packages.remove(0)
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
        aliases: vec![],
        links: vec![],
    };
    Described { packages: vec![package], others: Vec::new(), types: BTreeMap::new() }
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

/// A generic function with one parameter of each type parameter's type.
fn generic(name: &str, terms: &[&[&str]]) -> DescribedFunction {
    let named = |(index, _)| GoType::Tparam { name: format!("T{index}"), index };
    let mut function = function(name, (0..).zip(terms).map(named).collect(), vec![]);
    let param = |(at, terms): (usize, &&[&str])| DescribedTypeParam {
        name: format!("T{at}"),
        comparable: false,
        methods: false,
        restricted: !terms.is_empty(),
        terms: terms.iter().map(|name| basic(name)).collect(),
    };
    function.type_params = terms.iter().enumerate().map(param).collect();
    function
}

fn values_of(prefix: &str, kinds: Vec<GoType>) -> Vec<DescribedParam> {
    let name = |at| if prefix.is_empty() { String::new() } else { format!("{prefix}{at}") };
    let value = |(at, kind)| DescribedParam {
        name: name(at),
        go: format!("T{at}"),
        kind,
        written: false,
        fills: Fills::No,
        kept: false,
        never_nil: false,
    };
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
        position: None,
        writable: true,
        type_params: vec![],
        underlying,
        fields: vec![],
        methods: vec![],
        implements: vec![],
        instances: vec![],
        comparable: false,
        holds_lock: false,
        constraint: false,
        unexported_methods: false,
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
