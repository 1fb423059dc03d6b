//! The only file that knows the order of the stages.
//!
//! In: what a command or `import_` asks for. Out: an artifact, a Python package, or a description.
//! Nothing is printed: what a user may want to see while it runs goes to `report` as an [`Event`].
//!
//! Whether anything is to be done is asked before the packages are described, not when all is
//! rendered: Go's build IDs say so in half the time.

mod api;
mod bundle;
mod check;
mod coverage;
mod describe;
mod emit;
mod error_variables;
mod event;
mod inspection;
mod link;
mod options;
mod outcome;
mod packages;
mod publish;
mod python_package;
mod reuse;
mod run;

pub use bundle::bundle;
pub use coverage::Coverage;
pub use error_variables::ErrorVariable;
pub use event::{Event, OnEvent};
pub use inspection::{Inspection, LevelCoverage};
pub use options::{BuildOptions, Choices, GenOptions, Policy};
pub use outcome::{Built, Generated};
use run::Run;

use crate::artifact::manifest;
use crate::artifact::stale::Need;
use crate::error::{Error, Result};
use crate::interruption;
use crate::introspect::Described;
use crate::model::{Api, Manifest, Offer};
use crate::toolchain::Search;
use crate::{naming, resolve, restrict};

/// How often a package is put together anew whose artifact others publish again and again.
const ATTEMPTS: u32 = 3;

/// Refuses what would be useless, as soon as it is known what can be called; told the path of the
/// package that was asked for.
type Condition<'a> = &'a dyn Fn(&Api, &str) -> Result<()>;

/// Builds the artifact of a module, or finds that the one in place is up to date.
pub fn build(options: &BuildOptions, search: &Search, report: OnEvent) -> Result<Built> {
    build_if(options, &|_, _| Ok(()), search, report)
}

/// Describes what of a module is callable, or one package of it that was named. No library is
/// built, and nothing is left behind.
pub fn inspect(
    target: &str,
    version: Option<&str>,
    choices: &Choices,
    offline: bool,
    search: &Search,
    report: OnEvent,
) -> Result<Inspection> {
    let (run, described) = look(target, version, offline, search, report)?;
    check::packages(&described, &run.module)?;
    let offer = choices.offer(&run.module_paths(), None);
    check::pins(&run, &described, &offer.pins)?;
    Ok(Inspection::new(&run.module, &described, &offer))
}

/// Describes what a module exports, before anything is decided about it.
pub fn describe(
    target: &str,
    version: Option<&str>,
    offline: bool,
    search: &Search,
    report: OnEvent,
) -> Result<Described> {
    look(target, version, offline, search, report).map(|(_, described)| described)
}

/// The stages that build nothing.
fn look<'a>(
    target: &str,
    version: Option<&str>,
    offline: bool,
    search: &'a Search,
    report: OnEvent<'a>,
) -> Result<(Run<'a>, Described)> {
    let target = resolve::target(target, version)?;
    let run = Run::start(&[target], None, offline, search, report)?;
    let surface = describe::describe(&run, &packages::patterns(&run.module, None))?;
    Ok((run, surface.described))
}

/// Builds the artifact and puts the Python package that binds it into its folder, unless that is
/// there already or only to be checked.
pub fn package(options: &GenOptions, search: &Search, report: OnEvent) -> Result<Generated> {
    python_package::check_name(options)?;
    let condition = |api: &Api, package: &str| {
        let name = naming::package(api, package, options.name.as_deref())?;
        python_package::check_place(options, &name)
    };
    let mut more_attempts = 0..ATTEMPTS;
    loop {
        let built = build_if(&options.build, &condition, search, report)?;
        bundle::check_alone(&built, &options.build)?;
        let artifact = built.artifact.clone();
        match python_package::put(built, options) {
            // Another has published meanwhile, and removed the library that was to be copied.
            Err(Error::Io { .. })
                if artifact.successor().is_some() && more_attempts.next().is_some() => {}
            generated => return generated,
        }
    }
}

/// Builds the artifact if it is stale and what can be called of it is acceptable.
fn build_if(
    options: &BuildOptions,
    condition: Condition,
    search: &Search,
    report: OnEvent,
) -> Result<Built> {
    let targets = options.targets()?;
    if let Some(built) = reuse::without_go(&targets, options, report)? {
        return Ok(built);
    }
    let run = Run::start(&targets, Some(&options.out), options.policy.offline, search, report)?;
    if let Some(built) = bundle::of_module(&run, options)? {
        return Ok(built);
    }
    let need = reuse::need(&run, options)?;
    match need.why_stale() {
        None => {
            run.report(Event::Reusing(need.dir.clone()));
            reuse::read(&run, &need.dir, None)
        }
        Some(stale) if options.policy.locked => Err(reuse::out_of_date(&need.dir, &stale)),
        Some(_) => publish::publish(&run, &options.out, &need, || compile(&run, &need, condition)),
    }
}

/// Describes, restricts, renders and links: all there is to publish is in the workspace then.
fn compile(run: &Run, need: &Need, condition: Condition) -> Result<Manifest> {
    // What the artifact holds by now, with the lock held.
    let present = manifest::read(&need.dir).ok().map(|manifest| manifest.api);
    let patterns = packages::patterns(&run.module, present.as_ref());
    let mut surface = describe::describe(run, &patterns)?;
    check::packages(&surface.described, &run.module)?;
    check::warn_of_broken(run, &surface.described);
    let api = api::of(run, &surface.described, &offer(run, need, &surface.described)?)?;
    check::api(&api, &surface.described, &run.module)?;
    condition(&api, &run.module.package)?;
    let linked = link::link(run, api, &mut surface)?;
    let manifest = emit::emit(run, linked, &surface, &need.inputs)?;
    // What was cut short must not be published, even if nothing is known to lack.
    interruption::check()?;
    Ok(manifest)
}

/// What is offered of what there is now: of pins that the artifact had, only what still fits.
fn offer(run: &Run, need: &Need, described: &Described) -> Result<Offer> {
    let mut offer = need.offer.clone();
    if need.keeps_pins {
        let fits = |key: &str, pin| restrict::fault_of_pin(described, key, pin).is_none();
        offer.pins = offer.pins.filtered(fits);
    } else {
        check::pins(run, described, &offer.pins)?;
    }
    Ok(offer)
}
