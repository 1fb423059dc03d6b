//! One line on a terminal that says what is being done and for how long.
//!
//! In: a few words for each step. Out: that line on standard error, out of the way of all that is
//! printed, and gone when the command has ended. Nothing where nobody watches.

use std::env;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How often the line is drawn anew.
const TICK: Duration = Duration::from_millis(120);

/// How steps are shown.
#[derive(Debug)]
pub(super) enum Progress {
    /// Not at all.
    Hidden,
    /// One line each: a terminal that cannot take a line back.
    Plain,
    /// In one line that changes.
    Line(ProgressBar),
}

impl Progress {
    pub(super) fn new(is_watched: bool) -> Self {
        if !is_watched {
            return Self::Hidden;
        }
        if env::var_os("TERM").is_some_and(|terminal| terminal == "dumb") {
            return Self::Plain;
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{spinner} {elapsed:>3} {wide_msg}");
        Self::Line(bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner())))
    }

    /// Whether steps are to be printed line by line.
    pub(super) fn is_plain(&self) -> bool {
        matches!(self, Self::Plain)
    }

    /// Says what is being done now.
    pub(super) fn show(&self, step: &str) {
        if let Self::Line(bar) = self {
            bar.set_message(step.to_owned());
            bar.enable_steady_tick(TICK);
        }
    }

    /// Prints with the line out of the way.
    pub(super) fn around<T>(&self, print: impl FnOnce() -> T) -> T {
        match self.drawn() {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// Takes the line away: there is nothing left to wait for.
    pub(super) fn end(&self) {
        if let Some(bar) = self.drawn() {
            bar.finish_and_clear();
        }
    }

    /// The line, once there has been something to show: before that it must leave no trace.
    fn drawn(&self) -> Option<&ProgressBar> {
        match self {
            Self::Line(bar) if !bar.message().is_empty() => Some(bar),
            Self::Line(_) | Self::Hidden | Self::Plain => None,
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}
