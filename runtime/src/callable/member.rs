//! An entry of the library's table that is no function in Python: what reads a field of an object, writes
//! it, or makes an object.
//!
//! In: the object, what the field is to be, or the fields that a new object is given. Out: a Python object.

use std::fmt;
use std::mem::MaybeUninit;
use std::sync::{Arc, OnceLock};

use pyo3::prelude::*;
use usegolib::abi;
use usegolib::model::{self, CallableKind};

use super::request::{RefusedArgument, write_to_vec};
use super::respond::{self, Respondent};
use super::signature::Signature;
use crate::library::call::Answer;
use crate::library::loaded::Loaded;
use crate::library::several;
use crate::library::source::Source;
use crate::objects::instance;
use crate::records::home;
use crate::records::scope::Scope;
use crate::wire::decode::decode_results;
use crate::wire::encode::encode;
use crate::wire::encode::field::encode_field;
use crate::wire::encode::kept::Keeping;
use crate::wire::msgpack::write::{Measure, Sink, Writer};
use crate::wire::refusal::Refusal;

/// A value that a request has; without one Go's zero value is meant.
pub(crate) type Given<'a, 'py> = Option<Borrowed<'a, 'py, PyAny>>;

/// Such an entry, bound to the library when it is first used.
pub(crate) struct Member {
    source: Arc<Source>,
    kind: CallableKind,
    /// Key of the type that it belongs to.
    key: &'static str,
    /// Its Go name.
    go: String,
    /// Name of the class in Python.
    class: &'static str,
    /// What messages call it: `Printer.indent`, or `Printer`.
    name: String,
    binding: OnceLock<Binding>,
}

/// What a use needs.
struct Binding {
    loaded: &'static Loaded,
    signature: Signature,
    /// Whether lists are made to encode a value, which have to be kept.
    keeps: bool,
}

impl Member {
    pub(crate) fn new(
        source: Arc<Source>,
        key: &'static str,
        class: &'static str,
        callable: &model::Callable,
    ) -> Self {
        let name = match callable.kind {
            CallableKind::Make => class.to_owned(),
            CallableKind::Function
            | CallableKind::Method
            | CallableKind::Get
            | CallableKind::Read
            | CallableKind::Assign => format!("{class}.{}", callable.python),
        };
        let (kind, go, binding) = (callable.kind, callable.go.clone(), OnceLock::new());
        Self { source, kind, key, go, class, name, binding }
    }

    /// What messages call it.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The entry as the manifest describes it, the library loaded now if need be.
    pub(crate) fn describe(&self, py: Python<'_>) -> PyResult<&'static model::Callable> {
        Ok(self.binding(py)?.signature.function)
    }

    /// Calls the entry with a value for each of its parameters.
    pub(crate) fn call<'py>(
        &self,
        py: Python<'py>,
        values: &[Given<'_, 'py>],
    ) -> PyResult<Bound<'py, PyAny>> {
        let Binding { loaded, signature, keeps } = self.binding(py)?;
        loaded.check_not_forked()?;
        let _keeping = keeps.then(Keeping::begin);
        let mut response = [MaybeUninit::uninit(); abi::SMALL_RESPONSE];
        let mut answer = Answer::new(&loaded.library, &mut response);
        self.send(py, loaded, signature, values, &mut answer)
            .map_err(|refused| self.refuse(signature, refused))?;
        let respondent = || Respondent {
            name: &self.name,
            function: Some(signature.function),
            results: &signature.results,
            scope: self.scope(loaded),
            has_limit: false,
            is_method: signature.is_method,
            made: instance::find_made(values.first().copied().flatten()),
            arguments: None,
        };
        respond::read_response(py, respondent, &answer, |message| {
            decode_results(py, message, &signature.results, None)
        })
    }

    fn scope(&self, loaded: &'static Loaded) -> &'static Scope {
        home::scope_of_loaded(&self.source, loaded)
    }

    #[inline]
    fn binding(&self, py: Python<'_>) -> PyResult<&Binding> {
        match self.binding.get() {
            Some(binding) => Ok(binding),
            None => self.bind(py),
        }
    }

    #[cold]
    fn bind(&self, py: Python<'_>) -> PyResult<&Binding> {
        let loaded = py.detach(|| self.source.load())?;
        several::warn(py)?;
        let callable = self.source.member(&loaded.manifest, self.kind, self.key, &self.go)?;
        let signature = Signature::of(callable, self.scope(loaded));
        let keeps = !signature.is_plain();
        Ok(self.binding.get_or_init(|| Binding { loaded, signature, keeps }))
    }

    /// Sends the request: a small one is written on the stack.
    fn send(
        &self,
        py: Python<'_>,
        loaded: &'static Loaded,
        signature: &Signature,
        values: &[Given<'_, '_>],
        answer: &mut Answer<'_>,
    ) -> Result<(), RefusedArgument> {
        let mut space = [MaybeUninit::uninit(); abi::SMALL_REQUEST];
        let mut request = Writer::new(&mut space);
        match encode_request(&mut request, signature, values) {
            Ok(()) => {
                let len = request.position();
                let request = space.get(..len).unwrap_or_default();
                loaded.library.call(py, request, 0, answer);
                Ok(())
            }
            Err((_, Refusal::Full)) => {
                let request = self.encode_large(signature, values)?;
                loaded.library.call(py, &request, 0, answer);
                Ok(())
            }
            Err(refused) => Err(refused),
        }
    }

    /// A request that does not fit the stack: measured first, then written once.
    #[cold]
    fn encode_large(
        &self,
        signature: &Signature,
        values: &[Given<'_, '_>],
    ) -> Result<Vec<MaybeUninit<u8>>, RefusedArgument> {
        let mut size = Measure::default();
        encode_request(&mut size, signature, values)?;
        write_to_vec(&self.name, size.position(), |request| {
            encode_request(request, signature, values)
        })
    }

    #[cold]
    fn refuse(&self, signature: &Signature, (index, why): RefusedArgument) -> PyErr {
        let parameters = &signature.function.params;
        let parameter = parameters.get(index).map_or("", |it| it.python.as_str());
        match self.kind {
            CallableKind::Read | CallableKind::Assign if index == 0 => {
                why.into_exception_at(&self.name, str::to_owned)
            }
            CallableKind::Read | CallableKind::Assign => {
                why.into_exception_at(parameter, |place| format!("{}.{place}", self.class))
            }
            CallableKind::Make
            | CallableKind::Function
            | CallableKind::Method
            | CallableKind::Get => why.into_exception(&self.name, 0, parameter),
        }
    }
}

/// Appends the request.
fn encode_request(
    sink: &mut impl Sink,
    signature: &Signature,
    values: &[Given<'_, '_>],
) -> Result<(), RefusedArgument> {
    let head = sink.write_array_head(signature.length);
    let index = u64::from(signature.function.index);
    head.and_then(|()| sink.write_uint(index)).map_err(|full| (0, full.into()))?;
    for (index, (codec, value)) in signature.params.iter().zip(values).enumerate() {
        let written = match value {
            None => sink.write_nil().map_err(Refusal::from),
            Some(value) if signature.is_method && index == 0 => encode(sink, codec, *value),
            Some(value) => encode_field(sink, codec, *value),
        };
        written.map_err(|why| (index, why))?;
    }
    Ok(())
}

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Member").field(&self.name).finish()
    }
}
