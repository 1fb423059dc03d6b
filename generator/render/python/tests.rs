//! What the goldens do not reach: where the library is looked for, roots below the module, lines
//! that are too long, and characters that no Go comment should have.

use std::slice;

use super::text::{docstring, export_list, literal};
use super::*;
use crate::model::{
    Array, Callable, CallableKind, Declared, DeclaredKind, Level, Literal, Number, Owned, Platform,
    Position, Supplied, Supply, Type, TypeName, TypeParam, TypeTable, Value,
};

#[test]
fn every_module_finds_the_library_in_the_top_level_package() {
    let files = files(&api(&["m", "m/a/b"], vec![]), &layout("m", true));
    assert!(files["__init__.py"].contains("artifacts=\"_artifacts\""));
    assert!(files["a/b/__init__.py"].contains("artifacts=\"../../_artifacts\""));
    assert!(files["a/b/__init__.py"].contains("package=\"m/a/b\""));
}

#[test]
fn a_package_without_the_library_looks_into_the_artifact_root() {
    let files = files(&api(&["m"], vec![]), &layout("m", false));
    assert!(!files["__init__.py"].contains("artifacts="));
    assert!(!files["__init__.py"].contains("__file__"));
}

#[test]
fn a_directory_without_a_package_is_an_empty_module() {
    let files = files(&api(&["m/a/b"], vec![]), &layout("m", true));
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "__init__.py",
            "__init__.pyi",
            "a/__init__.py",
            "a/__init__.pyi",
            "a/b/__init__.py",
            "a/b/__init__.pyi",
            "py.typed",
        ]
    );
    assert!(!files["a/__init__.py"].contains("_package"));
    assert!(files["a/__init__.pyi"].contains("__all__: list[str] = []"));
}

#[test]
fn a_root_below_the_module_has_only_what_is_beneath_it() {
    let files = files(&api(&["m", "m/a", "m/a/b", "m/ab"], vec![]), &layout("m/a", true));
    assert_eq!(files.len(), 5);
    assert!(files["b/__init__.py"].contains("artifacts=\"../_artifacts\""));
}

#[test]
fn long_names_are_broken_over_lines() {
    let name = "f".repeat(60);
    let files = files(&api(&["m"], vec![function(&name, &[], &[])]), &layout("m", true));
    assert!(
        files["__init__.py"]
            .contains(&format!("{name} = _go.function(\n    \"{name}\",\n    \"{name}\",\n)\n"))
    );
}

#[test]
fn long_signatures_are_broken_over_lines() {
    let several = vec![Type::Slice(Box::new(Type::String)); 9];
    let broken = format!("tuple[\n{}]:\n", "    list[str],\n".repeat(9));
    let functions = vec![
        function("only_results", &[], &several),
        function("both", &[Type::Number(Number::Int)], &several),
    ];
    let stub = &files(&api(&["m"], functions), &layout("m", true))["__init__.pyi"];
    assert!(stub.contains(&format!("def only_results() -> {broken}")), "{stub}");
    assert!(stub.contains(&format!("def both(\n    p0: int,\n    /,\n) -> {broken}")), "{stub}");
}

#[test]
fn imports_that_the_module_shadows_are_renamed() {
    let kinds =
        [Type::Bytes, Type::Number(Number::Int), Type::Slice(Box::new(Type::Number(Number::Int)))];
    let names = ["Buffer", "SequenceNotStr", "builtins", "deprecated", "int"];
    let mut functions: Vec<_> = names.iter().map(|name| function(name, &kinds, &[])).collect();
    functions[0].deprecated = Some("no".to_owned());
    let stub = &files(&api(&["m"], functions), &layout("m", true))["__init__.pyi"];
    for line in [
        "import builtins as _builtins",
        "from typing_extensions import Buffer as _Buffer",
        "from typing_extensions import deprecated as _deprecated",
        "from usegolib.typing import SequenceNotStr as _SequenceNotStr",
        "@_deprecated(\"no\")",
        "    p0: _Buffer | None,",
        "    p2: _SequenceNotStr[_builtins.int] | None,",
    ] {
        assert!(stub.lines().any(|found| found == line), "{line}\n{stub}");
    }
}

#[test]
fn every_type_is_taken_widely_and_given_narrowly() {
    let boxed = |kind: Type| Box::new(kind);
    let array = |kind| Type::Array(Array { len: 2, element: boxed(kind) });
    let declared = |name: &str| Type::Declared(format!("m.{name}"));
    for (kind, parameter, result) in [
        (Type::Rune, "int | str", "int"),
        (Type::Duration, "int | timedelta", "int"),
        (Type::Any, "GoValue", "Any"),
        (Type::Error, "str | None", "str | None"),
        (declared("Text"), "str", "str"),
        (Type::Reader("Reader".into()), "Buffer | None", "bytes"),
        (Type::Bytes, "Buffer | None", "bytes"),
        (Type::Slice(boxed(Type::Rune)), "SequenceNotStr[int | str] | None", "list[int]"),
        (Type::Seq(boxed(Type::String)), "SequenceNotStr[str] | None", "list[str]"),
        (array(Type::Bool), "SequenceNotStr[bool]", "list[bool]"),
        (array(Type::Number(Number::Uint8)), "Buffer", "bytes"),
        (array(declared("Octet")), "Buffer", "bytes"),
        (array(Type::Bytes), "SequenceNotStr[Buffer | None]", "list[bytes]"),
        (Type::Optional(boxed(Type::Duration)), "int | timedelta | None", "int | None"),
        (declared("Ratio"), "float", "float"),
        (declared("Flags"), "SequenceNotStr[bool] | None", "list[bool]"),
        (param("T", Type::Any), "GoValue", "Any"),
    ] {
        let stub = stub_of(vec![function("f", slice::from_ref(&kind), slice::from_ref(&kind))]);
        let line = format!("def f(p0: {parameter}, /) -> {result}:");
        assert!(stub.contains(&line), "{line}\n{stub}");
    }
}

#[test]
fn extra_arguments_and_a_timeout_follow_the_slash() {
    let context =
        || Supplied { position: 0, go: "ctx context.Context".into(), with: Supply::Context };
    let numbers = Type::Slice(Box::new(Type::Number(Number::Int)));
    for (params, variadic, has_timeout, line) in [
        (vec![], false, true, "def f(*, timeout: float | None = None) -> None:"),
        (
            vec![Type::Number(Number::Int)],
            false,
            true,
            "def f(p0: int, /, *, timeout: float | None = None) -> None:",
        ),
        (vec![numbers.clone()], true, false, "def f(*p0: int) -> None:"),
        (
            vec![numbers.clone()],
            true,
            true,
            "def f(*p0: int, timeout: float | None = None) -> None:",
        ),
        (
            vec![Type::Number(Number::Int), Type::Bytes],
            true,
            false,
            "def f(p0: int, /, *p1: int) -> None:",
        ),
    ] {
        let mut function = function("f", &params, &[]);
        function.variadic = variadic;
        function.supplied = has_timeout.then(context).into_iter().collect();
        let stub = stub_of(vec![function]);
        assert!(stub.lines().any(|found| found == line), "{line}\n{stub}");
    }
}

#[test]
fn a_long_signature_has_stars_on_lines_of_their_own() {
    let mut long = function("f", &[Type::Bytes, Type::Duration, Type::Rune], &[Type::String]);
    long.params[0].python = "a".repeat(30);
    long.supplied = vec![Supplied { position: 0, go: "ctx".into(), with: Supply::Context }];
    let stub = stub_of(vec![long]);
    let rest = "    p1: int | timedelta,\n    p2: int | str,\n    /,\n    *,\n    \
                timeout: float | None = None,\n) -> str:\n";
    assert!(stub.contains(rest), "{stub}");
}

#[test]
fn a_function_is_bound_once_for_all_its_instances() {
    let functions = instances("F", &[("T", Type::Number(Number::Int64)), ("T", Type::String)]);
    let files = files(&api(&["m"], functions), &layout("m", true));
    assert_eq!(files["__init__.py"].matches("_go.function(").count(), 1);
    assert_eq!(files["__init__.pyi"].matches("def F(").count(), 1);
    assert!(files["__init__.pyi"].contains("_T = TypeVar(\"_T\", int, str)\n"));
}

#[test]
fn instances_that_python_cannot_tell_apart_are_one() {
    let kinds = [
        ("T", Type::Number(Number::Int64)),
        ("T", Type::Number(Number::Uint64)),
        ("T", Type::Number(Number::Int8)),
    ];
    let stub = stub_of(instances("F", &kinds));
    assert!(stub.contains("def F(v: int, /) -> int:"), "{stub}");
    assert!(!stub.contains("TypeVar"), "{stub}");
}

#[test]
fn type_variables_are_shared_where_they_stand_for_the_same() {
    let same = [("T", Type::Number(Number::Int64)), ("T", Type::String)];
    let other = [("T", Type::Number(Number::Int64)), ("T", Type::Number(Number::Float64))];
    let stub =
        stub_of([instances("A", &same), instances("B", &other), instances("C", &same)].concat());
    for line in [
        "_T = TypeVar(\"_T\", int, str)",
        "_T2 = TypeVar(\"_T2\", int, float)",
        "def A(v: _T, /) -> _T:",
        "def B(v: _T2, /) -> _T2:",
        "def C(v: _T, /) -> _T:",
    ] {
        assert!(stub.lines().any(|found| found == line), "{line}\n{stub}");
    }
}

#[test]
fn type_variables_that_depend_on_each_other_are_overloads() {
    let instance = |a: Type, b: Type| {
        let mut function = function("F", &[param("A", a), param("B", b.clone())], &[param("B", b)]);
        function.type_args = vec![Type::Any];
        function
    };
    let pairs = vec![
        instance(Type::Number(Number::Int), Type::String),
        instance(Type::String, Type::Number(Number::Float64)),
    ];
    let stub = stub_of(pairs);
    assert_eq!(stub.matches("@overload\n").count(), 2);
    assert!(stub.contains("def F(p0: int, p1: str, /) -> str:"), "{stub}");
    assert!(stub.contains("def F(p0: str, p1: float, /) -> float:"), "{stub}");
}

#[test]
fn what_go_is_given_besides_is_documented() {
    let supplied = |go: &str, with| Supplied { position: 0, go: go.to_owned(), with };
    let mut function = function("f", &[], &[]);
    function.fails = true;
    function.supplied = vec![
        supplied("ctx context.Context", Supply::Context),
        supplied("rand io.Reader", Supply::Entropy),
        supplied("w io.Writer", Supply::Writer),
        supplied("opts ...Option", Supply::Options),
    ];
    let stub = stub_of(vec![function]);
    let lines = "    \"\"\"Raises: usegolib.GoError, usegolib.GoTimeoutError
    Supplied: ctx context.Context (ends after timeout, in seconds)
    Supplied: rand io.Reader (crypto/rand.Reader)
    Left out: opts ...Option (called without)

    Go: func f()
";
    assert!(stub.contains(lines), "{stub}");
}

#[test]
fn lazy_names_are_annotated_without_an_import() {
    let mut api = api(&["m"], vec![function("object", &[], &[]), function("list", &[], &[])]);
    let variable = |name: &str, kind: Type| Callable {
        kind: CallableKind::Get,
        ..function(name, &[], &[kind])
    };
    let names = Type::Slice(Box::new(Type::String));
    api.packages[0].callables.extend([variable("Any", Type::Any), variable("Names", names)]);
    let module = &files(&api, &layout("m", true))["__init__.py"];
    for line in
        ["import builtins as _builtins", "Any: _builtins.object", "Names: _builtins.list[str]"]
    {
        assert!(module.lines().any(|found| found == line), "{line}\n{module}");
    }
}

#[test]
fn generic_functions_are_hinted_by_the_instances_that_can_be_reached() {
    let kinds = [
        ("T", Type::Number(Number::Int64)),
        ("T", Type::Number(Number::Uint8)),
        ("T", Type::String),
    ];
    let instances = instances("F", &kinds);
    let all: Vec<&Callable> = instances.iter().collect();
    let hints = hints(&all, &types(), &ValueClasses::new(), Level::Values);
    let shown = |all: &[Annotation]| all.iter().map(Annotation::to_string).collect::<Vec<_>>();
    assert_eq!(shown(&hints.params), ["int | str"]);
    assert_eq!(shown(&hints.results), ["int | str"]);
    assert!(hints.modules.is_empty());
}

#[test]
fn constants_are_exactly_what_go_has() {
    let float = |digits: &str| Literal::Float(digits.to_owned());
    for (value, python) in [
        (Literal::Bool(true), "True"),
        (Literal::Int("-18446744073709551616".into()), "-18446744073709551616"),
        (float("1"), "1.0"),
        (float("-0.5"), "-0.5"),
        (float("1e+06"), "1e6"),
        (float("1.5e-07"), "1.5e-7"),
        (float("5e-324"), "5e-324"),
        (float("1e+00"), "1e0"),
        (Literal::String("it's".into()), "\"it's\""),
        (Literal::Octets("ff00c3a9".into()), "\"\\udcff\\x00é\""),
        // A surrogate in UTF-8 is three bytes that are not.
        (Literal::Octets("eda080".into()), "\"\\udced\\udca0\\udc80\""),
    ] {
        assert_eq!(value::source(&value), python);
    }
}

#[test]
fn exported_names_are_in_the_order_of_isort() {
    let names = ["b", "int16", "URL", "int8", "GetUrl", "a_b", "x", "X", "ab"];
    let sorted = export_list(names.into_iter()).join(" ").replace('"', "");
    assert_eq!(sorted, "URL GetUrl X a_b ab b int8 int16 x");
}

#[test]
fn literals_read_as_the_text() {
    for (text, python) in [
        ("plain", r#""plain""#),
        ("it's", r#""it's""#),
        ("say \"no\"", r#"'say "no"'"#),
        ("\"it's\"", r#"'"it\'s"'"#),
        ("a\\b\n\t\u{7}", r#""a\\b\n\t\x07""#),
        ("\u{202e}\u{e0041}é", r#""\u202e\U000e0041é""#),
    ] {
        assert_eq!(literal(text), python);
    }
}

#[test]
fn docstrings_read_as_the_text() {
    for (doc, python) in [
        ("", "\"\"\"End.\"\"\""),
        ("One.", "\"\"\"One.\n\n    End.\n    \"\"\""),
        ("  a \n\n\tb\r\n", "\"\"\"a\n\n        b\n\n    End.\n    \"\"\""),
        ("\"q\" \"\"\" \\", "\"\"\"\\\"q\" \\\"\\\"\\\" \\\\\n\n    End.\n    \"\"\""),
        ("\"\"\"\"", "\"\"\"\\\"\\\"\\\"\"\n\n    End.\n    \"\"\""),
        ("a\u{0}\rb\u{200b}", "\"\"\"a\\x00\\x0db\\u200b\n\n    End.\n    \"\"\""),
    ] {
        assert_eq!(docstring(doc, &["End.".to_owned()], "    "), python);
    }
}

/// The stub of a package that has only these functions.
fn stub_of(functions: Vec<Callable>) -> String {
    files(&api(&["m"], functions), &layout("m", true)).remove("__init__.pyi").unwrap()
}

fn param(name: &str, kind: Type) -> Type {
    Type::Param(TypeParam { name: name.to_owned(), args: Vec::new(), kind: Box::new(kind) })
}

/// The instances of a function that returns its one argument.
fn instances(name: &str, kinds: &[(&str, Type)]) -> Vec<Callable> {
    let instance = |(parameter, kind): &(&str, Type)| {
        let kinds = [param(parameter, kind.clone())];
        let mut function = function(name, &kinds, &kinds);
        function.params[0].python = String::from("v");
        function.type_args = vec![kind.clone()];
        function
    };
    kinds.iter().map(instance).collect()
}

fn layout(root: &str, embed: bool) -> Layout {
    Layout { name: "mod".to_owned(), roots: vec![root.to_owned()], embed }
}

/// Declared types, one of each kind that Level 1 has.
fn types() -> TypeTable {
    let mut types = TypeTable::default();
    let mut declare = |name: &str, kind| {
        let (package, clause) = (String::from("m"), String::from("m"));
        let name = TypeName { package, clause, name: name.to_owned(), args: vec![] };
        types.insert(format!("m.{}", name.name), Declared::new(name, kind));
    };
    declare("Text", DeclaredKind::Text);
    declare("Octet", DeclaredKind::Named(Type::Number(Number::Uint8)));
    declare("Ratio", DeclaredKind::Named(Type::Number(Number::Float32)));
    declare("Flags", DeclaredKind::Named(Type::Slice(Box::new(Type::Bool))));
    types
}

/// An API of packages that have the same functions: those given, or one.
fn api(paths: &[&str], functions: Vec<Callable>) -> Api {
    let functions = if functions.is_empty() { vec![function("f", &[], &[])] } else { functions };
    let package = |path: &&str| Package {
        path: (*path).to_owned(),
        name: path.rsplit('/').next().unwrap_or_default().to_owned(),
        doc: String::new(),
        callables: functions.clone(),
        skipped: vec![],
        constants: vec![],
        enums: vec![],
        records: Vec::new(),
        objects: Vec::new(),
        interfaces: Vec::new(),
        errors: Vec::new(),
        links: Vec::new(),
        classes: Vec::new(),
        owned: Owned::default(),
    };
    Api {
        level: crate::model::Level::Values,
        pins: crate::model::Pins::default(),
        abi: crate::abi::VERSION,
        build_id: String::new(),
        module: "m".to_owned(),
        version: "v1.0.0".to_owned(),
        modules: Vec::new(),
        platform: Platform { goos: "linux".to_owned(), goarch: "amd64".to_owned() },
        go_version: "go1.26.0".to_owned(),
        types: types(),
        packages: paths.iter().map(package).collect(),
        foreign: Vec::new(),
    }
}

fn function(name: &str, params: &[Type], results: &[Type]) -> Callable {
    let named =
        |(at, kind): (usize, &Type)| Value::new(format!("p{at}"), format!("p{at}"), kind.clone());
    let unnamed = |kind: &Type| Value::new(String::new(), String::new(), kind.clone());
    Callable {
        index: 0,
        kind: CallableKind::Function,
        go: name.to_owned(),
        type_args: vec![],
        python: name.to_owned(),
        signature: format!("func {name}()"),
        doc: String::new(),
        deprecated: None,
        position: Position { file: "m.go".to_owned(), line: 1 },
        params: params.iter().enumerate().map(named).collect(),
        variadic: false,
        supplied: vec![],
        results: results.iter().map(unnamed).collect(),
        written: Vec::new(),
        unseen: Vec::new(),
        receiver: None,
        result_class: None,
        fails: false,
        rules: vec![],
    }
}
