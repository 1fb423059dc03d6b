//! Fields of objects in a stub: properties, and the keywords of what makes an object.
//!
//! In: an object's entries of the library's table. Out: source. What a field can be set to is more than what
//! reading it gives, so that none is a plain attribute.

use super::spelling::Spelling;
use crate::model::{Api, Callable, CallableKind, Package, Value};
use crate::render::python::object::closing_of_field;
use crate::render::python::text::{docstring, end_of_head, fits};

/// The fields that the objects of all these keys have, which are instances of one type.
pub(super) fn properties<'a>(
    keys: &[&str],
    package: &'a Package,
    api: &Api,
    spelling: &mut Spelling<'a>,
) -> Vec<String> {
    let mut members = Vec::new();
    for name in package.fields(keys[0], CallableKind::Read).map(|it| &it.go) {
        let of = |kind| accesses(name, keys, kind, package);
        members.extend(of(CallableKind::Read).map(|found| getter(&found, api, spelling)));
        members.extend(of(CallableKind::Assign).map(|found| setter(&found, spelling)));
    }
    members
}

/// What reads or assigns a field in each instance, if something does in all of them.
fn accesses<'a>(
    name: &str,
    keys: &[&str],
    kind: CallableKind,
    package: &'a Package,
) -> Option<Vec<&'a Callable>> {
    keys.iter().map(|key| package.fields(key, kind).find(|it| it.go == name)).collect()
}

fn getter<'a>(readers: &[&'a Callable], api: &Api, spelling: &mut Spelling<'a>) -> String {
    let (reader, decorator) = (readers[0], spelling.builtin("property"));
    let kinds: Vec<_> = readers.iter().filter_map(|it| Some(&it.results.first()?.kind)).collect();
    let kind = spelling.field(&kinds);
    let head = format!("    def {}(self) -> {kind}:", reader.python);
    let end = end_of_head(&head);
    let doc = docstring(&reader.doc, &closing_of_field(reader, api), "        ");
    format!("    @{decorator}\n{head}{end}\n        {doc}")
}

fn setter<'a>(writers: &[&'a Callable], spelling: &mut Spelling<'a>) -> String {
    let kinds: Vec<_> = writers.iter().filter_map(|it| Some(&it.params.last()?.kind)).collect();
    let kind = spelling.parameter(&kinds);
    let name = &writers[0].python;
    let params = ["self".to_owned(), format!("value: {kind}"), "/".to_owned()];
    let head = break_head(name, &params, "None");
    let end = end_of_head(&head);
    format!("    @{name}.setter\n{head} ...{end}")
}

/// `__new__`; of a generic type with several instances nothing says which one it would make.
pub(super) fn constructor(
    keys: &[&str],
    package: &Package,
    spelling: &mut Spelling,
) -> Option<String> {
    let [key] = keys else { return Some(no_constructor(spelling)) };
    let callable = package.constructor(key)?;
    let own = spelling.import("typing", "Self");
    let mut parameter =
        |it: &Value| format!("{}: {} = ...", it.python, spelling.parameter(&[&it.kind]));
    let fields: Vec<_> = callable.params.iter().map(&mut parameter).collect();
    let mut params = vec!["cls".to_owned()];
    params.extend((!fields.is_empty()).then(|| "*".to_owned()));
    params.extend(fields);
    let head = break_head("__new__", &params, &own);
    let end = end_of_head(&head);
    Some(format!("{head}{end}\n        \"\"\"{CONSTRUCTOR}\"\"\""))
}

fn no_constructor(spelling: &mut Spelling) -> String {
    let (own, never) = (spelling.import("typing", "Self"), spelling.import("typing", "Never"));
    let head = format!("    def __new__(cls, value: {never}, /) -> {own}:");
    format!(
        "{head}\n        \"\"\"Raise TypeError: what returns one says of which types it is.\"\"\""
    )
}

/// The head of a method, broken into lines where it is too long for one.
fn break_head(name: &str, params: &[String], result: &str) -> String {
    let head = format!("    def {name}({}) -> {result}:", params.join(", "));
    if fits(&format!("{head} ...")) {
        return head;
    }
    let lines = params.join(",\n        ");
    format!("    def {name}(\n        {lines},\n    ) -> {result}:")
}

/// What the documentation of `__new__` says.
const CONSTRUCTOR: &str = "Make one. Fields that are left out have Go's zero values.";
