//! Where each kind of line goes: results to standard output, all else to standard error.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};

use serde::Serialize;

use crate::r#gen::{Coverage, Event};
use crate::model::Package;

/// How much is said.
#[derive(Debug)]
pub(super) struct Output {
    verbose: bool,
    quiet: bool,
    terminal: bool,
}

impl Output {
    pub(super) fn new(verbose: bool, quiet: bool) -> Self {
        Self { verbose, quiet, terminal: io::stderr().is_terminal() }
    }

    /// A line of the result. A reader that has gone away is not an error.
    #[expect(clippy::unused_self, reason = "all that is printed goes through this type")]
    pub(super) fn result(&self, line: &str) {
        let _ = writeln!(io::stdout().lock(), "{line}");
    }

    /// The result as one JSON document.
    pub(super) fn json(&self, value: &impl Serialize) {
        self.result(&serde_json::to_string_pretty(value).unwrap_or_default());
    }

    pub(super) fn error(&self, message: &str) {
        self.diagnostic(&format!("error: {message}"));
    }

    pub(super) fn warning(&self, message: &str) {
        if !self.quiet {
            self.diagnostic(&format!("warning: {message}"));
        }
    }

    pub(super) fn note(&self, message: &str) {
        self.diagnostic(&format!("note: {message}"));
    }

    /// What happens meanwhile: always a warning, the rest for a person who watches or with `-v`.
    pub(super) fn event(&self, event: &Event) {
        match event {
            Event::Warning(text) => self.warning(text),
            Event::Reusing(dir) if self.verbose => {
                self.diagnostic(&format!("{} is up to date", dir.display()));
            }
            Event::Resolving(what) if self.is_watched() => {
                self.diagnostic(&format!("resolving {what}"));
            }
            Event::Waiting(holder) if self.is_watched() => {
                self.diagnostic(&format!("waiting for {holder}, which builds the same"));
            }
            Event::Building(dir, why) if self.verbose => {
                self.diagnostic(&format!("building {}: {why}", dir.display()));
            }
            Event::Building(dir, _) if self.is_watched() => {
                self.diagnostic(&format!("building {}", dir.display()));
            }
            _ => {}
        }
    }

    fn is_watched(&self) -> bool {
        self.verbose || (self.terminal && !self.quiet)
    }

    #[expect(clippy::unused_self, reason = "all that is printed goes through this type")]
    fn diagnostic(&self, line: &str) {
        let _ = writeln!(io::stderr().lock(), "{line}");
    }
}

/// `example.com/mod: 12 functions, 4 constants, 1 variable, 3 skipped`; what there is none of is
/// left out, but for functions.
pub(super) fn summary(package: &Package) -> String {
    let coverage = Coverage::of(package);
    let mut text = format!("{}: {}", package.path, counted(coverage.callable, "function"));
    for (number, noun) in [(coverage.constants, "constant"), (coverage.variables, "variable")] {
        if number > 0 {
            let _ = write!(text, ", {}", counted(number, noun));
        }
    }
    if coverage.skipped() > 0 {
        let _ = write!(text, ", {} skipped", coverage.skipped());
    }
    text
}

/// `1 function`, `2 functions`
pub(super) fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
