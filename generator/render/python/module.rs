//! `__init__.py`: where the library is, constants, and one line per bound function.
//!
//! In: a [`Place`]. Out: the module's text. It binds and does not wrap: a call costs no Python
//! frame, and nothing is read or loaded before the first one. Enums, records, objects and errors are made when
//! they are asked for, by the runtime.

use askama::Template;

use super::assignment::Assignment;
use super::text::{fits, literal, unbroken};
use super::{Place, stub, value};
use crate::model::{Callable, Class, Constant, Enum, Package, TypeTable, ValueClasses};

#[derive(Template)]
#[template(path = "python/__init__.py.jinja", escape = "none")]
struct Source {
    header: String,
    docstring: String,
    /// Import lines of the standard library.
    imports: Vec<String>,
    /// The names that `__all__` lists, as literals.
    exported: Vec<String>,
    /// Arguments that say which library and package the functions come from.
    library: Vec<(&'static str, String)>,
    /// Whether Go has anything there, callable or not.
    is_bound: bool,
    /// Python and Go names of the variables, as literals.
    variables: Vec<(String, String)>,
    enums: Vec<Members>,
    /// Python and Go names of the records, as literals.
    records: Vec<(String, String)>,
    /// The same of objects.
    objects: Vec<(String, String)>,
    /// The same of errors.
    errors: Vec<(String, String)>,
    /// The same of types whose values are of a class of their own.
    values: Vec<(String, String)>,
    /// Python names of constants that are members, and of their classes, as literals.
    members: Vec<(String, String)>,
    /// The same of other types with methods, enums among them.
    methods: Vec<(String, String)>,
    /// Annotations, constants, named tuples and functions, set apart by an empty line.
    groups: Vec<Vec<String>>,
}

/// An enum's base class and members, as literals.
struct Members {
    name: String,
    parts: Vec<String>,
    /// Whether they are too long for one line.
    wrapped: bool,
}

/// Renders the module.
pub(super) fn render(place: &Place) -> String {
    let (package, types, exported) = (place.package, &place.api.types, place.export_list());
    // Variables are not among what is exported, as nothing but who names one reads it.
    let has_variables = package.variables().next().is_some();
    let is_bound = has_variables || !(exported.is_empty() && package.skipped.is_empty());
    let variables: Vec<_> = package
        .variables()
        .map(|variable| (literal(&variable.python), literal(&variable.go)))
        .collect();
    let literals = |(python, go): (&str, &str)| (literal(python), literal(go));
    let values = ValueClasses::of(place.api);
    let members = super::members(package, types, &values);
    let lazy = stub::lazy(package, types, &members);
    super::render_template(&Source {
        header: place.header(),
        docstring: place.docstring(),
        imports: lazy.imports,
        exported,
        library: library(place),
        is_bound,
        variables,
        enums: enums(package, types, &values),
        records: super::records(package, types).map(literals).collect(),
        objects: super::objects(package, types).map(literals).collect(),
        errors: super::errors(package).map(literals).collect(),
        values: own_values(package, &values).map(literals).collect(),
        methods: types_with_methods(package, types, &values).map(literals).collect(),
        groups: groups(package, &members, lazy.lines),
        members: members.into_iter().map(|(it, class)| literals((&it.python, class))).collect(),
    })
}

fn library(place: &Place) -> Vec<(&'static str, String)> {
    let here = [("name", "__name__".to_owned()), ("file", "__file__".to_owned())];
    let what = [
        ("module", literal(&place.api.module)),
        ("version", literal(&place.api.version)),
        ("package", literal(place.path)),
    ];
    let root = match place.roots {
        [root] => (!place.api.foreign.is_empty()).then(|| literal(root)),
        roots => Some(tuple(roots)),
    };
    let root = root.map(|root| ("root", root));
    let folder = ("artifacts", literal(&format!("{}_artifacts", "../".repeat(place.depth))));
    let mut arguments: Vec<_> = here.into_iter().chain(what).chain(root).chain([folder]).collect();
    // Without `artifacts` the runtime looks into the artifact root, and has no use for `file`.
    arguments.retain(|(name, _)| place.embed || !matches!(*name, "file" | "artifacts"));
    arguments
}

fn tuple(texts: &[String]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| literal(text)).collect();
    format!("(\n        {},\n    )", texts.join(",\n        "))
}

/// The enums that the module makes of its constants.
fn enums(package: &Package, types: &TypeTable, values: &ValueClasses) -> Vec<Members> {
    let plain = package.enums.iter().filter(|key| values.get(key).is_none());
    let plain = plain.filter_map(|key| types.get(key)?.as_enum());
    plain.map(|found| members(found, package)).collect()
}

/// The classes of values of a package, by their names in Python and in Go.
fn own_values<'a>(
    package: &'a Package,
    values: &'a ValueClasses,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let own = values.iter().map(|(_, class)| class).filter(|it| it.package == package.path);
    own.map(|class| (class.python.as_str(), class.go.as_str()))
}

fn members(group: &Enum, package: &Package) -> Members {
    let base = if group.is_of_strings() { "StrEnum" } else { "IntEnum" };
    let constants = group.members.iter().filter_map(|name| super::constant(package, name));
    let names = constants.map(|constant| constant.python.as_str());
    let parts: Vec<_> = [base].into_iter().chain(names).map(literal).collect();
    let name = literal(&group.python);
    let wrapped = !fits(&format!("        {name}: ({}),", parts.join(", ")));
    Members { name, parts, wrapped }
}

/// The types whose methods are called on an enum, or on a class of their own, by their names in Python
/// and in Go. An enum whose methods are all skipped says why.
fn types_with_methods<'a>(
    package: &'a Package,
    types: &'a TypeTable,
    values: &'a ValueClasses,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let plain = package.enums.iter().filter(|key| values.get(key).is_none());
    let enums = plain.filter_map(|key| {
        let declared = types.get(key)?;
        let has_methods = !package.methods(&declared.name, types).is_empty()
            || package.lacks_members(&declared.name.name, types);
        has_methods.then_some((declared.as_enum()?.python.as_str(), declared.name.name.as_str()))
    });
    let class =
        |class: &'a Class| (class.python.as_str(), types.resolve(&class.key).name.name.as_str());
    let others = package.classes.iter().filter(|it| values.get(&it.key).is_none());
    enums.chain(others.map(class))
}

fn groups(
    package: &Package,
    members: &[(&Constant, &str)],
    annotations: Vec<String>,
) -> Vec<Vec<String>> {
    let functions: Vec<&Callable> = package.functions().filter_map(<[_]>::first).collect();
    let is_member = |it: &&Constant| members.iter().any(|(member, _)| member.go == it.go);
    let constants = package.constants.iter().filter(|it| !is_member(it)).map(constant).collect();
    let classes = functions.iter().filter_map(|function| class(function)).collect();
    let bound = functions.iter().map(|function| bind(function)).collect();
    let groups: [Vec<String>; 4] = [annotations, constants, classes, bound];
    groups.into_iter().filter(|group| !group.is_empty()).collect()
}

fn constant(constant: &Constant) -> String {
    unbroken(format!("{} = {}", constant.python, value::source(&constant.value)))
}

fn class(function: &Callable) -> Option<String> {
    let class = function.result_class.as_deref()?;
    let fields = function.results.iter().map(|result| result.python.as_str());
    let arguments = [class].into_iter().chain(fields).map(literal).collect();
    Some(Assignment::new(class, "_go.result", arguments).to_string())
}

fn bind(function: &Callable) -> String {
    let names = [literal(&function.go), literal(&function.python)];
    let arguments = names.into_iter().chain(function.result_class.clone()).collect();
    Assignment::new(&function.python, "_go.function", arguments).to_string()
}
