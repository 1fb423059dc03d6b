//! Pass 5, of errors: the names of their classes.
//!
//! In: the classes of a package's errors, and what everything is called. Out: the same with their names,
//! which the table of types has too.

use super::{Names, name_class};
use crate::model::{ErrorClass, ErrorOrigin, TypeTable};

/// The classes with their names.
pub(super) fn named(
    package: &str,
    classes: Vec<ErrorClass>,
    names: &Names,
    types: &mut TypeTable,
) -> Vec<ErrorClass> {
    for class in classes.iter().filter(|class| class.of == ErrorOrigin::Struct) {
        name_class(&class.key(package), names, types);
    }
    let with_name =
        |class: ErrorClass| ErrorClass { python: names.types[&class.go].clone(), ..class };
    classes.into_iter().map(with_name).collect()
}
