//! What the goldens do not reach: where the library is looked for, roots below the module, lines
//! that are too long, and characters that no Go comment should have.

use super::text::{docstring, exported, literal};
use super::*;
use crate::model::{ABI, Function, Platform, Position, Type, Value};

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
    let functions =
        vec![function("only_results", &[], &several), function("both", &[Type::Int], &several)];
    let stub = &files(&api(&["m"], functions), &layout("m", true))["__init__.pyi"];
    assert!(stub.contains(&format!("def only_results() -> {broken}")), "{stub}");
    assert!(stub.contains(&format!("def both(\n    p0: int,\n    /,\n) -> {broken}")), "{stub}");
}

#[test]
fn imports_that_the_module_shadows_are_renamed() {
    let kinds = [Type::Bytes, Type::Int, Type::Slice(Box::new(Type::Int))];
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
fn exported_names_are_in_the_order_of_isort() {
    let names = ["b", "int16", "URL", "int8", "GetUrl", "a_b", "x", "X", "ab"];
    let sorted = exported(names.into_iter()).join(" ").replace('"', "");
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

fn layout(root: &str, embed: bool) -> Layout {
    Layout { name: "mod".to_owned(), root: root.to_owned(), embed }
}

/// An API of packages that have the same functions: those given, or one.
fn api(paths: &[&str], functions: Vec<Function>) -> Api {
    let functions = if functions.is_empty() { vec![function("f", &[], &[])] } else { functions };
    let package = |path: &&str| Package {
        path: (*path).to_owned(),
        name: path.rsplit('/').next().unwrap_or_default().to_owned(),
        doc: String::new(),
        functions: functions.clone(),
        skipped: vec![],
        constants: vec![],
        enums: vec![],
        variables: vec![],
    };
    Api {
        abi: ABI,
        build_id: String::new(),
        module: "m".to_owned(),
        version: "v1.0.0".to_owned(),
        platform: Platform { goos: "linux".to_owned(), goarch: "amd64".to_owned() },
        go_version: "go1.26.0".to_owned(),
        packages: paths.iter().map(package).collect(),
    }
}

fn function(name: &str, params: &[Type], results: &[Type]) -> Function {
    let named = |(at, kind): (usize, &Type)| Value {
        go: format!("p{at}"),
        python: format!("p{at}"),
        kind: kind.clone(),
    };
    let unnamed =
        |kind: &Type| Value { go: String::new(), python: String::new(), kind: kind.clone() };
    Function {
        index: 0,
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
        result_class: None,
        fails: false,
        rules: vec![],
    }
}
