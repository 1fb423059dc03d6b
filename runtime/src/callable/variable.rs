//! The value of a Go variable, read now.
//!
//! In: a package and a Go name. Out: a Python object. Nothing is kept: the next read may see another
//! value.

use std::mem::MaybeUninit;
use std::sync::Arc;

use pyo3::prelude::*;
use usegolib::abi;

use super::respond::{self, Respondent};
use crate::errors;
use crate::library::call::Answer;
use crate::library::several;
use crate::library::source::Source;
use crate::records::home;
use crate::wire::codec::Codec;
use crate::wire::decode::decode_results;
use crate::wire::msgpack::write::{Sink as _, Writer};

/// Room for a request, which is an array of one number.
const REQUEST: usize = 16;

/// Calls the getter of variable `go`; the library is loaded now if need be.
pub(crate) fn read_variable<'py>(
    py: Python<'py>,
    source: &Arc<Source>,
    go: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let loaded = py.detach(|| source.load())?;
    several::warn(py)?;
    loaded.check_not_forked()?;
    let variable = source.variable(&loaded.manifest, go)?;
    let scope = home::scope_of_loaded(source, loaded);
    let respondent = Respondent {
        name: go,
        function: None,
        results: &[],
        scope,
        has_limit: false,
        is_method: false,
        made: None,
        arguments: None,
    };
    let mut space = [MaybeUninit::uninit(); REQUEST];
    let mut request = Writer::new(&mut space);
    let written =
        request.write_array_head(1).and_then(|()| request.write_uint(variable.index.into()));
    written.map_err(|_| errors::protocol(&respondent, "its request is too long"))?;
    let mut response = [MaybeUninit::uninit(); abi::SMALL_RESPONSE];
    let len = request.position();
    let request = space.get(..len).unwrap_or_default();
    let mut answer = Answer::new(&loaded.library, &mut response);
    loaded.library.call(py, request, 0, &mut answer);
    let results: Vec<_> =
        variable.results.iter().map(|result| Codec::of(&result.kind, scope).of_result()).collect();
    respond::read_response(
        py,
        || respondent,
        &answer,
        |message| decode_results(py, message, &results, None),
    )
}
