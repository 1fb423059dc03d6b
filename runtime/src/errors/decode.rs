//! An error that says of which classes it is, to an exception.
//!
//! In: `[number, wrapped, classes]`, and the library's own classes. Out: an exception of the one class, of
//! one that derives from all of them, or a plain `GoError`.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use super::class_of::Class;
use super::reference::Reference;
use super::{class, without_library};
use crate::records::scope::Scope;
use crate::wire::decode::{
    Decoded, Undecoded, decode, decode_nil, decode_optional_string, decode_string, drop_in,
    drop_number,
};
use crate::wire::msgpack::malformed::Malformed;
use crate::wire::msgpack::marker;
use crate::wire::msgpack::read::Reader;
use crate::wire::python::items::create_tuple;

/// What was read of an error.
struct Parts<'py> {
    classes: Bound<'py, PyList>,
    /// Names and values. They are set from the last to the first, so that of two with one name that of the
    /// outermost error stays.
    attributes: Known<'py>,
}

/// The attributes of a class of Go's own library, and what they are where Go says nothing.
type Known<'py> = Vec<(Bound<'py, PyString>, Bound<'py, PyAny>)>;

/// An error as a value: nil, or `[go_type, message, detail]`.
pub(crate) fn decode_error<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    scope: &'static Scope,
) -> Decoded<'py> {
    if from.peek()? == marker::NIL {
        return decode_nil(py, from);
    }
    expect_length(from, 3)?;
    let (go_type, message) = (decode_string(py, from)?, decode_string(py, from)?);
    decode_detail(py, from, scope, (go_type, message), false)
}

/// The exception of an error, given its type and text, and whether it came because the call's time was
/// up.
pub(crate) fn decode_detail<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    scope: &'static Scope,
    (go_type, message): (Bound<'py, PyAny>, Bound<'py, PyAny>),
    is_timeout: bool,
) -> Decoded<'py> {
    expect_length(from, 3)?;
    let number = from.read_integer()?.narrow().ok_or(Malformed::Range)?;
    let library = scope.library().ok_or_else(without_library)?;
    let reference = Bound::new(py, Reference::new(library, number))?;
    let chain = decode_chain(py, from)?;
    let mut parts = Parts { classes: PyList::empty(py), attributes: Vec::new() };
    if is_timeout {
        parts.classes.append(py.get_type::<class::GoTimeoutError>())?;
    }
    for _ in 0..from.read_array_length()? {
        decode_class(py, from, scope, &mut parts)?;
    }
    let own = [(intern!(py, "go_type"), go_type), (intern!(py, "chain"), chain)];
    let own = own.into_iter().chain([(intern!(py, "_go"), reference.into_any())]);
    let own = own.map(|(name, value)| (name.clone(), value));
    parts.attributes.extend(own);
    Ok(create(py, message, &parts)?)
}

/// The exception of these classes, with these attributes.
fn create<'py>(
    py: Python<'py>,
    message: Bound<'py, PyAny>,
    parts: &Parts<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let combine = py.import(intern!(py, "usegolib._errors"))?.getattr(intern!(py, "_combine"))?;
    let error = combine.call1(parts.classes.to_tuple())?.call1((message,))?;
    for (name, value) in parts.attributes.iter().rev() {
        error.setattr(name, value)?;
    }
    Ok(error)
}

/// An error's chain, `[[type, message], ...]`, as a tuple of tuples.
pub(crate) fn decode_chain<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Decoded<'py> {
    let count = from.read_array_length()?;
    create_tuple(py, count, |_| match from.read_array_length()? {
        2 => create_tuple(py, 2, |_| decode_string(py, from)),
        _ => Err(Malformed::Length.into()),
    })
}

/// One class, and the fields that come with it. A module of Go's own library has its classes beside ours.
fn decode_class<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    scope: &'static Scope,
    parts: &mut Parts<'py>,
) -> Result<(), Undecoded> {
    expect_length(from, 2)?;
    let key = decode_string(py, from)?;
    let count = from.read_array_length()?;
    let own = scope.error(&key.extract::<String>()?);
    if let Some(class) = own {
        parts.classes.append(class.python(py, scope)?)?;
    }
    let known = py.import(intern!(py, "usegolib.errors"))?.getattr(intern!(py, "_KNOWN"))?;
    if let Some(known) = known.cast::<PyDict>().map_err(PyErr::from)?.get_item(&key)? {
        return decode_known(py, from, &known, count, parts);
    }
    match own {
        Some(class) => decode_fields(py, from, scope, class, count, parts),
        None => Ok((0..count).try_for_each(|_| from.skip_value())?),
    }
}

/// A class of Go's own library.
fn decode_known<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    known: &Bound<'py, PyAny>,
    count: usize,
    parts: &mut Parts<'py>,
) -> Result<(), Undecoded> {
    let (class, attributes) = known.extract::<(Bound<'_, PyAny>, Known<'_>)>()?;
    parts.classes.append(class)?;
    for (at, (name, otherwise)) in attributes.into_iter().take(count).enumerate() {
        let value = match (from.read_array_length()?, at) {
            (0, _) => py.None().into_bound(py),
            (_, 0) => decode_errno(py, from)?,
            (_, _) => decode_optional_string(py, from)?,
        };
        parts.attributes.push((name, if value.is_none() { otherwise } else { value }));
    }
    Ok(())
}

fn decode_fields<'py>(
    py: Python<'py>,
    from: &mut Reader<'_>,
    scope: &'static Scope,
    class: &'static Class,
    count: usize,
    parts: &mut Parts<'py>,
) -> Result<(), Undecoded> {
    if count != class.described.fields.len() {
        return Err(Malformed::Length.into());
    }
    for (name, codec) in class.fields(scope) {
        if from.read_array_length()? == 1 {
            let value = decode(py, from, codec)?;
            parts.attributes.push((PyString::new(py, name), value));
        }
    }
    Ok(())
}

/// The number of an error of the operating system, or nil.
fn decode_errno<'py>(py: Python<'py>, from: &mut Reader<'_>) -> Decoded<'py> {
    if from.peek()? == marker::NIL {
        return decode_nil(py, from);
    }
    let number = from.read_integer()?.narrow::<i64>().ok_or(Malformed::Range)?;
    Ok(number.into_pyobject(py)?.into_any())
}

/// Lets go of an error that is not nil.
pub(crate) fn drop_error(from: &mut Reader<'_>, scope: &'static Scope) -> Result<(), Malformed> {
    expect_length(from, 3)?;
    from.skip_value()?;
    from.skip_value()?;
    drop_detail(from, scope)
}

/// Lets go of the error that a detail is of, and of the objects in its fields.
pub(crate) fn drop_detail(from: &mut Reader<'_>, scope: &'static Scope) -> Result<(), Malformed> {
    expect_length(from, 3)?;
    drop_number(from, scope)?;
    from.skip_value()?;
    (0..from.read_array_length()?).try_for_each(|_| drop_fields(from, scope))
}

fn drop_fields(from: &mut Reader<'_>, scope: &'static Scope) -> Result<(), Malformed> {
    expect_length(from, 2)?;
    let key = String::from_utf8_lossy(from.read_string()?);
    let count = from.read_array_length()?;
    let class = scope.error(&key);
    let mut fields = class.into_iter().flat_map(|class| class.fields(scope));
    (0..count).try_for_each(|_| {
        let codec = fields.next();
        match (from.read_array_length()?, codec) {
            (0, _) => Ok(()),
            (_, Some((_, codec))) => drop_in(from, codec),
            (_, None) => from.skip_value(),
        }
    })
}

fn expect_length(from: &mut Reader<'_>, length: usize) -> Result<(), Malformed> {
    if from.read_array_length()? == length { Ok(()) } else { Err(Malformed::Length) }
}
