//! Pass 3, beside the functions: exported variables that hold errors, and exported types that are some.
//!
//! In: what the package declares. Out: the exception classes of its errors, with the fields that Python
//! can have. A generic type has none, and an interface is no error of its own.

use super::constants::Group;
use super::types::error::is_error;
use super::types::{Direction, Mention, Types};
use crate::introspect::{
    DescribedField, DescribedPackage, DescribedType, DescribedTypes, DescribedVariable, GoType,
};
use crate::model::{ErrorClass, ErrorOrigin, Field, Level, Type, TypeTable};
use crate::naming;

/// The classes of a package's errors, without their names in Python, sorted by Go name. A type whose
/// constants are an enum has the class of that.
pub(super) fn classes(
    package: &DescribedPackage,
    groups: &[Group],
    types: &Types,
) -> Vec<ErrorClass> {
    if types.level() < Level::State {
        return Vec::new();
    }
    let variables = package.variables.iter().filter(|it| is_of_error(&it.kind, types.all()));
    let is_free = |(key, _): &(&str, &DescribedType)| groups.iter().all(|group| group.key != *key);
    let declared = types.declared_in(&package.path).filter(is_free);
    let declared = declared.filter_map(|(key, described)| of_type(key, described, types));
    let mut classes: Vec<_> = variables.map(of_variable).chain(declared).collect();
    classes.sort_by(|a, b| a.go.cmp(&b.go));
    classes
}

fn of_variable(variable: &DescribedVariable) -> ErrorClass {
    ErrorClass {
        go: variable.name.clone(),
        python: String::new(),
        doc: variable.doc.clone(),
        position: variable.position.clone(),
        of: ErrorOrigin::Variable,
        fields: Vec::new(),
    }
}

fn of_type(key: &str, described: &DescribedType, types: &Types) -> Option<ErrorClass> {
    let is_interface = matches!(described.underlying, GoType::Interface { .. });
    let is_class = is_error(described) && described.type_params.is_empty() && !is_interface;
    let position = described.position.clone().filter(|_| is_class)?;
    let this = GoType::Named { name: key.to_owned(), args: Vec::new() };
    let found = Mention::new(types, Direction::Out).restrict_receiver(&this);
    let is_exception = found.is_ok_and(|kind| is_exception(&kind, &types.table()));
    Some(ErrorClass {
        go: described.name.clone(),
        python: String::new(),
        doc: described.doc.clone(),
        position,
        of: if is_exception { ErrorOrigin::Struct } else { ErrorOrigin::Named },
        fields: fields(described, types),
    })
}

fn is_exception(kind: &Type, types: &TypeTable) -> bool {
    matches!(kind, Type::Declared(key) if types.resolve(key).as_error().is_some())
}

/// The exported fields that cross. One that is read when it is asked for is left out: nobody asks.
fn fields(described: &DescribedType, types: &Types) -> Vec<Field> {
    let crosses = |field: &'_ DescribedField| {
        let kind = field.kind.as_ref().filter(|_| field.exported)?;
        let kind = Mention::new(types, Direction::Out).restrict(kind).ok()?;
        let is_value = !matches!(kind, Type::Reader(_) | Type::Seq(_));
        is_value.then(|| (field.clone(), kind))
    };
    let found: Vec<_> = described.fields.iter().filter_map(crosses).collect();
    let go: Vec<&str> = found.iter().map(|(field, _)| field.name.as_str()).collect();
    let methods: Vec<&str> =
        described.methods.iter().map(|method| method.function.name.as_str()).collect();
    let names = naming::error_fields(&go, &methods);
    let field = |((field, kind), python): ((DescribedField, Type), String)| Field {
        go: field.name,
        python,
        kind,
        doc: field.doc,
    };
    found.into_iter().zip(names).map(field).collect()
}

/// Whether values of a type are errors.
pub(crate) fn is_of_error(kind: &GoType, types: &DescribedTypes) -> bool {
    let implements = |name: &str, spellings: &[&str]| {
        let interfaces = types.get(name).map_or(&[][..], |it| &it.implements);
        interfaces.iter().any(|it| spellings.contains(&it.as_str()))
    };
    match kind {
        GoType::Named { name, .. } => name == "error" || implements(name, &["error"]),
        GoType::Pointer { elem } => {
            matches!(&**elem, GoType::Named { name, .. } if implements(name, &["error", "*error"]))
        }
        GoType::Basic { .. }
        | GoType::Slice { .. }
        | GoType::Array { .. }
        | GoType::Map { .. }
        | GoType::Chan { .. }
        | GoType::Struct {}
        | GoType::Interface { .. }
        | GoType::Func { .. }
        | GoType::Tparam { .. } => false,
    }
}
