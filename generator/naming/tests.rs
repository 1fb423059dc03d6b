//! Tables of names.

use std::collections::BTreeSet;

use super::*;
use crate::model::{ABI, Package, Platform};

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
        ("IDset", "i_dset"),
        // Initialisms with a version.
        ("IPv4", "ipv4"),
        ("IsIPv6Mask", "is_ipv6_mask"),
        ("UUIDv4", "uuidv4"),
        ("NewUUIDv7FromReader", "new_uuidv7_from_reader"),
        ("TLSv13", "tlsv13"),
        // Mixed words.
        ("OAuth", "oauth"),
        ("NewOAuth2Token", "new_oauth2_token"),
        ("XOAuth2", "xoauth2"),
        ("GitHub", "github"),
        ("MYGitHubURL", "my_github_url"),
        ("GraphQLQuery", "graphql_query"),
        ("FormatKiB", "format_kib"),
        ("OpenSQLite3", "open_sqlite3"),
        // Keywords, and what only looks like one.
        ("In", "in_"),
        ("From", "from_"),
        ("None", "none"),
        ("Match", "match"),
        ("Type", "type"),
        ("Max", "max"),
        ("Bytes", "bytes"),
        // Beyond ASCII; the last is U+FF26, a full-width F.
        ("Été", "été"),
        ("\u{ff26}oo", "foo"),
    ];
    for (go, python) in table {
        assert_eq!(functions(&[go], &BTreeSet::new()), [python], "{go}");
    }
}

#[test]
fn colliding_functions_both_keep_the_spelling_of_go() {
    let names = functions(&["GetURL", "GetUrl", "Set"], &BTreeSet::new());
    assert_eq!(names, ["GetURL", "GetUrl", "set"]);
}

#[test]
fn functions_that_python_cannot_tell_apart_stay_distinct() {
    // Python reads the full-width F as F, so that even Go's own spellings are one name.
    let names = functions(&["Foo", "\u{ff26}oo"], &BTreeSet::new());
    assert_eq!(names, ["Foo", "Foo_"]);
}

#[test]
fn a_keyword_as_go_spells_it_is_escaped_too() {
    assert_eq!(functions(&["NONE", "None"], &BTreeSet::new()), ["NONE", "None_"]);
}

#[test]
fn a_function_named_like_a_subpackage_keeps_the_spelling_of_go() {
    assert_eq!(functions(&["Other", "Sub"], &BTreeSet::from(["sub"])), ["other", "Sub"]);
    assert_eq!(functions(&["Sub"], &BTreeSet::from(["Sub", "sub"])), ["Sub_"]);
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
fn top_level_packages_are_named_after_the_clause() {
    let table = [
        ("example.com/mod", Some("mod"), "mod"),
        ("example.com/mod/v2", Some("mod"), "mod"),
        ("github.com/foo/go-bar", Some("bar"), "bar"),
        ("github.com/google/uuid", Some("uuid"), "go_uuid"),
        ("example.com/types", Some("types"), "go_types"),
        ("example.com/annotationlib", Some("annotationlib"), "go_annotationlib"),
        ("example.com/usegolib", Some("usegolib"), "go_usegolib"),
        ("example.com/lambda", Some("lambda"), "lambda_"),
        ("example.com/hidden", Some("_hidden"), "go_hidden"),
        ("github.com/foo/go-bar", None, "go_bar"),
        ("github.com/foo/go-bar/v2", None, "go_bar"),
        ("example.com/json", None, "go_json"),
        ("example.com/9p", None, "go_9p"),
        ("gopkg.in/yaml.v3", None, "yaml"),
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
        ("example.com/mod/go-tools/json", "go_tools.json"),
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
        functions: Vec::new(),
        skipped: Vec::new(),
        constants: Vec::new(),
        enums: Vec::new(),
        variables: Vec::new(),
    });
    Api {
        abi: ABI,
        build_id: String::new(),
        module: String::from("example.com"),
        version: String::from("v1.0.0"),
        platform: Platform { goos: String::from("linux"), goarch: String::from("amd64") },
        go_version: String::from("go1.26.0"),
        packages: package.into_iter().collect(),
    }
}
