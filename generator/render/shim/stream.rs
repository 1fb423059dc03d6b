//! The Go statements that write iterators.
//!
//! In: a [`Stream`], and a variable that holds one. Out: a statement. What the iterator gives is written
//! later, one by one, by a function that the statement passes on.

use super::block::block;
use super::imports::Imports;
use super::write::write;
use crate::model::{Source, Stream};

/// What writes that something happened.
const SIGNAL: &str = "func(out *wire.Writer, _ struct{}) { out.Nil() }";

/// The statement that writes the number of an iterator.
pub(super) fn write_stream(stream: &Stream, variable: &str, imports: &mut Imports) -> String {
    let function = match (stream.source, stream.values.len()) {
        (Source::Channel, _) => "WriteChannel",
        (Source::Sequence, 2) => "WritePairs",
        (Source::Sequence, _) => "WriteSequence",
    };
    if stream.values.is_empty() {
        return format!("wire.{function}(out, {variable}, {SIGNAL})");
    }
    let names = ["v0", "v1"];
    let params = names.iter().zip(&stream.values);
    let params: Vec<_> =
        params.map(|(name, kind)| format!("{name} {}", imports.spell(kind))).collect();
    let statements: Vec<_> =
        names.iter().zip(&stream.values).map(|(name, kind)| write(kind, name, imports)).collect();
    let head = format!("func(out *wire.Writer, {})", params.join(", "));
    format!("wire.{function}(out, {variable}, {})", block(&head, &statements.join("\n")))
}
