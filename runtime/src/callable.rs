//! A Go function as a Python object: what it is called, where it lives, and how it is called.
//!
//! In: a package and a Go name. Out: a Python object that tools take for a function.
//!
//! Along a call: [`native`] is what CPython calls, [`call`] the whole of it in a few lines, [`arguments`]
//! and [`arity`] what comes in, [`binding`] what is known since the first call, [`signature`] how
//! arguments and results travel, [`request`] and [`send`] the way there ([`context`] where it may
//! take long, [`to`] where Go writes, [`choice`] where a generic function has several,
//! [`of`] where the call says which), [`respond`] the way
//! back, with [`place`] for what Go refused. Beside it: [`docs`] and [`annotations`] for tools, [`variable`] and [`member`], which are used as if
//! they were called, and [`next`], which asks an iterator.

mod annotations;
mod arguments;
mod arity;
pub(crate) mod aside;
mod binding;
mod call;
mod callee;
mod choice;
mod context;
mod docs;
pub(crate) mod function;
mod into;
pub(crate) mod member;
pub(crate) mod native;
pub(crate) mod next;
mod of;
mod place;
mod request;
mod respond;
mod send;
mod signature;
mod to;
pub(crate) mod variable;
