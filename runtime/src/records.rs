//! Go structs that are records, as Python classes.
//!
//! In: the rows of a table of types. Out: classes with keyword-only fields that never change, and the
//! memory of their instances. A class is made when it is first needed: [`scope`] knows all of one
//! package tree, [`class`] makes one, [`instance`] is an object's memory, [`slots`] what CPython calls
//! of it, [`create`] makes one in Python, [`zero`] has what a field is where nobody says, [`copies`]
//! takes them apart for pickles and copies, and [`dataclass`] tells `dataclasses` what they are.

pub(crate) mod class;
mod copies;
mod create;
mod dataclass;
mod dealloc;
pub(crate) mod home;
pub(crate) mod instance;
pub(crate) mod scope;
pub(crate) mod siblings;
mod slots;
pub(crate) mod spec;
mod zero;
