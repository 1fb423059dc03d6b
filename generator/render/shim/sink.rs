//! The Go statements for a writer that a caller can give.
//!
//! In: callables. Out: the statements that read it, begin the results, and write what came to memory where
//! no writer was given; there is one result less where one was.

use crate::model::Callable;

/// The variable of the writer.
pub(super) const SINK: &str = "to";

/// The statement that reads the writer, behind those that read the arguments.
pub(super) fn read(callable: &Callable) -> Option<String> {
    callable.sink_result().map(|_| format!("{SINK} := wire.ReadSink(in)"))
}

/// The statement that begins several results.
pub(super) fn head(callable: &Callable) -> Option<String> {
    let count = callable.results.len();
    (count > 1).then(|| match callable.sink_result() {
        Some(_) => format!("out.Several({SINK}, {count})"),
        None => format!("out.Array({count})"),
    })
}

/// The statement for the result at a place, if that is what was written to the writer.
pub(super) fn written(callable: &Callable, place: usize) -> Option<String> {
    let is_sink = callable.sink_result() == Some(place);
    is_sink.then(|| format!("out.Written({SINK}, {})", callable.results.len()))
}
