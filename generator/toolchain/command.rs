//! Runs a command.
//!
//! In: a command. Out: what it printed, or the data that its JSON stands for; or [`Error::Build`]
//! with the command and its log.

use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use serde::de::DeserializeOwned;

use super::{child, paths};
use crate::error::{Error, Result, without_number};
use crate::interruption;

/// Runs `command` and gives its standard output. What it printed on standard error is kept for the
/// [`Error::Build`] that says `subject` could not be done.
pub(crate) fn run(command: &mut Command, subject: &str) -> Result<String> {
    let line = spell(command);
    interruption::check()?;
    let output = child::run(command).map_err(|error| match error.kind() {
        ErrorKind::Interrupted => Error::Interrupted,
        _ => Error::Build {
            message: format!("{subject}: `{line}` did not start: {}", without_number(&error)),
            command: line.clone(),
            log: String::new(),
        },
    })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let mut log = String::from_utf8_lossy(&output.stderr).into_owned();
    if log.trim().is_empty() {
        log = String::from_utf8_lossy(&output.stdout).into_owned();
    }
    let dir = command.get_current_dir().unwrap_or(Path::new("."));
    Err(Error::Build { message: subject.to_owned(), command: line, log: paths::rewrite(&log, dir) })
}

/// The JSON document in `text`, which `source` printed.
pub(crate) fn parse_json<T: DeserializeOwned>(text: &str, source: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| unreadable(text, source, &error))
}

/// The JSON documents in `text`, one after another, which `source` printed.
pub(crate) fn parse_json_stream<T: DeserializeOwned>(text: &str, source: &str) -> Result<Vec<T>> {
    let documents = serde_json::Deserializer::from_str(text).into_iter();
    documents.collect::<serde_json::Result<_>>().map_err(|error| unreadable(text, source, &error))
}

fn unreadable(text: &str, source: &str, error: &serde_json::Error) -> Error {
    Error::Build {
        message: format!("cannot read what `{source}` printed: {error}"),
        command: source.to_owned(),
        log: text.chars().take(2000).collect(),
    }
}

/// A command as it would be typed.
pub(super) fn spell(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
