//! Level 1: what of a described module can cross the boundary, and why the rest cannot.
//!
//! In: [`Described`]. Out: packages, each with its callable functions and its refusals. Total:
//! a refusal is data, never an error.

use crate::introspect::Described;
use crate::model::Package;

/// Restricts a described module to Level 1. Commands, internal packages and packages with errors
/// are left out; function indices count from 0 over all packages in order.
#[must_use]
pub fn level1(described: &Described) -> Vec<Package> {
    let _ = described;
    todo!()
}
