//! Every name that reaches Python: casing, reserved words, collisions.
//!
//! In: Go identifiers. Out: Python identifiers.
