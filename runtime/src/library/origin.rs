//! Who has had a library loaded, and when: what a process is told that was forked since.
//!
//! In: the Python code that runs on this thread. Out: the line of it that is not usegolib's own.

use std::fmt;
use std::time::Instant;

use pyo3::prelude::*;

/// A place in Python code, and a time.
#[derive(Debug)]
pub(crate) struct Origin {
    /// `app.py:3`, if Python code runs here.
    place: Option<String>,
    when: Instant,
}

impl Origin {
    /// This place, and now. Waits for Python's lock.
    pub(super) fn here() -> Self {
        // Who cannot tell the place is no reason not to load.
        let place = Python::attach(|py| place(py).unwrap_or_default());
        Self { place, when: Instant::now() }
    }
}

/// `14 s ago, by app.py:3`.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} s ago", self.when.elapsed().as_secs_f64())?;
        self.place.as_ref().map_or(Ok(()), |place| write!(f, ", by {place}"))
    }
}

fn place(py: Python<'_>) -> PyResult<Option<String>> {
    let mut frame = py.import("sys")?.call_method0("_getframe")?;
    while !frame.is_none() {
        let module = frame.getattr("f_globals")?.call_method1("get", ("__name__", ""))?;
        let is_ours = module.str()?.to_string_lossy().starts_with("usegolib.");
        if !is_ours {
            let file = frame.getattr("f_code")?.getattr("co_filename")?;
            return Ok(Some(format!("{file}:{}", frame.getattr("f_lineno")?)));
        }
        frame = frame.getattr("f_back")?;
    }
    Ok(None)
}
