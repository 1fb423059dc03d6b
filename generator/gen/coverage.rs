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
    /// Constants.
    pub constants: usize,
    /// Variables that can be read.
    pub variables: usize,
}

impl Coverage {
    /// Of one package.
    #[must_use]
    pub fn of(package: &Package) -> Self {
        let callable = package.functions().count();
        Self {
            exported: callable + package.skipped.len(),
            callable,
            constants: package.constants.len(),
            variables: package.variables().count(),
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

    /// Whether there is anything to import.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.callable + self.constants + self.variables == 0
    }

    /// The callable functions in percent of the exported ones, rounded down.
    #[must_use]
    pub fn percent(self) -> usize {
        (self.callable * 100).checked_div(self.exported).unwrap_or(0)
    }
}

impl Add for Coverage {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            exported: self.exported + other.exported,
            callable: self.callable + other.callable,
            constants: self.constants + other.constants,
            variables: self.variables + other.variables,
        }
    }
}
