//! `__init__.py`: where the library is, and one line per bound function.
//!
//! In: a [`Place`]. Out: the module's text. It binds and does not wrap: a call costs no Python
//! frame, and nothing is read or loaded before the first one.

use askama::Template;

use super::text::{exported, literal};
use super::{Place, WIDTH};
use crate::model::Function;

#[derive(Template)]
#[template(path = "python/__init__.py.jinja", escape = "none")]
struct Module {
    header: String,
    docstring: String,
    /// The names that `__all__` lists, as literals.
    exported: Vec<String>,
    /// Arguments that say which library and package the functions come from.
    library: Vec<(&'static str, String)>,
    functions: Vec<Bound>,
}

/// `name = _go.function("Go", "name")`.
struct Bound {
    name: String,
    /// Both names as literals.
    arguments: [String; 2],
    /// Whether it is too long for one line.
    wrapped: bool,
}

/// Renders the module.
pub(super) fn render(place: &Place) -> String {
    let functions = place.package.map(|package| package.functions.as_slice()).unwrap_or_default();
    super::rendered(&Module {
        header: place.header(),
        docstring: place.docstring(),
        exported: exported(functions.iter().map(|function| function.python.as_str())),
        library: library(place),
        functions: functions.iter().map(bound).collect(),
    })
}

fn library(place: &Place) -> Vec<(&'static str, String)> {
    let here = [("name", "__name__".to_owned()), ("file", "__file__".to_owned())];
    let what = [
        ("module", literal(&place.api.module)),
        ("version", literal(&place.api.version)),
        ("package", literal(place.path)),
    ];
    let folder = ("artifacts", literal(&format!("{}_artifacts", "../".repeat(place.depth))));
    let mut arguments: Vec<_> = here.into_iter().chain(what).chain([folder]).collect();
    // Without `artifacts` the runtime looks into the artifact root, and has no use for `file`.
    arguments.retain(|(name, _)| place.embed || !matches!(*name, "file" | "artifacts"));
    arguments
}

fn bound(function: &Function) -> Bound {
    let arguments = [literal(&function.go), literal(&function.python)];
    let line = format!("{} = _go.function({})", function.python, arguments.join(", "));
    let wrapped = line.chars().count() > WIDTH;
    Bound { name: function.python.clone(), arguments, wrapped }
}
