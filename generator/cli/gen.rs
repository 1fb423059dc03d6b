//! `usegolib gen`: a typed Python package with its library.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::output::{Output, count, summary};
use super::{DONE, FAILED, LevelArguments, PolicyArguments};
use crate::artifact;
use crate::error::Result;
use crate::r#gen::{self, BuildOptions, Coverage, GenOptions, Generated};
use crate::toolchain::Search;

/// Percent of the functions below which a package is hardly what was hoped for.
const LITTLE: usize = 10;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Module or package path with optional @version, or a local directory; several become one package
    #[arg(required = true, value_name = "TARGET")]
    targets: Vec<String>,
    /// Folder to put the package into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Name of the Python package [default: that of the Go package; needed for several]
    #[arg(long)]
    name: Option<String>,
    /// The same as @version: a version, `latest`, a branch or a commit
    #[arg(long, value_name = "VERSION")]
    version: Option<String>,
    /// Leave the library in the artifact root instead of copying it into the package
    #[arg(long)]
    no_embed: bool,
    /// Write nothing; exit with 1 if the package differs from what would be written
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    level: LevelArguments,
    #[command(flatten)]
    policy: PolicyArguments,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// What `--json` prints.
#[derive(Serialize)]
struct PackageResult<'a> {
    package: String,
    name: &'a str,
    rebuilt: bool,
    manifest: &'a crate::model::Manifest,
}

/// What `--check --json` prints.
#[derive(Serialize)]
struct Differences {
    package: String,
    different: Vec<String>,
}

pub(super) fn run(arguments: Arguments, search: &Search, output: &Output) -> Result<u8> {
    let json = arguments.json;
    let options = options(arguments)?;
    let generated = r#gen::package(&options, search, &|event| output.event(&event))?;
    if options.check {
        return Ok(print_differences(generated, json, output));
    }
    if json {
        output.json(&result(&generated));
    } else {
        print(&generated, output);
    }
    Ok(DONE)
}

fn options(arguments: Arguments) -> Result<GenOptions> {
    let Arguments { targets, version, level, policy, .. } = arguments;
    Ok(GenOptions {
        build: BuildOptions {
            targets,
            version,
            out: artifact::default_root()?,
            choices: level.choices()?,
            policy: policy.into(),
        },
        folder: arguments.out,
        name: arguments.name,
        embed: !arguments.no_embed,
        check: arguments.check,
    })
}

fn print_differences(
    Generated { place, different, .. }: Generated,
    json: bool,
    output: &Output,
) -> u8 {
    let code = if different.is_empty() { DONE } else { FAILED };
    let package = place.display().to_string();
    if json {
        output.json(&Differences { package, different });
        return code;
    }
    for name in &different {
        output.result(&format!("differs: {package}/{name}"));
    }
    if code == FAILED {
        let files = count(different.len(), "file");
        output.note(&format!("{files} would change; run the same command without --check"));
    }
    code
}

fn print(generated: &Generated, output: &Output) {
    let packages = generated.packages();
    packages.iter().for_each(|package| output.result(&summary(package)));
    output.result(&format!("{} (import {})", generated.place.display(), generated.name));
    let inspect = |target: &String| format!("usegolib inspect {target}");
    let inspect = generated.built.targets.iter().map(inspect).collect::<Vec<_>>().join("; ");
    let coverage = Coverage::total(packages.iter().copied());
    if let Some(text) = scarcity(coverage) {
        output.warning(&format!("{text}; `{inspect}` says why"));
    } else if coverage.not_callable() > 0 {
        output.result(&format!("why skipped: {inspect}"));
    }
}

/// Says plainly that there is nothing, or next to nothing, to call.
fn scarcity(coverage: Coverage) -> Option<String> {
    let Coverage { callable, exported, .. } = coverage;
    let share = format!("of its {}", count(exported, "exported function"));
    match callable {
        0 if exported == 0 => Some("it exports no functions, only values".to_owned()),
        0 => Some(format!("none {share} can be called; only its values can be read")),
        _ if coverage.percent() < LITTLE => Some(format!("only {callable} {share} can be called")),
        _ => None,
    }
}

fn result(generated: &Generated) -> PackageResult<'_> {
    PackageResult {
        package: generated.place.display().to_string(),
        name: &generated.name,
        rebuilt: generated.built.stale.is_some(),
        manifest: &generated.built.artifact.manifest,
    }
}
