//! Go values that stay in Go, and their Python classes.
//!
//! In: the rows of a table of types, and the numbers of values. Out: classes, and instances that each
//! stand for one Go value as long as they live. A class is made when it is first needed: [`class`] is one,
//! [`base`] what they all derive from, [`interface`] what those derive from that implement one, [`held`]
//! which class a value is of that an interface holds, [`instance`] the memory of an object, [`slots`] what
//! CPython calls of it, [`fields`] its attributes, [`ambiguous`] the names that it does not have, [`make`]
//! how Python makes one, [`protocols`] and [`identity`] what `str()`, `with`, `==` and `hash()` do, [`repr`] what `repr()`
//! shows, [`ask`] what the library is asked about objects, [`iterator`] what gives values one by one,
//! [`documentation`] what is told of it, and [`release`] lets go of one at once, and counts them.

mod ambiguous;
mod ask;
pub(crate) mod base;
pub(crate) mod class;
pub(crate) mod documentation;
mod fields;
pub(crate) mod held;
mod identity;
pub(crate) mod instance;
pub(crate) mod interface;
pub(crate) mod iterator;
mod make;
pub(crate) mod protocols;
pub(crate) mod release;
mod repr;
pub(crate) mod slots;
