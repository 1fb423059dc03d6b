//! `usegolib inspect`: what of a module is callable, and why the rest is not.

mod package;
mod refusals;
mod types;
mod values;

use clap::Args;

use super::output::Output;
use super::{DONE, LevelArguments, ModuleArguments};
use crate::error::Result;
use crate::r#gen::{self, Coverage, Inspection};
use crate::model::{LeftOut, LeftOutCode, Level};
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
    let choices = arguments.level.choices()?;
    let report = |event| output.event(&event);
    let inspection =
        r#gen::inspect(target, version.as_deref(), &choices, *offline, search, &report)?;
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
        package::lines(package, inspection).iter().for_each(|line| output.result(line));
    }
    if !inspection.left_out.is_empty() {
        output.result("");
    }
    for package in &inspection.left_out {
        output.result(&format!("left out: {}: {}", package.path, package.reason));
    }
    output.result(&total(inspection));
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
    let levels: Vec<_> = inspection.levels.iter().map(|it| (it.level, it.coverage)).collect();
    let separator = if levels.len() == 1 { ":" } else { "" };
    format!("total{separator} {}{broken}", share(&levels))
}

/// How much can be called, at each level if there are several: `at level 1: 12 of 40 functions (30
/// %); at level 2: 25 of 40 functions (62 %), 8 of 31 methods (25 %)`.
fn share(levels: &[(Level, Coverage)]) -> String {
    if let [(_, Coverage { callable, exported, .. })] = levels {
        let percent = levels[0].1.percent();
        return format!("{callable} of {exported} exported functions callable ({percent} %)");
    }
    let at_level = |(level, coverage): &(Level, Coverage)| {
        format!("at level {level}: {}", share_at_level(*coverage))
    };
    levels.iter().map(at_level).collect::<Vec<_>>().join("; ")
}

fn share_at_level(coverage: Coverage) -> String {
    let Coverage { callable, exported, callable_methods, exported_methods, .. } = coverage;
    let functions = format!("{callable} of {exported} functions ({} %)", coverage.percent());
    if exported_methods == 0 {
        return functions;
    }
    let percent = coverage.percent_of_methods();
    format!("{functions}, {callable_methods} of {exported_methods} methods ({percent} %)")
}
