//! Where each kind of line goes: results to standard output, all else to standard error.
//!
//! In: lines, JSON documents and events. Out: what was printed; and from [`Output::finish`],
//! whether the results arrived.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::progress::Progress;
use super::streams;
use crate::r#gen::{Coverage, Event};
use crate::model::Package;

/// How the labels of messages look on a terminal that shows colours: as clap's own do.
const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default().bold();

/// How much is said, and what became of the results.
#[derive(Debug)]
pub(super) struct Output {
    verbose: bool,
    quiet: bool,
    progress: Progress,
    // The first failure to write a result; nothing is written after it.
    failure: RefCell<Option<io::Error>>,
}

impl Output {
    pub(super) fn new(verbose: bool, quiet: bool) -> Self {
        let is_watched = !verbose && !quiet && io::stderr().is_terminal();
        Self { verbose, quiet, progress: Progress::new(is_watched), failure: RefCell::default() }
    }

    /// A line of the result.
    pub(super) fn result(&self, line: &str) {
        self.text(&format!("{line}\n"));
    }

    /// The result as one JSON document.
    pub(super) fn json(&self, value: &impl Serialize) {
        match serde_json::to_string_pretty(value) {
            Ok(text) => self.result(&text),
            Err(error) => self.fail(error.into()),
        }
    }

    /// The result as it is, line ends included.
    pub(super) fn text(&self, text: &str) {
        if self.failure.borrow().is_some() {
            return;
        }
        self.progress.end();
        self.print(|| io::stdout().write_all(text.as_bytes()));
    }

    /// Whatever `write` writes to standard output.
    pub(super) fn print(&self, write: impl FnOnce() -> io::Result<()>) {
        let written = streams::check_output().and_then(|()| write());
        written.and_then(|()| io::stdout().flush()).unwrap_or_else(|error| self.fail(error));
    }

    fn fail(&self, error: io::Error) {
        self.failure.borrow_mut().get_or_insert(error);
    }

    /// Whether the results arrived. A reader that went away has had all it wanted.
    pub(super) fn finish(&self) -> io::Result<()> {
        match self.failure.take() {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
            _ => Ok(()),
        }
    }

    pub(super) fn error(&self, message: &str) {
        self.message(ERROR, "error", message);
    }

    pub(super) fn warning(&self, message: &str) {
        if !self.quiet {
            self.message(WARNING, "warning", message);
        }
    }

    pub(super) fn note(&self, message: &str) {
        self.message(NOTE, "note", message);
    }

    fn message(&self, style: Style, label: &str, text: &str) {
        self.diagnostic(&format!("{style}{label}:{style:#} {text}"));
    }

    /// What happens meanwhile: always a warning, the rest for a person who watches or with `-v`.
    pub(super) fn event(&self, event: &Event) {
        if let Event::Warning(text) = event {
            self.warning(text);
        } else if self.verbose {
            self.diagnostic(&spell_with_reason(event));
        } else if !matches!(event, Event::Reusing(_)) {
            self.step(&spell(event));
        }
    }

    fn step(&self, what: &str) {
        if self.progress.is_plain() {
            self.diagnostic(what);
        } else {
            self.progress.show(what);
        }
    }

    fn diagnostic(&self, line: &str) {
        // Nobody is left to hear that this failed.
        let _ = self.progress.around(|| writeln!(anstream::stderr().lock(), "{line}"));
    }
}

/// An event with the reason for it.
fn spell_with_reason(event: &Event) -> String {
    match event {
        Event::Reusing(dir) => format!("{} is up to date", dir.display()),
        Event::Building(dir, why) => format!("building {}: {why}", dir.display()),
        Event::Resolving(_)
        | Event::Waiting(_)
        | Event::Describing(_)
        | Event::Compiling(_)
        | Event::Probing(_)
        | Event::Warning(_) => spell(event),
    }
}

/// An event in a few words.
fn spell(event: &Event) -> String {
    match event {
        Event::Resolving(what) => format!("resolving {what}"),
        Event::Waiting(holder) => {
            format!("waiting for {holder}, which is building the same artifact")
        }
        Event::Building(dir, _) => format!("building {}", dir.display()),
        Event::Describing(what) => format!("reading the API of {what}"),
        Event::Compiling(what) => format!("compiling {what}"),
        Event::Probing(what) => format!("checking that {what} loads"),
        Event::Reusing(dir) => format!("{} is up to date", dir.display()),
        Event::Warning(text) => text.clone(),
    }
}

/// `example.com/mod: 12 functions, 4 constants, 1 variable, 3 skipped`; what there is none of is
/// left out, but for functions.
pub(super) fn summary(package: &Package) -> String {
    let coverage = Coverage::of(package);
    let mut text = format!("{}: {}", package.path, count(coverage.callable, "function"));
    let others = [
        (coverage.callable_methods, "method"),
        (coverage.constants, "constant"),
        (coverage.variables, "variable"),
    ];
    for (number, noun) in others {
        if number > 0 {
            let _ = write!(text, ", {}", count(number, noun));
        }
    }
    if !package.skipped.is_empty() {
        let _ = write!(text, ", {} skipped", package.skipped.len());
    }
    text
}

/// `1 function`, `2 functions`
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
