//! Fields of objects in a stub: properties, and the keywords of what makes an object.
//!
//! In: an object's entries of the library's table. Out: source. What a field can be set to is more than what
//! reading it gives, so that none is a plain attribute.

use super::spelling::Spelling;
use crate::model::{Api, Callable, CallableKind, Package, Value};
use crate::render::python::object::closing_of_field;
use crate::render::python::text::{docstring, end_of_head, fits};

/// The fields of the object of a key.
pub(super) fn properties(
    key: &str,
    package: &Package,
    api: &Api,
    spelling: &mut Spelling,
) -> Vec<String> {
    let writers: Vec<_> = package.fields(key, CallableKind::Assign).collect();
    let mut members = Vec::new();
    for reader in package.fields(key, CallableKind::Read) {
        let writer = writers.iter().find(|it| it.go == reader.go);
        members.push(getter(reader, api, spelling));
        members.extend(writer.and_then(|it| setter(it, spelling)));
    }
    members
}

fn getter(reader: &Callable, api: &Api, spelling: &mut Spelling) -> String {
    let decorator = spelling.builtin("property");
    let kinds: Vec<_> = reader.results.iter().map(|it| spelling.field(&[&it.kind])).collect();
    let kind = kinds.first().map(ToString::to_string).unwrap_or_default();
    let head = format!("    def {}(self) -> {kind}:", reader.python);
    let end = end_of_head(&head);
    let doc = docstring(&reader.doc, &closing_of_field(reader, api), "        ");
    format!("    @{decorator}\n{head}{end}\n        {doc}")
}

fn setter(writer: &Callable, spelling: &mut Spelling) -> Option<String> {
    let kind = spelling.parameter(&[&writer.params.last()?.kind]);
    let name = &writer.python;
    let params = ["self".to_owned(), format!("value: {kind}"), "/".to_owned()];
    let head = break_head(name, &params, "None");
    let end = end_of_head(&head);
    Some(format!("    @{name}.setter\n{head} ...{end}"))
}

/// `__new__`.
pub(super) fn constructor(key: &str, package: &Package, spelling: &mut Spelling) -> Option<String> {
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
