//! `__init__.pyi`: the typed surface, documentation included.
//!
//! In: a [`Place`]. Out: the stub's text. Parameters are as wide as the run time takes them,
//! results as narrow as it gives them.

mod attribute;
mod class;
mod column;
mod error;
mod field;
mod function;
mod generic;
mod given;
mod hints;
mod imports;
mod instances;
mod interface;
mod lazy;
mod mention;
mod methods;
mod neighbours;
mod object;
mod of;
mod parameter;
mod protocol;
mod record;
mod sink;
mod spelling;
mod value;

use askama::Template;

use super::Place;
use super::annotation::Annotation;
use super::assignment::Assignment;
use super::text::literal;
use crate::model::{Callable, CallableKind, Declared, Package, TypeTable, ValueClasses};
use crate::naming::Modules;
use attribute::Attribute;
use class::Class;
use function::Declaration;
use generic::{COVARIANT, OPEN};
pub use hints::{Hints, hints};
pub(super) use lazy::lazy;
use methods::Receiver;
use neighbours::Neighbours;
pub use of::{OfChoices, of_choices};
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
    /// Constants that are members of one of these.
    members: Vec<Attribute>,
    functions: Vec<Declaration>,
}

/// Renders the stub.
pub(super) fn render(place: &Place) -> String {
    let Place { package, api, .. } = *place;
    let modules = Modules::of(api).beginning_with(place.roots, api);
    let neighbours = Neighbours::new(place.path, modules.tree());
    let spelling = Spelling::new(&api.types, defined_names(package, &api.types));
    let values = ValueClasses::of(api);
    let spelling = spelling.beside(neighbours).at_level(api.level);
    let mut spelling = spelling.with_values(&values);
    let attributes = attribute::all(package, api, &mut spelling);
    let mut classes = class::enums(package, api, &mut spelling);
    // mypy wants the bases of a data class before it.
    classes.extend(interface::interfaces(package, api, &mut spelling));
    classes.extend(record::records(package, api, &mut spelling));
    classes.extend(object::objects(package, api, &mut spelling));
    classes.extend(error::errors(package, api, &mut spelling));
    classes.extend(methods::classes(package, api, &mut spelling));
    let members = value::constants(package, api, &mut spelling);
    let mut functions = Vec::new();
    for instances in package.functions() {
        let instances: Vec<_> = instances.iter().collect();
        let (declared, class) =
            function::declare(&instances, Receiver::Nothing, api, &mut spelling);
        functions.extend(declared);
        classes.extend(class);
    }
    // These import something as well, so the imports come last.
    let variables = type_variables(&mut spelling);
    super::render_template(&Stub {
        header: place.header(),
        docstring: place.docstring(),
        exported: place.export_list(),
        imports: spelling.imports.lines(),
        variables,
        attributes,
        classes,
        members,
        functions,
    })
}

/// All names that mean something else in the module than in Python. In a class, its fields and methods
/// do; one spelling for all of the module is easier to read than two.
fn defined_names<'a>(package: &'a Package, types: &'a TypeTable) -> impl Iterator<Item = &'a str> {
    let with_class = package.callables.iter().filter(|function| function.result_class.is_some());
    let results = with_class.flat_map(|function| &function.results).map(|it| &it.python);
    let records = package.records.iter().filter_map(|key| types.get(key)?.as_record());
    let fields = records.flat_map(|record| &record.fields).map(|field| &field.python);
    let errors = package.errors.iter().flat_map(|class| &class.fields).map(|field| &field.python);
    let is_member = |it: &&Callable| matches!(it.kind, CallableKind::Method | CallableKind::Read);
    let methods = package.callables.iter().filter(is_member);
    let members = results.chain(fields).chain(errors).chain(methods.map(|method| &method.python));
    let variables = package.variables().map(|variable| &variable.python);
    super::names(package, types).chain(members.chain(variables).map(String::as_str))
}

/// Declared types by their keys, all instances of a generic one together.
pub(super) fn by_type<'a>(
    keys: &'a [String],
    types: &'a TypeTable,
) -> Vec<Vec<(&'a str, &'a Declared)>> {
    let found = keys.iter().filter_map(|key| Some((key.as_str(), types.get(key)?)));
    let found: Vec<_> = found.collect();
    let groups = found.chunk_by(|(_, a), (_, b)| a.name.is_of_one_type(&b.name));
    groups.map(<[_]>::to_vec).collect()
}

/// Source as it is in a class.
fn indented(source: &str) -> String {
    let line = |line: &str| if line.is_empty() { String::new() } else { format!("    {line}") };
    source.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn type_variables(spelling: &mut Spelling) -> Vec<Assignment> {
    let of_classes: Vec<_> = spelling.class_variables().cloned().collect();
    // Variables with a default are not in every typing; one import for all is enough.
    let module = if of_classes.is_empty() { "typing" } else { "typing_extensions" };
    let found: Vec<_> = spelling.variables().map(|(a, b)| (a.clone(), b.clone())).collect();
    let variable = |(name, constraints): (String, Vec<Annotation>)| {
        let constraints = constraints.iter().map(Annotation::to_string);
        let arguments = [literal(&name)].into_iter().chain(constraints).collect();
        Assignment::new(&name, &spelling.import(module, "TypeVar"), arguments)
    };
    let mut variables: Vec<_> = found.into_iter().map(variable).collect();
    for name in of_classes {
        let default = format!("default={}", spelling.import("typing", "Any"));
        let variance = name.ends_with(COVARIANT).then(|| "covariant=True".to_owned());
        // What takes any value takes those that cross.
        let bound = name.starts_with(OPEN).then(|| spelling.import("usegolib.typing", "GoAny"));
        let bound = bound.map(|bound| format!("bound={bound}"));
        let arguments = [literal(&name)].into_iter().chain(bound).chain(variance);
        let arguments = arguments.chain([default]).collect();
        variables.push(Assignment::new(&name, &spelling.import(module, "TypeVar"), arguments));
    }
    variables
}
