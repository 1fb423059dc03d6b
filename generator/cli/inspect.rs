//! `usegolib inspect`: what of a module is callable, and why the rest is not.

use clap::Args;

use super::output::{Output, summary};
use super::{DONE, LevelArguments, ModuleArguments};
use crate::error::Result;
use crate::r#gen::{self, Coverage, Inspection};
use crate::model::{Callable, LeftOut, LeftOutCode, Level, Package, Skipped};
use crate::toolchain::Search;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    module: ModuleArguments,
    #[command(flatten)]
    level: LevelArguments,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments, search: &Search, output: &Output) -> Result<u8> {
    let ModuleArguments { target, version, offline } = &arguments.module;
    let level = arguments.level.chosen().unwrap_or(Level::DEFAULT);
    let report = |event| output.event(&event);
    let inspection = r#gen::inspect(target, version.as_deref(), level, *offline, search, &report)?;
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
    output.result(&total(inspection));
}

fn print_package(package: &Package, output: &Output) {
    output.result(&summary(package));
    if package.functions().next().is_some() && !package.skipped.is_empty() {
        output.result(&format!("  {}", share(Coverage::of(package))));
    }
    // The instances of a generic function are one function to whoever reads this.
    for instances in package.functions() {
        let Callable { signature, python, .. } = &instances[0];
        output.result(&format!("  {signature}  ->  {python}"));
    }
    for Skipped { signature, position, code, reason, .. } in &package.skipped {
        let code = serde_json::to_value(code).unwrap_or_default();
        let code = code.as_str().unwrap_or_default();
        output.result(&format!("  skipped: {signature}"));
        output.result(&format!("    {position}: {reason} [{code}]"));
    }
}

/// `total: 12 of 15 exported functions callable (80 %)`, and how much nobody could look at.
fn total(inspection: &Inspection) -> String {
    let is_broken = |package: &&LeftOut| package.code == LeftOutCode::Broken;
    let broken = inspection.left_out.iter().filter(is_broken).count();
    let broken = match broken {
        0 => String::new(),
        1 => "; 1 package left out because it does not compile here".to_owned(),
        n => format!("; {n} packages left out because they do not compile here"),
    };
    format!("total: {}{broken}", share(inspection.coverage))
}

fn share(coverage: Coverage) -> String {
    let Coverage { callable, exported, .. } = coverage;
    format!("{callable} of {exported} exported functions callable ({} %)", coverage.percent())
}
