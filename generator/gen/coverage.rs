//! How much of what a module exports can be called.
//!
//! In: packages. Out: numbers. A generic function counts once, however many instances it has.

use std::collections::BTreeMap;
use std::ops::Add;

use serde::Serialize;

use crate::model::Package;

/// What packages export, and how much of it can be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Exported functions.
    pub exported: usize,
    /// Those that can be called.
    pub callable: usize,
    /// Exported methods of its types; none are counted at the first level.
    pub exported_methods: usize,
    /// Those that can be called.
    pub callable_methods: usize,
    /// Constants.
    pub constants: usize,
    /// Variables that can be read.
    pub variables: usize,
    /// Types of which objects can be made.
    #[serde(skip)]
    pub objects: usize,
}

impl Coverage {
    /// Of one package.
    #[must_use]
    pub fn of(package: &Package) -> Self {
        let callable = package.functions().count();
        let callable_methods = package.count_methods();
        let skipped = package.skipped.iter().filter(|it| !it.is_variable);
        let (skipped_methods, skipped): (Vec<_>, Vec<_>) =
            skipped.partition(|it| it.receiver.is_some());
        Self {
            exported: callable + skipped.len(),
            callable,
            exported_methods: callable_methods + skipped_methods.len(),
            callable_methods,
            constants: package.constants.len(),
            variables: package.variables().count(),
            objects: package.objects.len(),
        }
    }

    /// Of all of them.
    #[must_use]
    pub fn total<'a>(packages: impl IntoIterator<Item = &'a Package>) -> Self {
        packages.into_iter().map(Self::of).fold(Self::default(), Self::add)
    }

    /// Of each, by import path.
    #[must_use]
    pub fn by_package(packages: &[Package]) -> BTreeMap<String, Self> {
        packages.iter().map(|package| (package.path.clone(), Self::of(package))).collect()
    }

    /// Exported functions that cannot be called.
    #[must_use]
    pub fn not_callable(self) -> usize {
        self.exported - self.callable
    }

    /// Exported methods that cannot be called.
    #[must_use]
    pub fn not_callable_methods(self) -> usize {
        self.exported_methods - self.callable_methods
    }

    /// Whether there is anything to import.
    #[must_use]
    pub fn is_empty(self) -> bool {
        let values = self.constants + self.variables;
        self.callable + self.callable_methods + values + self.objects == 0
    }

    /// The callable functions in percent of the exported ones, rounded down.
    #[must_use]
    pub fn percent(self) -> usize {
        percent(self.callable, self.exported)
    }

    /// The same of methods.
    #[must_use]
    pub fn percent_of_methods(self) -> usize {
        percent(self.callable_methods, self.exported_methods)
    }
}

fn percent(part: usize, all: usize) -> usize {
    (part * 100).checked_div(all).unwrap_or(0)
}

impl Add for Coverage {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            exported: self.exported + other.exported,
            callable: self.callable + other.callable,
            exported_methods: self.exported_methods + other.exported_methods,
            callable_methods: self.callable_methods + other.callable_methods,
            constants: self.constants + other.constants,
            variables: self.variables + other.variables,
            objects: self.objects + other.objects,
        }
    }
}
