//! `usegolib inspect`: what of a module is callable, and why the rest is not.

use clap::Args;

use super::DONE;
use super::output::{Output, summary};
use crate::error::Result;
use crate::r#gen::{self, Inspection};
use crate::model::{Package, Skipped};
use crate::toolchain::Search;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Module or package path with optional @version, or a local directory
    target: String,
    /// The same as @version: a version, `latest`, a branch or a commit
    #[arg(long, value_name = "VERSION")]
    version: Option<String>,
    /// Use only what is in Go's module cache
    #[arg(long)]
    offline: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments, search: &Search, output: &Output) -> Result<u8> {
    let version = arguments.version.as_deref();
    let report = |event| output.event(&event);
    let inspection =
        r#gen::inspect(&arguments.target, version, arguments.offline, search, &report)?;
    if arguments.json {
        output.json(&inspection);
    } else {
        print(&inspection, output);
    }
    Ok(DONE)
}

fn print(inspection: &Inspection, output: &Output) {
    output.result(&format!("{}@{}", inspection.module, inspection.version));
    for package in &inspection.packages {
        output.result("");
        print_package(package, output);
    }
    if !inspection.left_out.is_empty() {
        output.result("");
    }
    for package in &inspection.left_out {
        output.result(&format!("left out: {}: {}", package.path, package.reason));
    }
    output.result(&total(&inspection.packages));
}

fn print_package(package: &Package, output: &Output) {
    output.result(&summary(package));
    for function in &package.functions {
        output.result(&format!("  {}  ->  {}", function.signature, function.python));
    }
    for Skipped { signature, position, code, reason, .. } in &package.skipped {
        let code = serde_json::to_value(code).unwrap_or_default();
        let code = code.as_str().unwrap_or_default();
        output.result(&format!("  skipped: {signature}"));
        output.result(&format!("    {position}: {reason} [{code}]"));
    }
}

/// `total: 12 of 15 exported functions callable (80 %)`
fn total(packages: &[Package]) -> String {
    let callable: usize = packages.iter().map(|package| package.functions.len()).sum();
    let skipped: usize = packages.iter().map(|package| package.skipped.len()).sum();
    let all = callable + skipped;
    let share = (callable * 100).checked_div(all).unwrap_or(0);
    format!("total: {callable} of {all} exported functions callable ({share} %)")
}
