//! A Go function as a Python object: what it is called, where it lives, and how it is called.

mod annotations;
mod arity;
mod call;
mod choice;
mod context;
mod docs;
pub(crate) mod function;
pub(crate) mod native;
mod respond;
pub(crate) mod variable;
