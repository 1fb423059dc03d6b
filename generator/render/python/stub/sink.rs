//! The keyword `to` in a stub: an overload that takes a writer, and returns nothing of what was written.
//!
//! In: the parameters of a function without a writer. Out: those with one, and its results.

use super::parameter::Parameter;
use super::spelling::Spelling;
use crate::model::Callable;
use crate::render::python::annotation::Annotation;

/// The parameters of the overload that takes a writer, if there is one.
pub(super) fn beside(params: &[Parameter], spelling: &mut Spelling) -> Option<Vec<Parameter>> {
    let is_to = |param: &Parameter| matches!(param, Parameter::To(_));
    let at = params.iter().position(is_to)?;
    let mut beside = params.to_vec();
    beside[at] = Parameter::To(writer(spelling));
    Some(beside)
}

/// What can be written to.
pub(super) fn writer(spelling: &mut Spelling) -> Annotation {
    spelling.stream("io.Writer")
}

/// Whether it is those of that overload.
pub(super) fn takes_writer(params: &[Parameter]) -> bool {
    let takes = |param: &Parameter| match param {
        Parameter::To(kind) => *kind != Annotation::Nothing,
        Parameter::Mark(_)
        | Parameter::Receiver(_)
        | Parameter::Passed(..)
        | Parameter::Timeout(_)
        | Parameter::Into(_)
        | Parameter::Of(..) => false,
    };
    params.iter().any(takes)
}

/// What is left of the results, which are `given`, where a writer takes what was written.
pub(super) fn left(signature: &[&Callable], mut given: Vec<Annotation>) -> Vec<Annotation> {
    if let Some(place) = signature.first().and_then(|function| function.sink_result()) {
        given.remove(place);
    }
    given
}
