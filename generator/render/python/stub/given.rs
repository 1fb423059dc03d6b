//! What functions give, in a stub.
//!
//! In: the instances of a function. Out: an annotation for each result, without None where Go never gives nil.

use super::column::{columns, results};
use super::spelling::Spelling;
use crate::model::{Callable, Type};
use crate::render::python::annotation::Annotation;

/// What each result is in all of the functions.
pub(super) fn given(functions: &[&Callable], spelling: &mut Spelling) -> Vec<Annotation> {
    let columns = columns(functions, results).into_iter().enumerate();
    columns.map(|(at, column)| spell(&column, is_never_nil(functions, at), spelling)).collect()
}

/// What each result is in any of the functions.
pub(super) fn given_by_any(functions: &[&Callable], spelling: &mut Spelling) -> Vec<Annotation> {
    let columns = columns(functions, results).into_iter().enumerate();
    let any_of = |(at, column): (usize, Vec<&Type>)| {
        let is_never_nil = is_never_nil(functions, at);
        Annotation::any_of(column.iter().map(|kind| spell(&[*kind], is_never_nil, spelling)))
    };
    columns.map(any_of).collect()
}

fn spell(column: &[&Type], is_never_nil: bool, spelling: &mut Spelling) -> Annotation {
    let spelled = spelling.result(column);
    if is_never_nil { spelled.without_none() } else { spelled }
}

fn is_never_nil(functions: &[&Callable], at: usize) -> bool {
    functions.iter().all(|function| function.results[at].never_nil)
}
