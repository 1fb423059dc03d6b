//! One instance of a function that crosses.
//!
//! In and out: plain data, between the passes; names and indices come later.

use crate::model::{Rule, Supplied, Supply, Type};

/// What crosses in a call.
#[derive(Clone)]
pub(in crate::restrict) struct Call {
    /// Type arguments; empty for a function that is not generic.
    pub(in crate::restrict) type_args: Vec<Type>,
    /// Position among Go's parameters, and type, of those that a caller passes.
    pub(in crate::restrict) params: Vec<(usize, Type)>,
    /// Whether the last of them is `...T`.
    pub(in crate::restrict) variadic: bool,
    /// The others.
    pub(in crate::restrict) supplied: Vec<Supplied>,
    /// Which of `params` the function writes into, so that they are results too, by their places
    /// there.
    pub(in crate::restrict) written: Vec<usize>,
    /// Those that it may write into without a result for them.
    pub(in crate::restrict) unseen: Vec<usize>,
    /// Go's results without a trailing error.
    pub(in crate::restrict) results: Vec<Type>,
    /// Which of `results` are never nil where there is no error, of types that have a nil.
    pub(in crate::restrict) never_nil: Vec<bool>,
    /// Whether there is a trailing error.
    pub(in crate::restrict) fails: bool,
    /// What it takes beyond strict Level 1.
    pub(in crate::restrict) rules: Vec<Rule>,
}

impl Call {
    /// The parameters that the library fills with this.
    pub(in crate::restrict) fn find_supplied(
        &self,
        with: Supply,
    ) -> impl Iterator<Item = &Supplied> {
        self.supplied.iter().filter(move |supplied| supplied.with == with)
    }

    /// How many values a response carries: Go's results and what was written.
    pub(in crate::restrict) fn count_results(&self) -> usize {
        self.results.len() + self.writers().count() + self.targets().count() + self.written.len()
    }

    /// What the function fills.
    pub(in crate::restrict) fn targets(&self) -> impl Iterator<Item = &Supplied> {
        self.supplied.iter().filter(|supplied| supplied.is_target())
    }

    /// The supplied writers.
    pub(in crate::restrict) fn writers(&self) -> impl Iterator<Item = &Supplied> {
        self.supplied.iter().filter(|it| matches!(it.with, Supply::Writer | Supply::Sink))
    }
}
