//! `usegolib doctor`: the tools that are found, and how to get what is missing.

use clap::Args;
use serde::Serialize;

use super::output::Output;
use super::{DONE, FAILED};
use crate::artifact;
use crate::disk::reports;
use crate::error::Result;
use crate::toolchain::{Go, Search};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// One thing that a build needs: what was found, or the way to get it.
#[derive(Serialize)]
struct Finding {
    name: &'static str,
    found: Option<String>,
    problem: Option<String>,
}

pub(super) fn run(arguments: &Arguments, search: &Search, output: &Output) -> u8 {
    let go = search.go();
    let compiler = match &go {
        Ok(go) => search.c_compiler(go).map(|cc| cc.to_string_lossy().into_owned()),
        Err(_) => Ok("not checked without Go".to_owned()),
    };
    let findings = [
        finding("Go", go.map(|go| spell(&go))),
        finding("C compiler", compiler),
        finding("artifact root", artifact::default_root().map(|root| root.display().to_string())),
        finding("crash reports", Ok(crash_reports())),
    ];
    if arguments.json {
        output.json(&findings);
    } else {
        findings.iter().for_each(|finding| print(finding, output));
    }
    let is_ready = findings.iter().all(|finding| finding.problem.is_none());
    if is_ready { DONE } else { FAILED }
}

fn crash_reports() -> String {
    reports::folder().map_or_else(|| "nowhere".to_owned(), |folder| folder.display().to_string())
}

fn spell(go: &Go) -> String {
    format!("{} {} ({})", go.version, go.platform, go.program().display())
}

fn finding(name: &'static str, result: Result<String>) -> Finding {
    match result {
        Ok(found) => Finding { name, found: Some(found), problem: None },
        Err(error) => Finding { name, found: None, problem: Some(error.to_string()) },
    }
}

fn print(finding: &Finding, output: &Output) {
    let Finding { name, found, problem } = finding;
    match (found, problem) {
        (Some(found), _) => output.result(&format!("{name}: {found}")),
        (None, problem) => {
            output.result(&format!("{name}: missing: {}", problem.as_deref().unwrap_or_default()));
        }
    }
}
