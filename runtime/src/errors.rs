//! What went wrong, as Python exceptions. The classes are Python's: `usegolib/_errors.py`.
//!
//! [`class_of`] makes the classes of a library's errors, [`decode`] and [`encode`] turn Go's errors into
//! exceptions and back, and [`reference`] keeps the Go error behind one.
//!
//! In: errors of the generator library, refusals of this process, error responses of Go. Out:
//! exceptions.

pub(crate) mod class_of;
pub(crate) mod decode;
pub(crate) mod encode;
pub(crate) mod reference;

use std::fmt;
use std::time::Duration;

use pyo3::exceptions::{PyKeyboardInterrupt, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyType};
use pyo3::{PyTypeInfo as _, intern};
use usegolib::error::{Error, without_number};

/// The exception classes, imported when the first one is needed.
mod class {
    use pyo3::import_exception;

    import_exception!(usegolib._errors, AmbiguousArtifactError);
    import_exception!(usegolib._errors, ArtifactNotFoundError);
    import_exception!(usegolib._errors, BuildError);
    import_exception!(usegolib._errors, FileError);
    import_exception!(usegolib._errors, ForkedProcessError);
    import_exception!(usegolib._errors, GoError);
    import_exception!(usegolib._errors, GoPanicError);
    import_exception!(usegolib._errors, GoTimeoutError);
    import_exception!(usegolib._errors, InputError);
    import_exception!(usegolib._errors, IntegrityError);
    import_exception!(usegolib._errors, LoadError);
    import_exception!(usegolib._errors, ManifestError);
    import_exception!(usegolib._errors, PlatformError);
    import_exception!(usegolib._errors, ProtocolError);
    import_exception!(usegolib._errors, SeveralLibrariesWarning);
    import_exception!(usegolib._errors, ToolchainError);
    import_exception!(usegolib._errors, VersionConflictError);
}

/// The category of the warning that a process has several Go libraries.
pub(crate) fn several_libraries_warning(py: Python<'_>) -> Bound<'_, PyType> {
    class::SeveralLibrariesWarning::type_object(py)
}

/// Why there is no library to call.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The generator library says so.
    Generator(Error),
    /// Another version of the module is loaded.
    Conflict(String),
    /// The library belongs to the process this one was forked from.
    Forked(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Generator(error)
    }
}

impl From<Failure> for PyErr {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Generator(error) => Python::attach(|py| from_generator(py, error)),
            Failure::Conflict(message) => class::VersionConflictError::new_err(message),
            Failure::Forked(message) => class::ForkedProcessError::new_err(message),
        }
    }
}

fn from_generator(py: Python<'_>, error: Error) -> PyErr {
    let message = error.to_string();
    match error {
        Error::Input(_) => class::InputError::new_err(message),
        Error::ArtifactNotFound(_) => class::ArtifactNotFoundError::new_err(message),
        Error::AmbiguousArtifact(_) => class::AmbiguousArtifactError::new_err(message),
        Error::Build { command, log, .. } => {
            build_error(py, message, &command, &log).map_or_else(|other| other, PyErr::from_value)
        }
        Error::Toolchain(_) => class::ToolchainError::new_err(message),
        Error::Manifest(_) => class::ManifestError::new_err(message),
        Error::Integrity(_) => class::IntegrityError::new_err(message),
        Error::Platform(_) => class::PlatformError::new_err(message),
        Error::Load(_) => class::LoadError::new_err(message),
        // Whoever asked for it raises what has interrupted it.
        Error::Interrupted => PyKeyboardInterrupt::new_err(()),
        Error::Io { action, path, source } => {
            let reason = format!("{action}: {}", without_number(&source));
            class::FileError::new_err((source.raw_os_error(), reason, path.into_os_string()))
        }
    }
}

/// A failed build, with the command and what it printed.
fn build_error<'py>(
    py: Python<'py>,
    message: String,
    command: &str,
    log: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let error = class::BuildError::type_object(py).call1((message,))?;
    error.setattr("command", command)?;
    error.setattr("log", log)?;
    Ok(error)
}

/// An error that a Go function returned; `chain` holds a type and a message for each error that it
/// wraps.
pub(crate) fn go_error<'py>(
    message: Bound<'py, PyAny>,
    go_type: Bound<'py, PyAny>,
    chain: Bound<'py, PyAny>,
) -> PyErr {
    let py = message.py();
    let class = class::GoError::type_object(py);
    let attributes = [(intern!(py, "go_type"), go_type), (intern!(py, "chain"), chain)];
    from_go(&class, message, attributes)
}

/// A panic in a Go function.
pub(crate) fn go_panic<'py>(
    message: Bound<'py, PyAny>,
    go_type: Bound<'py, PyAny>,
    stack: Bound<'py, PyAny>,
) -> PyErr {
    let py = message.py();
    let class = class::GoPanicError::type_object(py);
    let attributes = [(intern!(py, "go_type"), go_type), (intern!(py, "go_stack"), stack)];
    from_go(&class, message, attributes)
}

/// An error that a Go function returned because its context ended with the call's timeout.
pub(crate) fn go_timeout<'py>(message: Bound<'py, PyAny>, go_type: Bound<'py, PyAny>) -> PyErr {
    let py = message.py();
    let class = class::GoTimeoutError::type_object(py);
    from_go(&class, message, [(intern!(py, "go_type"), go_type)])
}

/// A timeout that the Go function takes no notice of.
pub(crate) fn background_timeout(function: &str, limit: Duration) -> PyErr {
    class::GoTimeoutError::new_err(format!(
        "{function}() did not return within its timeout of {} seconds and continues in the background",
        limit.as_secs_f64()
    ))
}

fn from_go<'py, const N: usize>(
    class: &Bound<'py, PyType>,
    message: Bound<'py, PyAny>,
    attributes: [(&Bound<'py, PyString>, Bound<'py, PyAny>); N],
) -> PyErr {
    let made = class.call1((message,)).and_then(|error| {
        for (name, value) in attributes {
            error.setattr(name, value)?;
        }
        Ok(error)
    });
    made.map_or_else(|other| other, PyErr::from_value)
}

/// A message that one side could not read; the respondent as messages name it: `f()`.
#[cold]
pub(crate) fn protocol(respondent: &dyn fmt::Display, fault: &str) -> PyErr {
    class::ProtocolError::new_err(format!(
        "{respondent}: the library and the runtime disagree about their messages: {fault}; rebuild the \
         artifact (`usegolib build TARGET --force`, or `usegolib gen` as before), and report it if \
         that does not help"
    ))
}

/// A function that the artifact does not have, though a generated package binds it.
pub(crate) fn missing(message: String) -> Failure {
    Failure::Generator(Error::Load(message))
}

#[cold]
fn without_library() -> PyErr {
    PyRuntimeError::new_err("an error came before its library was loaded; please report it")
}
