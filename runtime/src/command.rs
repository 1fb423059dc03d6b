//! The command line, run inside Python: the console script `usegolib` and `python -m usegolib`.
//!
//! In: arguments. Out: an exit code. While it runs, Ctrl-C ends the process as it would any other
//! command.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;

use pyo3::prelude::*;
use usegolib::toolchain::Search;

/// Run the usegolib command with the given arguments (without the program's name) and return its
/// exit code.
#[pyfunction]
pub(crate) fn main(py: Python<'_>, arguments: Vec<OsString>) -> PyResult<i32> {
    let search = search(py)?;
    let interrupt = DefaultInterrupt::set(py)?;
    let arguments = std::iter::once(OsString::from("usegolib")).chain(arguments);
    let arguments: Vec<_> = arguments.collect();
    let code = py.detach(|| {
        let code = usegolib::cli::code(arguments, &search);
        // Rust's standard output is flushed at the end of a Rust program, and this is none.
        let _ = std::io::stdout().flush();
        code
    });
    interrupt.restore()?;
    Ok(code.into())
}

/// Where this Python installation may have a Go toolchain and a C compiler.
pub(crate) fn search(py: Python<'_>) -> PyResult<Search> {
    let mut folders: Vec<PathBuf> = py.import("sys")?.getattr("path")?.extract()?;
    let paths = py.import("sysconfig")?.call_method0("get_paths")?;
    for name in ["purelib", "platlib"] {
        folders.push(paths.get_item(name)?.extract()?);
    }
    let mut search = Search { command: again(py)?, ..Search::from_environment() };
    for folder in folders {
        if !folder.as_os_str().is_empty() && !search.site_packages.contains(&folder) {
            search.site_packages.push(folder);
        }
    }
    Ok(search)
}

/// How to run the command in another process; nothing where Python is embedded in a program.
fn again(py: Python<'_>) -> PyResult<Vec<OsString>> {
    let program: Option<OsString> = py.import("sys")?.getattr("executable")?.extract()?;
    let program = program.filter(|program| !program.is_empty());
    // -P: the current folder is no place to import usegolib from.
    let command = |program| vec![program, "-P".into(), "-m".into(), "usegolib".into()];
    Ok(program.map(command).unwrap_or_default())
}

/// The system's own reaction to Ctrl-C, in place of Python's.
struct DefaultInterrupt<'py> {
    signal: Bound<'py, PyModule>,
    before: Option<Bound<'py, PyAny>>,
}

impl<'py> DefaultInterrupt<'py> {
    fn set(py: Python<'py>) -> PyResult<Self> {
        let signal = py.import("signal")?;
        let default = signal.getattr("SIG_DFL")?;
        // Only the main thread may change it; in another there is nothing to change.
        let before = signal.call_method1("signal", (signal.getattr("SIGINT")?, default)).ok();
        Ok(Self { signal, before })
    }

    fn restore(self) -> PyResult<()> {
        if let Some(before) = self.before.filter(|before| !before.is_none()) {
            self.signal.call_method1("signal", (self.signal.getattr("SIGINT")?, before))?;
        }
        Ok(())
    }
}
