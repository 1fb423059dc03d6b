//! What went wrong, as Python exceptions. The classes are Python's: `usegolib/_errors.py`.
//!
//! In: errors of the generator library, refusals of this process, error responses of Go. Out:
//! exceptions.

use pyo3::prelude::*;
use pyo3::types::PyString;
use usegolib::error::Error;

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
    import_exception!(usegolib._errors, InputError);
    import_exception!(usegolib._errors, IntegrityError);
    import_exception!(usegolib._errors, LoadError);
    import_exception!(usegolib._errors, ManifestError);
    import_exception!(usegolib._errors, PlatformError);
    import_exception!(usegolib._errors, ProtocolError);
    import_exception!(usegolib._errors, ToolchainError);
    import_exception!(usegolib._errors, VersionConflictError);
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
            let error = class::BuildError::new_err(message);
            let text = |text: &str| PyString::new(py, text).into_any();
            with_attributes(py, error, &[("command", text(&command)), ("log", text(&log))])
        }
        Error::Toolchain(_) => class::ToolchainError::new_err(message),
        Error::Manifest(_) => class::ManifestError::new_err(message),
        Error::Integrity(_) => class::IntegrityError::new_err(message),
        Error::Platform(_) => class::PlatformError::new_err(message),
        Error::Load(_) => class::LoadError::new_err(message),
        Error::Io { action, path, source } => {
            let reason = format!("{action}: {source}");
            class::FileError::new_err((source.raw_os_error(), reason, path.into_os_string()))
        }
    }
}

fn with_attributes(py: Python<'_>, error: PyErr, attributes: &[(&str, Bound<'_, PyAny>)]) -> PyErr {
    let set = |(name, value): &(&str, Bound<'_, PyAny>)| error.value(py).setattr(*name, value);
    match attributes.iter().try_for_each(set) {
        Ok(()) => error,
        Err(other) => other,
    }
}

/// An error that a Go function returned; `chain` holds a type and a message for each error that it
/// wraps.
pub(crate) fn go_error<'py>(
    message: Bound<'py, PyAny>,
    go_type: Bound<'py, PyAny>,
    chain: Bound<'py, PyAny>,
) -> PyErr {
    let py = message.py();
    let error = class::GoError::new_err(message.unbind());
    with_attributes(py, error, &[("go_type", go_type), ("chain", chain)])
}

/// A panic in a Go function.
pub(crate) fn go_panic<'py>(
    message: Bound<'py, PyAny>,
    go_type: Bound<'py, PyAny>,
    stack: Bound<'py, PyAny>,
) -> PyErr {
    let py = message.py();
    let error = class::GoPanicError::new_err(message.unbind());
    with_attributes(py, error, &[("go_type", go_type), ("go_stack", stack)])
}

/// A message that one side could not read.
#[cold]
pub(crate) fn protocol(function: &str, fault: &str) -> PyErr {
    class::ProtocolError::new_err(format!(
        "{function}(): the library and the runtime do not understand each other: {fault}; build the \
         artifact again with `usegolib build --force`, and report it if that does not help"
    ))
}

/// A function that the artifact does not have, though a generated package binds it.
pub(crate) fn missing(message: String) -> Failure {
    Failure::Generator(Error::Load(message))
}
