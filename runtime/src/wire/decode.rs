//! One Go value, as MessagePack, to one Python object.
//!
//! In: the bytes of a response and the Go types of the results. Out: Python objects. Everything is
//! checked: the library is trusted with the process, but not with the shape of a message.

use pyo3::prelude::*;
use pyo3::types::PyType;
use usegolib::model::{Array, Number, Type, Value};

use crate::wire::element::{Element, with_element};
use crate::wire::encode::any;
use crate::wire::encode::big_int;
use crate::wire::encode::scalar::{Limits, is_float32};
use crate::wire::msgpack::read::{Elements, Malformed, Reader};
use crate::wire::python;

/// The marker of nil.
const NIL: u8 = 0xc0;

/// Why decoding stopped.
#[derive(Debug)]
pub(crate) enum Undecoded {
    /// The message is not what the signature promises.
    Malformed(Malformed),
    /// Python could not make an object.
    Raised(PyErr),
}

/// An object, or why there is none.
pub(crate) type Decoded<'py> = Result<Bound<'py, PyAny>, Undecoded>;

/// The results of a function: None, the only one, or a tuple, of that class if there is one.
#[inline]
pub(crate) fn results<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    results: &[Value],
    class: Option<&Py<PyType>>,
) -> Decoded<'py> {
    match results {
        [result] => value(py, from, &result.kind),
        [] => nothing(py, from),
        several => {
            if from.array_length()? != several.len() {
                return Err(Malformed::Length.into());
            }
            let tuple =
                python::tuple(py, several.len(), |index| value(py, from, &several[index].kind))?;
            Ok(match class {
                Some(class) => python::tuple_of_class(class.bind(py), &tuple)?,
                None => tuple,
            })
        }
    }
}

/// One value.
pub(crate) fn value<'py>(py: Python<'py>, from: &mut Reader<'_>, kind: &Type) -> Decoded<'py> {
    let object = match kind {
        Type::Bool => {
            return Ok(from.boolean()?.into_pyobject(py).map(|b| b.to_owned().into_any())?);
        }
        Type::Number(Number::Float32) => python::from_float64(py, float32(from)?),
        Type::Number(Number::Float64) => python::from_float64(py, from.float()?),
        Type::String => python::from_utf8(py, from.string()?),
        Type::Bytes => python::from_bytes(py, from.binary()?),
        Type::Slice(element) => return slice(py, from, kind, element),
        Type::Number(_) | Type::Rune | Type::Duration => return integer(py, from, kind),
        _ => return beyond(py, from, kind),
    };
    Ok(object?)
}

/// The same for a type that is more than strict Level 1.
#[inline(never)]
fn beyond<'py>(py: Python<'py>, from: &mut Reader<'_>, kind: &Type) -> Decoded<'py> {
    match kind {
        Type::BigInt => big_int::decode(py, from),
        Type::Any => any::decode(py, from),
        Type::Error | Type::Optional(_) if from.peek()? == NIL => nothing(py, from),
        Type::Error | Type::Text(_) => value(py, from, &Type::String),
        Type::Optional(inner) => value(py, from, inner),
        Type::Reader(_) => value(py, from, &Type::Bytes),
        Type::Array(Array { len, element }) if *element.plain() == Type::Number(Number::Uint8) => {
            octets(py, from, *len)
        }
        Type::Array(_) if from.peek()? == NIL => Err(Malformed::Kind("array", NIL).into()),
        Type::Array(Array { element, .. }) | Type::Seq(element) => slice(py, from, kind, element),
        named => value(py, from, named.plain()),
    }
}

#[inline]
fn integer<'py>(py: Python<'py>, from: &mut Reader<'_>, kind: &Type) -> Decoded<'py> {
    let number = from.integer()?;
    if !Limits::of(kind).hold(number) {
        return Err(Malformed::Range.into());
    }
    Ok(whole(py, number)?)
}

/// Exactly `len` bytes.
fn octets<'py>(py: Python<'py>, from: &mut Reader<'_>, len: u64) -> Decoded<'py> {
    if from.peek()? == NIL {
        return Err(Malformed::Kind("bytes", NIL).into());
    }
    let bytes = from.binary()?;
    if bytes.len() as u64 == len {
        Ok(python::from_bytes(py, bytes)?)
    } else {
        Err(Malformed::Length.into())
    }
}

/// None.
fn nothing<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Decoded<'py> {
    from.nil()?;
    Ok(py.None().into_bound(py))
}

/// An int; the number lies within the limits of some Go type.
#[inline]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 64 bits")]
pub(crate) fn whole(py: Python<'_>, number: i128) -> PyResult<Bound<'_, PyAny>> {
    if number > i64::MAX.into() {
        python::from_uint64(py, number as u64)
    } else {
        python::from_int64(py, number as i64)
    }
}

/// A float64 on the wire is a float32 only if nothing is lost.
fn float32(from: &mut Reader<'_>) -> Result<f64, Malformed> {
    let number = from.float()?;
    if number.is_nan() || is_float32(number) { Ok(number) } else { Err(Malformed::Range) }
}

/// A list of what a `kind` holds, which has elements of type `element`.
fn slice<'py>(py: Python<'py>, from: &mut Reader<'_>, kind: &Type, element: &Type) -> Decoded<'py> {
    let numbers = with_element!(element, numbers(py, from, kind, element));
    numbers.unwrap_or_else(|| {
        let count = from.array_length()?;
        plain(py, from, count, kind, element)
    })
}

fn numbers<'py, T: Element>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    kind: &Type,
    element: &Type,
) -> Decoded<'py> {
    match from.elements()? {
        Elements::Plain(count) => plain(py, from, count, kind, element),
        Elements::Packed(dtype, data) => packed::<T>(py, kind, dtype, data),
    }
}

fn plain<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    count: usize,
    kind: &Type,
    element: &Type,
) -> Decoded<'py> {
    has_length(kind, count)?;
    python::list(py, count, |_| value(py, from, element))
}

/// Refuses another number of elements than an array has.
fn has_length(kind: &Type, count: usize) -> Result<(), Malformed> {
    match kind {
        Type::Array(Array { len, .. }) if *len != count as u64 => Err(Malformed::Length),
        _ => Ok(()),
    }
}

/// The list that a packed array of `T` stands for.
pub(crate) fn packed<'py, T: Element>(
    py: Python<'py>,
    kind: &Type,
    dtype: u8,
    data: &[u8],
) -> Decoded<'py> {
    if dtype != T::DTYPE {
        return Err(Malformed::Kind("packed array of the same type", dtype).into());
    }
    let elements = data.chunks_exact(T::WIDTH);
    if !elements.remainder().is_empty() {
        return Err(Malformed::Packed.into());
    }
    has_length(kind, data.len() / T::WIDTH)?;
    let mut elements = elements.map(T::load);
    python::list(py, data.len() / T::WIDTH, |_| match elements.next() {
        Some(element) => Ok(element.object(py)?),
        None => Err(Malformed::Packed.into()),
    })
}

impl From<Malformed> for Undecoded {
    fn from(why: Malformed) -> Self {
        Self::Malformed(why)
    }
}

impl From<PyErr> for Undecoded {
    fn from(error: PyErr) -> Self {
        Self::Raised(error)
    }
}

impl From<std::convert::Infallible> for Undecoded {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}
