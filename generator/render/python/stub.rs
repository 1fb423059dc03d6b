//! `__init__.pyi`: the typed surface, documentation included.
//!
//! In: a [`Place`]. Out: the stub's text. Parameters are as wide as the run time takes them,
//! results as narrow as it gives them.

mod attribute;
mod class;
mod column;
mod function;
mod hints;
mod instances;
mod lazy;
mod parameter;
mod spelling;

use askama::Template;

use super::Place;
use super::annotation::Annotation;
use super::assignment::Assignment;
use super::text::literal;
use crate::model::{Package, TypeTable};
use attribute::Attribute;
use class::Class;
use function::Declaration;
pub use hints::{Hints, hints};
pub(super) use lazy::lazy;
use spelling::Spelling;

#[derive(Template)]
#[template(path = "python/__init__.pyi.jinja", escape = "none")]
struct Stub {
    header: String,
    docstring: String,
    /// The names that `__all__` lists, as literals.
    exported: Vec<String>,
    /// Import lines, by group; groups are set apart by an empty line.
    imports: Vec<Vec<String>>,
    /// Type variables.
    variables: Vec<Assignment>,
    /// Constants and Go's variables.
    attributes: Vec<Attribute>,
    classes: Vec<Class>,
    functions: Vec<Declaration>,
}

/// Renders the stub.
pub(super) fn render(place: &Place) -> String {
    let Place { package, api, .. } = *place;
    let mut spelling = Spelling::new(&api.types, defined_names(package, &api.types));
    let attributes = attribute::all(package, api, &mut spelling);
    let mut classes = class::enums(package, &mut spelling);
    let mut functions = Vec::new();
    for instances in package.functions() {
        let (declared, class) = function::declare(instances, api, &mut spelling);
        functions.extend(declared);
        classes.extend(class);
    }
    // These import something as well, so the imports come last.
    let variables = type_variables(&mut spelling);
    super::render_template(&Stub {
        header: place.header(),
        docstring: place.docstring(),
        exported: place.export_list(),
        imports: spelling.imports(),
        variables,
        attributes,
        classes,
        functions,
    })
}

/// All names that mean something else in the module than in Python. In a class, its fields do; one
/// spelling for all of the module is easier to read than two.
fn defined_names<'a>(package: &'a Package, types: &'a TypeTable) -> impl Iterator<Item = &'a str> {
    let with_class = package.callables.iter().filter(|function| function.result_class.is_some());
    let fields = with_class.flat_map(|function| &function.results).map(|it| it.python.as_str());
    super::names(package, types).chain(fields)
}

fn type_variables(spelling: &mut Spelling) -> Vec<Assignment> {
    let found: Vec<_> = spelling.variables().map(|(a, b)| (a.clone(), b.clone())).collect();
    let variable = |(name, constraints): (String, Vec<Annotation>)| {
        let constraints = constraints.iter().map(Annotation::to_string);
        let arguments = [literal(&name)].into_iter().chain(constraints).collect();
        Assignment::new(&name, &spelling.import("typing", "TypeVar"), arguments)
    };
    found.into_iter().map(variable).collect()
}
