//! Which instance of a generic function a call means: the first that its arguments fit.
//!
//! In: why each of them does not take the arguments. Out: the one refusal that says most.

use super::request::RefusedArgument;
use crate::wire::refusal::Refusal;

/// The refusal of arguments that fit none of the instances. Those that agree with the arguments the
/// longest are what the caller may have meant; where they only differ in the type that they expect
/// next, each of these types would have done.
pub(super) fn choose_refusal(refused: Vec<RefusedArgument>) -> Option<RefusedArgument> {
    let furthest = refused.iter().map(place).max()?;
    let closest = refused.into_iter().filter(|refused| place(refused) == furthest);
    let (indices, closest): (Vec<_>, Vec<_>) = closest.unzip();
    Some((indices.first().copied()?, Refusal::merge(closest)?))
}

/// Where a refusal lies: the index of the argument, then those of elements from outside inwards.
fn place((argument, why): &RefusedArgument) -> Vec<usize> {
    std::iter::once(*argument).chain(why.path()).collect()
}
