//! The native half of the Python package `usegolib`: loads Go libraries and calls into them.
//!
//! In: an artifact directory with its `manifest.json`. Out: callable Python objects.
//!
//! From the outside in: [`module`] is a Go package as a Python object, [`callable`] a function of it,
//! [`library`] the Go library that it calls, and [`wire`] the messages between them. [`classes`],
//! [`records`] and [`objects`] make the classes that a manifest describes, [`fork`] knows about forked processes, [`errors`]
//! makes exceptions, and [`command`] runs the command line.

mod callable;
mod classes;
mod command;
mod errors;
mod fork;
mod library;
mod module;
mod objects;
mod records;
mod values;
mod wire;

use pyo3::prelude::*;

/// The native half of usegolib.
#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    fork::watch();
    library::interrupts::remember();
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("Function", callable::native::function_type(module.py())?)?;
    module.add("Object", objects::base::object_type(module.py())?)?;
    module.add_class::<objects::iterator::GoIterator>()?;
    module.add_class::<module::generated::GeneratedPackage>()?;
    module.add_class::<module::go_package::Handle>()?;
    module.add_class::<callable::aside::Announcer>()?;
    module.add_class::<callable::aside::Started>()?;
    module.add_function(wrap_pyfunction!(callable::aside::_is_loaded, module)?)?;
    module.add_function(wrap_pyfunction!(callable::aside::_load, module)?)?;
    module.add_function(wrap_pyfunction!(callable::aside::with_timeout, module)?)?;
    module.add_function(wrap_pyfunction!(library::output::_redirect, module)?)?;
    module.add_function(wrap_pyfunction!(library::output::_redirect_logs, module)?)?;
    module.add_function(wrap_pyfunction!(command::main, module)?)?;
    module.add_function(wrap_pyfunction!(library::router::_check_signals, module)?)?;
    module.add_function(wrap_pyfunction!(module::generated::_package, module)?)?;
    module.add_function(wrap_pyfunction!(module::import::_restore, module)?)?;
    module.add_function(wrap_pyfunction!(objects::release::release, module)?)?;
    module.add_function(wrap_pyfunction!(objects::release::stats, module)?)?;
    module.add_function(wrap_pyfunction!(objects::slots::_restore_object, module)?)?;
    module.add_function(wrap_pyfunction!(classes::_restore_record, module)?)?;
    module.add_function(wrap_pyfunction!(module::import::import_, module)?)
}
