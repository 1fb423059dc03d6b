//! Tables of names.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::model::{Owned, Package, Platform, TypeTable};

/// The names of a package that exports functions only.
fn functions(go: &[&str], children: &[&str]) -> Vec<String> {
    let found = names(Exported { functions: go, ..Exported::default() }, children);
    in_order(&found.functions, go)
}

/// The Python names of these Go names.
fn in_order(found: &BTreeMap<String, String>, go: &[&str]) -> Vec<String> {
    go.iter().map(|name| found[*name].clone()).collect()
}

fn names(exported: Exported, children: &[&str]) -> Names {
    package_names(&exported, &children.iter().copied().collect())
}

#[test]
fn functions_are_in_snake_case() {
    let table = [
        ("Add", "add"),
        ("EqualFold", "equal_fold"),
        ("ParseHTTPRequest", "parse_http_request"),
        ("SHA256Sum", "sha256_sum"),
        ("UTF8", "utf8"),
        ("X", "x"),
        ("LVAsBool", "lv_as_bool"),
        // Plural initialisms.
        ("IDs", "ids"),
        ("URLs", "urls"),
        ("UserIDs", "user_ids"),
        ("IDsOf", "ids_of"),
        ("ParseURLsFrom", "parse_urls_from"),
        ("GUIDs", "guids"),
        ("XMLURLs", "xmlurls"),
        ("IDs_Of", "ids_of"),
        ("APIs", "apis"),
        ("NumCPUs", "num_cpus"),
        ("MergePDFs", "merge_pdfs"),
        ("UUIDs", "uuids"),
        ("IDset", "i_dset"),
        // Initialisms with a version.
        ("IPv4", "ipv4"),
        ("IsIPv6Mask", "is_ipv6_mask"),
        ("UUIDv4", "uuidv4"),
        ("NewUUIDv7FromReader", "new_uuidv7_from_reader"),
        ("TLSv13", "tlsv13"),
        ("HTTPv2", "httpv2"),
        ("DHCPv6Server", "dhcpv6_server"),
        // Mixed words.
        ("OAuth", "oauth"),
        ("NewOAuth2Token", "new_oauth2_token"),
        ("XOAuth2", "xoauth2"),
        ("GitHub", "github"),
        ("MYGitHubURL", "my_github_url"),
        ("GraphQLQuery", "graphql_query"),
        ("FormatKiB", "format_kib"),
        ("OpenSQLite3", "open_sqlite3"),
        ("YouTubeID", "youtube_id"),
        ("ParseSemVer", "parse_semver"),
        ("LaTeX", "latex"),
        // Keywords, and what only looks like one.
        ("In", "in_"),
        ("From", "from_"),
        ("None", "none"),
        ("Match", "match"),
        ("Type", "type"),
        // Builtins are good names for functions.
        ("Max", "max"),
        ("Bytes", "bytes"),
        ("Len", "len"),
        ("Print", "print"),
        ("String", "string"),
        ("Str", "str"),
        ("List", "list"),
        // Beyond ASCII; the last is U+FF26, a full-width F.
        ("Été", "été"),
        ("\u{ff26}oo", "foo"),
    ];
    for (go, python) in table {
        assert_eq!(functions(&[go], &[]), [python], "{go}");
    }
}

#[test]
fn a_name_has_the_article_that_it_is_spoken_with() {
    for an in ["Order", "ID", "entry.Entry", "interfaces.hidden", "Unset", "Upper", "API"] {
        assert_eq!(with_article(an), format!("an {an}"));
    }
    for a in ["Level", "URL", "User", "Unit", "Once", "OneOf", "European", "url.URL", "*x.Y", ""] {
        assert_eq!(with_article(a), format!("a {a}"));
    }
}

#[test]
fn colliding_functions_both_keep_the_spelling_of_go() {
    let names = functions(&["GetURL", "GetUrl", "Set"], &[]);
    assert_eq!(names, ["GetURL", "GetUrl", "set"]);
}

#[test]
fn functions_that_python_cannot_tell_apart_stay_distinct() {
    // Python reads the full-width F as F, so that even Go's own spellings are one name.
    let names = functions(&["Foo", "\u{ff26}oo"], &[]);
    assert_eq!(names, ["Foo", "Foo_"]);
}

#[test]
fn a_keyword_as_go_spells_it_is_escaped_too() {
    assert_eq!(functions(&["NONE", "None"], &[]), ["NONE", "None_"]);
}

#[test]
fn a_function_named_like_a_subpackage_keeps_the_spelling_of_go() {
    assert_eq!(functions(&["Other", "Sub"], &["sub"]), ["other", "Sub"]);
    assert_eq!(functions(&["Sub"], &["Sub", "sub"]), ["Sub_"]);
}

#[test]
fn parameters_have_names_of_their_own() {
    let table: &[(&[&str], &[&str])] = &[
        (&["userID", "hTTP"], &["user_id", "h_ttp"]),
        (&["in", "from", "match"], &["in_", "from_", "match"]),
        (&["", ""], &["arg0", "arg1"]),
        (&["_", "x", "_"], &["arg0", "x", "arg2"]),
        (&["fooBar", "foo_bar", "x"], &["fooBar", "foo_bar", "x"]),
        (&["in", "IN"], &["in_", "IN"]),
        (&["", "arg0"], &["arg0_", "arg0"]),
        (&["__"], &["arg0"]),
        (&["_1"], &["_1"]),
        (&["self", "None"], &["self", "none"]),
    ];
    for (go, python) in table {
        assert_eq!(parameters(go), *python, "{go:?}");
    }
}

#[test]
fn results_without_a_name_have_none_in_python() {
    assert_eq!(results(&["", ""]), ["", ""]);
    assert_eq!(results(&["head", "_", "isOK"]), ["head", "", "is_ok"]);
}

#[test]
fn results_can_be_fields_of_a_named_tuple() {
    let table: &[(&[&str], &[&str])] = &[
        (&["from", "class"], &["from_", "class_"]),
        // Every tuple has these methods.
        (&["count", "index"], &["count_", "index_"]),
        (&["Count", "count"], &["Count", "count_"]),
        (&["count", "count_"], &["count_", "count__"]),
        // No field begins with an underscore or a digit.
        (&["_x"], &["x"]),
        (&["_x", "x"], &["go_x", "x"]),
        (&["_1", "__"], &["go_1", ""]),
        (&["value", "Value"], &["value", "Value"]),
        (&["userIDs", "int"], &["user_ids", "int"]),
    ];
    for (go, python) in table {
        assert_eq!(results(go), *python, "{go:?}");
    }
}

#[test]
fn fields_of_records_have_names_that_a_class_can_be_made_with() {
    let table: &[(&[&str], &[&str], &[&str])] = &[
        (&["UserID", "ByName"], &[], &["user_id", "by_name"]),
        (&["Class", "None"], &[], &["class_", "none"]),
        // No tuple, so that its methods are in nobody's way; nor are builtins.
        (&["Count", "Index", "Str", "Int"], &[], &["count", "index", "str", "int"]),
        (&["Norm", "X"], &["Norm"], &["Norm", "x"]),
        (&["URL", "Url"], &[], &["URL", "Url"]),
        (&["Self"], &[], &["Self"]),
        (&["X_"], &[], &["x"]),
        (&["X1", "É"], &[], &["x1", "é"]),
    ];
    for (go, methods, python) in table {
        assert_eq!(fields(go, methods), *python, "{go:?}");
    }
}

#[test]
fn methods_leave_the_attributes_of_their_class_alone() {
    let go = ["String", "Title", "Hex", "Name", "Real", "From"];
    let table = [
        (Base::Plain, ["string", "title", "hex", "name", "real", "from_"]),
        (Base::Int, ["string", "title", "hex", "Name", "Real", "from_"]),
        (Base::Float, ["string", "title", "Hex", "name", "Real", "from_"]),
        (Base::Str, ["string", "Title", "hex", "Name", "real", "from_"]),
    ];
    for (base, python) in table {
        assert_eq!(methods(&go, base), python, "{base:?}");
    }
    assert_eq!(methods(&["GetURL", "GetUrl"], Base::Plain), ["GetURL", "GetUrl"]);
}

#[test]
fn a_type_keeps_the_spelling_of_go() {
    for (go, python) in [("Values", "Values"), ("None", "None_"), ("\u{ff26}oo", "Foo")] {
        assert_eq!(declared(go), python);
    }
}

#[test]
fn a_parameter_leaves_the_keyword_timeout_alone() {
    assert_eq!(parameters(&["url", "timeout"]), ["url", "timeout"]);
    let beside_timeout = |go: &[&str]| parameters_beside(go, &["timeout"]);
    assert_eq!(beside_timeout(&["url", "timeout", "n"]), ["url", "timeout_", "n"]);
    assert_eq!(beside_timeout(&["timeout", "timeOut"]), ["timeout_", "time_out"]);
    assert_eq!(beside_timeout(&["timeout", "Timeout"]), ["timeout_", "Timeout"]);
    assert_eq!(parameters_beside(&["to", "timeout"], &["timeout", "to"]), ["to_", "timeout_"]);
}

#[test]
fn constants_variables_and_types_keep_the_spelling_of_go() {
    let exported = Exported {
        functions: &["New"],
        values: &["MaxUint64", "StatusOK", "None", "True", "Été", "\u{ff26}oo"],
        types: &["Level", "False"],
        ..Exported::default()
    };
    let found = names(exported, &[]);
    assert_eq!(
        in_order(&found.values, exported.values),
        ["MaxUint64", "StatusOK", "None_", "True_", "Été", "Foo"]
    );
    assert_eq!(in_order(&found.types, exported.types), ["Level", "False_"]);
    assert_eq!(in_order(&found.functions, exported.functions), ["new"]);
}

#[test]
fn no_two_things_of_a_package_share_a_name() {
    // Only letters without a small form bring a function's name and a kept one together: U+1D400
    // is a mathematical bold A, which has none, and which Python reads as A.
    let exported = Exported {
        functions: &["B", "Cut", "None", "\u{1d400}", "\u{1d401}"],
        values: &["A", "None_", "Sub", "\u{1d402}"],
        types: &["C"],
        ..Exported::default()
    };
    let found = names(exported, &["Sub"]);
    assert_eq!(in_order(&found.types, exported.types), ["C"]);
    assert_eq!(in_order(&found.values, exported.values), ["A", "None_", "Sub_", "C_"]);
    assert_eq!(in_order(&found.functions, exported.functions), ["b", "cut", "none", "A_", "B"]);
}

#[test]
fn types_that_no_package_can_name_are_called_as_classes_and_give_way() {
    let exported = Exported {
        functions: &["Rule"],
        types: &["Policy"],
        hidden: &["attrBuilder", "policy"],
        ..Exported::default()
    };
    let found = names(exported, &[]);
    assert_eq!(in_order(&found.types, exported.types), ["Policy"]);
    assert_eq!(in_order(&found.types, exported.hidden), ["AttrBuilder", "policy"]);
}

#[test]
fn named_tuples_are_called_after_their_functions_and_give_way() {
    let exported = Exported {
        functions: &["Cut", "CutResult", "Cutresult", "Split", "Walk", "cut"],
        values: &["SplitResult", "SplitResult_"],
        types: &["WalkResult"],
        classes: &["Cut", "Split", "Walk"],
        ..Exported::default()
    };
    let found = names(exported, &[]);
    assert_eq!(in_order(&found.functions, &exported.functions[1..3]), ["cut_result", "cutresult"]);
    assert_eq!(
        in_order(&found.classes, exported.classes),
        ["CutResult", "SplitResult__", "WalkResult_"]
    );
    let colliding = ["GetURLResult", "GetUrlResult"];
    let functions = ["GetURLResult", "GetUrl", "GetUrlResult"];
    let exported = Exported { functions: &functions, classes: &["GetUrl"], ..Exported::default() };
    let found = names(exported, &[]);
    assert_eq!(in_order(&found.functions, &colliding), colliding);
    assert_eq!(in_order(&found.classes, exported.classes), ["GetUrlResult_"]);
}

#[test]
fn a_name_does_not_depend_on_what_else_can_be_called() {
    let all = ["Cut", "GetURL", "GetUrl"];
    let alone = Exported { functions: &all, ..Exported::default() };
    let beside = Exported { values: &["Max"], types: &["Level"], classes: &["Cut"], ..alone };
    assert_eq!(names(alone, &[]).functions, names(beside, &[]).functions);
}

#[test]
fn top_level_packages_are_named_after_the_clause() {
    let table = [
        ("example.com/mod", Some("mod"), "mod"),
        ("example.com/mod/v2", Some("mod"), "mod"),
        ("github.com/foo/go-bar", Some("bar"), "bar"),
        ("github.com/google/uuid", Some("uuid"), "go_uuid"),
        ("example.com/types", Some("types"), "go_types"),
        ("example.com/annotationlib", Some("annotationlib"), "go_annotationlib"),
        ("example.com/usegolib", Some("usegolib"), "go_usegolib"),
        ("html", Some("html"), "go_html"),
        ("time", Some("time"), "go_time"),
        ("encoding/json", Some("json"), "go_json"),
        ("math/bits", Some("bits"), "bits"),
        ("unicode/utf8", Some("utf8"), "utf8"),
        ("github.com/mattn/go-sqlite3", Some("sqlite3"), "go_sqlite3"),
        ("github.com/json-iterator/go", Some("jsoniter"), "jsoniter"),
        ("github.com/Masterminds/semver/v3", Some("semver"), "semver"),
        ("gopkg.in/yaml.v3", Some("yaml"), "yaml"),
        ("example.com/lambda", Some("lambda"), "lambda_"),
        ("example.com/hidden", Some("_hidden"), "go_hidden"),
        ("github.com/foo/go-bar", None, "go_bar"),
        ("github.com/foo/go-bar/v2", None, "go_bar"),
        ("example.com/json", None, "go_json"),
        ("example.com/9p", None, "go_9p"),
        ("gopkg.in/yaml.v3", None, "yaml"),
        ("gopkg.in/json.v1", None, "go_json"),
        ("example.com/v2ray", None, "v2ray"),
        ("example.com/a.b", None, "a_b"),
    ];
    for (path, clause, python) in table {
        let api = api(clause.map(|name| (path, name)));
        assert_eq!(package(&api, path, None).unwrap(), python, "{path}");
    }
}

#[test]
fn a_requested_name_is_taken_or_refused() {
    let ask = |name| package(&api(None), "example.com/mod", Some(name));
    assert_eq!(ask("my_mod").unwrap(), "my_mod");
    for (name, part) in [
        ("json", "`go_json` would do"),
        ("Json", "`go_Json` would do"),
        ("usegolib", "`go_usegolib` would do"),
        ("class", "`class_` would do"),
        ("a-b", "not one that Python can import"),
        ("1a", "not one that Python can import"),
        ("", "not one that Python can import"),
    ] {
        let error = ask(name).unwrap_err();
        assert!(matches!(error, Error::Input(_)), "{name}");
        assert!(error.to_string().contains(part), "{name}: {error}");
    }
}

#[test]
fn modules_mirror_the_directories() {
    let modules = Modules::new([
        ("example.com/mod", "mod"),
        ("example.com/mod/api/v2", "api"),
        ("example.com/mod/go-dash", "dash"),
        ("example.com/mod/go-tools/json", "json"),
        ("example.com/mod/html", "html"),
        ("example.com/mod/internal_types", "types"),
        ("example.com/mod/one", "same"),
        ("example.com/mod/two", "same"),
        ("example.com/mod/x-1", "lambda"),
        ("example.com/mod/y", "_artifacts"),
        ("example.com/model", "model"),
    ]);
    let mut found: Vec<_> =
        modules.below("example.com/mod").into_iter().map(|(k, v)| (v, k.join("."))).collect();
    found.sort();
    let expected = [
        ("example.com/mod", ""),
        ("example.com/mod/api", "api"),
        ("example.com/mod/api/v2", "api.api"),
        ("example.com/mod/go-dash", "dash"),
        ("example.com/mod/go-tools", "go_tools"),
        // Below another package a name hides nothing.
        ("example.com/mod/go-tools/json", "go_tools.json"),
        ("example.com/mod/html", "html"),
        ("example.com/mod/internal_types", "types"),
        ("example.com/mod/one", "one"),
        ("example.com/mod/two", "two"),
        ("example.com/mod/x-1", "lambda_"),
        ("example.com/mod/y", "go_artifacts"),
    ];
    assert_eq!(found, expected.map(|(path, name)| (path, name.to_owned())));
    assert_eq!(modules.children("example.com/mod/api"), BTreeSet::from(["api"]));
}

#[test]
fn the_standard_library_is_all_below_its_module() {
    let modules = Modules::new([("strings", "strings"), ("encoding/json", "json")]);
    let below: Vec<_> = modules.below("std").into_keys().map(|names| names.join(".")).collect();
    assert_eq!(below, ["", "encoding", "encoding.json", "strings"]);
    let below: Vec<_> = modules.below("encoding").into_values().collect();
    assert_eq!(below, ["encoding", "encoding/json"]);
}

#[test]
fn directories_that_python_cannot_tell_apart_stay_distinct() {
    let modules = Modules::new([("m/a-b", "x"), ("m/a.b", "x"), ("m/x", "x")]);
    assert_eq!(modules.children("m"), BTreeSet::from(["a_b", "a_b_", "x"]));
}

fn api(package: Option<(&str, &str)>) -> Api {
    let package = package.map(|(path, name)| Package {
        path: path.to_owned(),
        name: name.to_owned(),
        doc: String::new(),
        callables: Vec::new(),
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
    });
    Api {
        level: crate::model::Level::Values,
        pins: crate::model::Pins::default(),
        abi: crate::abi::VERSION,
        types: TypeTable::default(),
        build_id: String::new(),
        module: String::from("example.com"),
        version: String::from("v1.0.0"),
        modules: Vec::new(),
        platform: Platform { goos: String::from("linux"), goarch: String::from("amd64") },
        go_version: String::from("go1.26.0"),
        packages: package.into_iter().collect(),
        foreign: Vec::new(),
    }
}

#[test]
fn a_misspelt_path_is_close_to_what_was_meant() {
    let known = [
        "example.com/mod",
        "example.com/mod/semver",
        "example.com/mod/sumdb",
        "example.com/mod/a/b",
    ];
    let meant = |name| close(name, known.into_iter());
    assert_eq!(meant("example.com/mod/semvr").as_deref(), Some("example.com/mod/semver"));
    assert_eq!(meant("example.com/mod/sumbd").as_deref(), Some("example.com/mod/sumdb"));
    assert_eq!(meant("example.com/mod/nothing"), None);
    assert_eq!(meant("example.com/mod/semver"), None, "what is there is no misspelling");
}

#[test]
fn packages_of_other_modules_are_in_a_folder_of_their_own() {
    let foreign = [("fmt", "fmt"), ("io/fs", "fs"), ("example.com/x/go-y", "y")];
    let modules = Modules::new([("m", "m"), ("m/a", "a")]).with_foreign(foreign);
    let below = modules.below("m");
    let names = |path| below.iter().find(|(_, at)| **at == path).map(|(names, _)| names.join("."));
    assert_eq!(names("m/a").as_deref(), Some("a"));
    assert_eq!(names("fmt").as_deref(), Some("go.fmt"));
    // A directory has no path.
    assert_eq!(below.get(["go", "io"].as_slice()), Some(&""));
    assert_eq!(names("io/fs").as_deref(), Some("go.io.fs"));
    assert_eq!(names("example.com/x/go-y").as_deref(), Some("go.example_com.x.y"));
    assert!(modules.children("m").contains("go"));
    let from_below = modules.below("m/a");
    assert_eq!(from_below.get(["go", "fmt"].as_slice()), Some(&"fmt"));
}

#[test]
fn a_package_above_those_of_other_modules_is_in_no_folder_twice() {
    let modules = Modules::new([("crypto/x", "x")]).with_foreign([("crypto/x/y", "y")]);
    let below = modules.below("crypto/x");
    let paths: Vec<_> = below.values().copied().filter(|path| !path.is_empty()).collect();
    assert_eq!(paths, ["crypto/x", "crypto/x/y"]);
}

#[test]
fn a_folder_of_the_module_keeps_its_name() {
    let own = [("m", "m"), ("m/go", "go")];
    let modules = Modules::new(own).with_foreign([("fmt", "fmt")]);
    assert_eq!(modules.below("m").get(["go_", "fmt"].as_slice()), Some(&"fmt"));
    assert_eq!(modules.below("m").get(["go"].as_slice()), Some(&"m/go"));
    assert_eq!(Modules::new(own).children("m"), BTreeSet::from(["go"]));
}

#[test]
fn the_folder_gives_way_to_a_function() {
    let alike = BTreeSet::from(["m".to_owned()]);
    let modules = Modules::new([("m", "m"), ("m/a", "a")]).with_foreign([("fmt", "fmt")]);
    let modules = modules.beside_functions(alike);
    assert_eq!(modules.below("m").get(["go_", "fmt"].as_slice()), Some(&"fmt"));
    assert_eq!(modules.children("m"), BTreeSet::from(["a", "go_"]));
    assert_eq!(modules.below("m/a").get(["go", "fmt"].as_slice()), Some(&"fmt"));
}

#[test]
fn what_lies_side_by_side_has_names_of_its_own() {
    let api = &api(None);
    let names = |roots: &[&str]| -> Vec<String> {
        let roots: Vec<_> = roots.iter().map(|root| (*root).to_owned()).collect();
        roots::names(&roots, api)
    };
    assert_eq!(names(&["a.b/x/semver/v3", "a.b/y"]), ["semver", "y"]);
    assert_eq!(names(&["a.b/x/semver/v3", "a.b/y/semver/v4"]), ["semver_v3", "semver_v4"]);
    assert_eq!(names(&["a.b/x/semver", "a.b/y/semver/v4"]), ["semver", "semver_v4"]);
    assert_eq!(names(&["a.b/X/t", "a.b/y/t"]), ["x_t", "y_t"]);
    assert_eq!(names(&["a.b/x/t", "c.d/x/t"]), ["a_b_x_t", "c_d_x_t"]);
}

#[test]
fn several_trees_lie_side_by_side() {
    let own = [("m", "m"), ("m/a", "a"), ("m/b", "b"), ("m/b/c", "c"), ("n/d", "d")];
    let modules = Modules::new(own).with_foreign([("fmt", "fmt")]);
    let roots = ["m", "m/b", "n/d"].map(str::to_owned);
    let modules = modules.beginning_with(&roots, &api(None));
    let tree = modules.tree();
    let paths: BTreeMap<_, _> = tree.iter().map(|(names, path)| (names.join("."), *path)).collect();
    let expected = [
        ("", ""),
        ("b", "m/b"),
        ("b.c", "m/b/c"),
        ("d", "n/d"),
        ("go", ""),
        ("go.fmt", "fmt"),
        ("m", "m"),
        ("m.a", "m/a"),
    ];
    let expected = expected.map(|(names, path)| (names.to_owned(), path));
    assert_eq!(paths, BTreeMap::from(expected));
}
