//! Level 1: what of a described module can cross the boundary, and why the rest cannot.
//!
//! In: [`Described`]. Out: packages, each with its callable functions and its refusals, constants
//! and variables. Total: a refusal is data, never an error.

mod crossing;
mod family;
mod function;
mod generic;
mod obstacle;
pub mod packages;
mod parameter;
mod refusal;
mod rules;
mod text;
mod value;

use crate::introspect::{Described, DescribedFunction, DescribedPackage, DescribedVariable};
use crate::model::{Constant, Enum, Function, Package, Skipped, Supply, Type, Value, Variable};
use crate::naming::{self, Declared, Modules, Names};
use crossing::Types;
use function::Call;
use refusal::Refusal;
use value::{ConstantValue, Group};

/// Restricts a described module to Level 1. Commands, internal packages and packages with errors
/// are left out; indices count from 0 over all packages in order, in each over its functions and
/// then its variables.
#[must_use]
pub fn level1(described: &Described) -> Vec<Package> {
    let offered: Vec<&DescribedPackage> =
        described.packages.iter().filter(|package| packages::is_callable(package)).collect();
    let modules = Modules::new(offered.iter().map(|p| (p.path.as_str(), p.name.as_str())));
    let mut packages: Vec<Package> = offered
        .into_iter()
        .map(|package| Restriction::of(package, &described.types).named(&modules))
        .collect();
    number(&mut packages);
    packages
}

/// Gives every entry of the library's table its index.
fn number(packages: &mut [Package]) {
    let mut next = 0..;
    for package in packages {
        let functions = package.functions.iter_mut().map(|function| &mut function.index);
        let variables = package.variables.iter_mut().map(|variable| &mut variable.index);
        functions.chain(variables).zip(&mut next).for_each(|(index, number)| *index = number);
    }
}

/// What of one package crosses, before it has names in Python.
struct Restriction<'a> {
    package: &'a DescribedPackage,
    /// All its functions by name, with what became of them.
    functions: Vec<(&'a DescribedFunction, Result<Vec<Call>, Refusal>)>,
    constants: Vec<ConstantValue<'a>>,
    groups: Vec<Group<'a>>,
    variables: Vec<(&'a DescribedVariable, Type)>,
}

impl<'a> Restriction<'a> {
    fn of(package: &'a DescribedPackage, types: &'a Types) -> Self {
        let mut declared: Vec<&DescribedFunction> = package.functions.iter().collect();
        declared.sort_by(|a, b| a.name.cmp(&b.name));
        let decided =
            |declared: &'a DescribedFunction| (declared, function::calls(package, declared, types));
        let constants = value::constants(package, types);
        Self {
            package,
            functions: declared.into_iter().map(decided).collect(),
            groups: value::groups(package, &constants, types),
            constants,
            variables: value::variables(package, types),
        }
    }

    fn named(self, modules: &Modules) -> Package {
        let names = self.names(modules);
        let constants = self.constants.into_iter().zip(&names.values).map(constant).collect();
        let groups = self.groups.into_iter().zip(names.types).map(enumeration).collect();
        let of_variables = names.values.iter().rev().take(self.variables.len()).rev();
        let variables = self.variables.into_iter().zip(of_variables).map(variable).collect();
        let mut classes = names.classes.into_iter();
        let (mut functions, mut skipped) = (Vec::new(), Vec::new());
        for ((declared, decided), python) in self.functions.into_iter().zip(names.functions) {
            match decided {
                Ok(calls) => {
                    let class = wants_class(declared, &calls).then(|| classes.next()).flatten();
                    let instance = |call| offered(declared, &python, class.clone(), call);
                    functions.extend(calls.into_iter().map(instance));
                }
                Err(refusal) => skipped.push(refused(declared, refusal)),
            }
        }
        let DescribedPackage { path, name, doc, .. } = self.package.clone();
        Package { path, name, doc, functions, skipped, constants, enums: groups, variables }
    }

    /// The Python names of all that the package declares.
    fn names(&self, modules: &Modules) -> Names {
        // Skipped functions count as well: no name may change when a later version can call them.
        let functions: Vec<_> = self.functions.iter().map(|(f, _)| f.name.as_str()).collect();
        let constants = self.constants.iter().map(|constant| constant.declared.name.as_str());
        let variables = self.variables.iter().map(|(variable, _)| variable.name.as_str());
        let values: Vec<_> = constants.chain(variables).collect();
        let types: Vec<_> = self.groups.iter().map(|group| group.name).collect();
        let with_class = self.functions.iter().filter(|(declared, decided)| {
            decided.as_ref().is_ok_and(|calls| wants_class(declared, calls))
        });
        let classes: Vec<_> = with_class.map(|(declared, _)| declared.name.as_str()).collect();
        let declared =
            Declared { functions: &functions, values: &values, types: &types, classes: &classes };
        naming::package_names(&declared, &modules.children(&self.package.path))
    }
}

/// Whether a function has several results, each with a name.
fn wants_class(function: &DescribedFunction, calls: &[Call]) -> bool {
    calls.first().is_some_and(|call| {
        let names = result_names(function, call);
        names.len() > 1 && naming::results(&names).iter().all(|name| !name.is_empty())
    })
}

/// Go's names for what a response carries: its results, then its writers.
fn result_names<'a>(function: &'a DescribedFunction, call: &Call) -> Vec<&'a str> {
    let (results, _) = function::without_error(&function.results);
    let writers = call.writers().map(|writer| writer.position as usize);
    let writers = writers.filter_map(|position| function.params.get(position));
    results.iter().chain(writers).map(|value| value.name.as_str()).collect()
}

fn offered(
    function: &DescribedFunction,
    python: &str,
    result_class: Option<String>,
    call: Call,
) -> Function {
    let written = call.writers().map(|_| Type::Bytes);
    let results: Vec<Type> = call.results.iter().cloned().chain(written).collect();
    let go_results = result_names(function, &call);
    Function {
        index: 0,
        go: function.name.clone(),
        python: python.to_owned(),
        signature: function.signature.clone(),
        doc: function.doc.clone(),
        deprecated: Some(function.deprecated.clone()).filter(|text| !text.is_empty()),
        position: function.position.clone(),
        results: values(&go_results, naming::results(&go_results), results),
        params: params(function, &call),
        type_args: call.type_args,
        variadic: call.variadic,
        supplied: call.supplied,
        result_class,
        fails: call.fails,
        rules: call.rules,
    }
}

fn params(function: &DescribedFunction, call: &Call) -> Vec<Value> {
    let go: Vec<&str> =
        call.params.iter().map(|(position, _)| function.params[*position].name.as_str()).collect();
    let has_timeout = call.supplied_with(Supply::Context).next().is_some();
    let python =
        if has_timeout { naming::parameters_beside_timeout(&go) } else { naming::parameters(&go) };
    values(&go, python, call.params.iter().map(|(_, kind)| kind.clone()).collect())
}

fn values(go: &[&str], python: Vec<String>, kinds: Vec<Type>) -> Vec<Value> {
    let parts = go.iter().zip(python).zip(kinds);
    parts.map(|((go, python), kind)| Value { go: (*go).to_owned(), python, kind }).collect()
}

fn refused(function: &DescribedFunction, refusal: Refusal) -> Skipped {
    Skipped {
        go: function.name.clone(),
        signature: function.signature.clone(),
        position: function.position.clone(),
        code: refusal.code,
        reason: refusal.sentence,
    }
}

fn constant((constant, python): (ConstantValue, &String)) -> Constant {
    let ConstantValue { declared, kind, value } = constant;
    Constant {
        go: declared.name.clone(),
        python: python.clone(),
        kind,
        value,
        doc: declared.doc.clone(),
        position: declared.position.clone(),
    }
}

fn enumeration((group, python): (Group, String)) -> Enum {
    Enum {
        go: group.name.to_owned(),
        python,
        doc: group.doc.to_owned(),
        strings: group.strings,
        members: group.members.into_iter().map(str::to_owned).collect(),
    }
}

fn variable(((declared, kind), python): ((&DescribedVariable, Type), &String)) -> Variable {
    Variable {
        index: 0,
        go: declared.name.clone(),
        python: python.clone(),
        kind,
        doc: declared.doc.clone(),
        position: declared.position.clone(),
    }
}

#[cfg(test)]
mod tests;
