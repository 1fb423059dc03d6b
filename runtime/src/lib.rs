//! The native half of the Python package `usegolib`: loads Go libraries and calls into them.
//!
//! In: an artifact directory with its `manifest.json`. Out: callable Python objects.
//!
//! From the outside in: [`import`] and [`generated`] make [`handle`]s and [`function`]s;
//! [`package`] knows where a package's artifact is, [`verify`] and [`handshake`] whether it can be
//! believed, [`loaded`] which libraries this process has, and [`library`] how they are called.
//! [`wire`] is the codec, [`classes`] makes the classes that a manifest describes, [`fork`] knows about forked processes, [`errors`] makes exceptions, and
//! [`command`] runs the command line.

mod classes;
mod command;
mod errors;
mod fixed;
mod fork;
mod function;
mod generated;
mod handle;
mod handshake;
mod import;
mod library;
mod loaded;
mod package;
mod unknown_name;
mod verify;
mod wire;

use pyo3::prelude::*;

/// The native half of usegolib.
#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    fork::watch();
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("Function", function::native::function_type(module.py())?)?;
    module.add_class::<generated::GeneratedPackage>()?;
    module.add_class::<handle::Handle>()?;
    module.add_function(wrap_pyfunction!(command::main, module)?)?;
    module.add_function(wrap_pyfunction!(generated::_package, module)?)?;
    module.add_function(wrap_pyfunction!(import::_restore, module)?)?;
    module.add_function(wrap_pyfunction!(import::import_, module)?)
}
