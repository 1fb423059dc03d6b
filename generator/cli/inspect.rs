//! `usegolib inspect`: what of a module is callable, and why the rest is not.

use clap::Args;

use super::output::{Output, summary};
use super::{DONE, LevelArguments, ModuleArguments};
use crate::error::Result;
use crate::r#gen::{self, Coverage, Inspection};
use crate::model::{
    Callable, Declared, LeftOut, LeftOutCode, Package, Skipped, TypeName, TypeTable,
};
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
        print_package(package, &inspection.types, output);
    }
    if !inspection.left_out.is_empty() {
        output.result("");
    }
    for package in &inspection.left_out {
        output.result(&format!("left out: {}: {}", package.path, package.reason));
    }
    output.result(&total(inspection));
}

fn print_package(package: &Package, types: &TypeTable, output: &Output) {
    output.result(&summary(package));
    if package.functions().next().is_some() && !package.skipped.is_empty() {
        output.result(&format!("  {}", share(Coverage::of(package))));
    }
    // The instances of a generic function are one function to whoever reads this.
    for instances in package.functions() {
        let Callable { signature, python, .. } = &instances[0];
        output.result(&format!("  {signature}  ->  {python}"));
    }
    type_lines(package, types).iter().for_each(|line| output.result(&format!("  {line}")));
    for Skipped { signature, position, code, reason, .. } in &package.skipped {
        let code = serde_json::to_value(code).unwrap_or_default();
        let code = code.as_str().unwrap_or_default();
        output.result(&format!("  skipped: {signature}"));
        output.result(&format!("    {position}: {reason} [{code}]"));
    }
}

/// The types that Python has classes for, each with its fields and methods. The instances of a
/// generic type are one type to whoever reads this.
fn type_lines(package: &Package, types: &TypeTable) -> Vec<String> {
    let records = package.records.iter().filter_map(|key| {
        let declared = types.get(key)?;
        Some((&declared.name, &declared.as_record()?.python))
    });
    let enums = package.enums.iter().filter_map(|key| {
        let declared = types.get(key)?;
        Some((&declared.name, &declared.as_enum()?.python))
    });
    let classes = package.classes.iter();
    let classes = classes.filter_map(|it| Some((&types.get(&it.key)?.name, &it.python)));
    let mut all: Vec<_> = records.chain(enums).chain(classes).collect();
    all.sort_by_key(|(name, _)| &name.name);
    all.dedup_by_key(|(name, _)| &name.name);
    let with_members = all.into_iter().map(|(name, python)| {
        (format!("type {}  ->  {python}", name.name), member_lines(name, package, types))
    });
    // An enum without methods has nothing but its constants.
    let told = with_members.filter(|(_, members)| !members.is_empty());
    told.flat_map(|(head, members)| std::iter::once(head).chain(members)).collect()
}

fn member_lines(name: &TypeName, package: &Package, types: &TypeTable) -> Vec<String> {
    let is_meant = |declared: &&Declared| {
        declared.name.package == name.package && declared.name.name == name.name
    };
    let record = types.iter().map(|(_, it)| it).find(is_meant).and_then(Declared::as_record);
    let fields = record.into_iter().flat_map(|record| &record.fields);
    let fields = fields
        .map(|field| format!("  {} {}  ->  {}", field.go, types.spell(&field.kind), field.python));
    let methods = package.methods(name, types);
    let methods = methods.iter().map(|it| format!("  {}  ->  {}", it[0].signature, it[0].python));
    fields.chain(methods).collect()
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
    let functions =
        format!("{callable} of {exported} exported functions callable ({} %)", coverage.percent());
    if coverage.exported_methods == 0 {
        return functions;
    }
    let Coverage { callable_methods, exported_methods, .. } = coverage;
    let percent = coverage.percent_of_methods();
    format!("{functions}, {callable_methods} of {exported_methods} methods ({percent} %)")
}
