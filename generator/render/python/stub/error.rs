//! Errors in a stub: exceptions that derive from `usegolib.GoError`.
//!
//! In: a package. Out: a class for each of its errors, with the fields and the methods of a type. None is
//! final: an error of several classes is of one that derives from all of them.

use super::class::Class;
use super::methods::{Receiver, head, own_methods, static_methods};
use super::spelling::Spelling;
use crate::model::{Api, ErrorClass, ErrorOrigin, Field, Package, TypeName};
use crate::render::python::text::{docstring, unbroken};

/// The package's errors.
pub(super) fn errors(package: &Package, api: &Api, spelling: &mut Spelling) -> Vec<Class> {
    package.errors.iter().map(|class| error(class, package, api, spelling)).collect()
}

fn error(class: &ErrorClass, package: &Package, api: &Api, spelling: &mut Spelling) -> Class {
    let (go, base) = (&class.go, spelling.import("usegolib", "GoError"));
    let kind = if class.of == ErrorOrigin::Variable { "var" } else { "type" };
    let closing = [format!("Go: {kind} {go}"), class.position.within(&api.module)];
    Class {
        decorators: Vec::new(),
        head: head(&class.python, go, vec![base], package, spelling),
        docstring: docstring(&class.doc, &closing, "    "),
        members: class.fields.iter().map(|it| field(it, api, spelling)).collect(),
        methods: methods(class, package, api, spelling),
    }
}

fn methods(
    class: &ErrorClass,
    package: &Package,
    api: &Api,
    spelling: &mut Spelling,
) -> Vec<String> {
    let name = TypeName {
        package: package.path.clone(),
        clause: package.name.clone(),
        name: class.go.clone(),
        args: Vec::new(),
    };
    match class.of {
        ErrorOrigin::Variable => Vec::new(),
        ErrorOrigin::Struct => {
            own_methods(&name, Receiver::Itself { is_generic: false }, package, api, spelling)
        }
        ErrorOrigin::Named => static_methods(&name, package, api, spelling),
    }
}

fn field(field: &Field, api: &Api, spelling: &mut Spelling) -> String {
    let kind = spelling.result(&[&field.kind]);
    let line = unbroken(format!("    {}: {kind}", field.python));
    let go = format!("Go: {} {}", field.go, api.types.spell(&field.kind));
    format!("{line}\n    {}", docstring(&field.doc, &[go], "    "))
}
