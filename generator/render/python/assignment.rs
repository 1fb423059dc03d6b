//! Statements that bind a name to what a call gives.
//!
//! In: the parts as source. Out: `name = callable(argument, ...)`, on as many lines as it takes.

use askama::Template;

use super::text::fits;

/// `target = callee(arguments)`.
#[derive(Template)]
#[template(path = "python/assignment.jinja", escape = "none")]
pub(super) struct Assignment {
    target: String,
    callee: String,
    arguments: Vec<String>,
    /// Whether each argument has a line of its own.
    wrapped: bool,
}

impl Assignment {
    pub(super) fn new(target: &str, callee: &str, arguments: Vec<String>) -> Self {
        let line = format!("{target} = {callee}({})", arguments.join(", "));
        let (target, callee) = (target.to_owned(), callee.to_owned());
        Self { target, callee, arguments, wrapped: !fits(&line) }
    }
}
