//! Go values that stay in Go, and their Python classes.
//!
//! In: the rows of a table of types, and the numbers of values. Out: classes, and instances that each
//! stand for one Go value as long as they live. A class is made when it is first needed: [`class`] is one,
//! [`base`] what they all derive from, [`interface`] what those derive from that implement one, [`held`]
//! which class a value is of that an interface holds, [`instance`] the memory of an object, [`slots`] what
//! CPython calls of it, and [`sources`] which functions return one.

pub(crate) mod base;
pub(crate) mod class;
pub(crate) mod held;
pub(crate) mod instance;
pub(crate) mod interface;
mod slots;
mod sources;
