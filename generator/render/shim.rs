//! The cgo dispatch shim: one Go module that imports the user's packages and answers calls.
//!
//! In: [`Api`], and the go.mod with which its packages were found. Out: that, `dispatch.go`, and the
//! verbatim rest.

use askama::Template;

use super::Files;
use crate::model::{Api, Callable, Level, Package, ValueClasses};

mod access;
mod adapter;
mod block;
mod errors;
mod field;
mod held;
mod hidden;
mod imports;
mod map;
mod plain;
mod read;
mod record;
mod sink;
mod stream;
mod write;

use adapter::Adapter;
use errors::Errors;
use hidden::Hidden;
use imports::{Import, Imports};
use record::Record;

/// Module path of the shim. Sorts before every real module path, so that its `start` package is
/// initialised before the user's packages are.
pub const MODULE: &str = "0.usegolib.invalid/shim";

/// An embedded file, path and text; named here one by one so that no test file is emitted.
macro_rules! verbatim {
    ($($path:literal),+ $(,)?) => {
        [$(($path, include_str!(concat!("../../templates/shim/", $path)))),+]
    };
}

/// What is the same for every module.
pub const VERBATIM: [(&str, &str); 63] = verbatim![
    "abi.h",
    "announce.go",
    "answer.go",
    "bridge.go",
    "calls.go",
    "counts.go",
    "coroutine/coroutine.go",
    "coroutine/doc.go",
    "crash.go",
    "crash_go122.go",
    "identity.go",
    "iterate.go",
    "logs/logs.go",
    "memory.go",
    "object/chunk.go",
    "object/table.go",
    "output/output.go",
    "panic.go",
    "settings/settings.go",
    "start/environ.go",
    "start/environ_windows.go",
    "start/start.go",
    "wire/abi.go",
    "wire/any.go",
    "wire/aside.go",
    "wire/arrays.go",
    "wire/bigint.go",
    "wire/chain.go",
    "wire/channel.go",
    "wire/classes.go",
    "wire/complex.go",
    "wire/context.go",
    "wire/dynamic.go",
    "wire/error.go",
    "wire/extension.go",
    "wire/failure.go",
    "wire/fields.go",
    "wire/functions.go",
    "wire/held.go",
    "wire/host.go",
    "wire/identity.go",
    "wire/integers.go",
    "wire/interfaces.go",
    "wire/iterators.go",
    "wire/known.go",
    "wire/known_values.go",
    "wire/maps.go",
    "wire/named.go",
    "wire/numbers.go",
    "wire/objects.go",
    "wire/order.go",
    "wire/packed.go",
    "wire/reader.go",
    "wire/record.go",
    "wire/relay.go",
    "wire/sequence.go",
    "wire/sink.go",
    "wire/skip.go",
    "wire/slices.go",
    "wire/stream.go",
    "wire/target.go",
    "wire/text.go",
    "wire/writer.go",
];

/// The package that not every library should link, for what `logs` does.
const LOGGING: &str = "log/slog";

/// What links `logs`.
const LOGS: &str = "package main\n\nimport _ \"0.usegolib.invalid/shim/logs\"\n";

/// The shim's go.mod before anything is known about the user's module.
pub const GO_MOD: &str = include_str!("../../templates/shim/go.mod");

/// Renders the shim's files, relative to the shim module's root; its `go_mod` requires the user's module,
/// if that is a remote one.
#[must_use]
pub fn files(api: &Api, go_mod: &str) -> Files {
    let mut files: Files =
        VERBATIM.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    files.insert("go.mod".to_owned(), go_mod.to_owned());
    if api.packages.iter().any(|package| package.links.iter().any(|it| it == LOGGING)) {
        files.insert("logs.go".to_owned(), LOGS.to_owned());
    }
    // Askama takes a template's last newline off.
    files.insert("dispatch.go".to_owned(), format!("{}\n", Dispatch::new(api)));
    files
}

/// `dispatch.go`.
#[derive(Template)]
#[template(path = "shim/dispatch.go.jinja", escape = "none")]
struct Dispatch<'a> {
    module: &'a str,
    version: &'a str,
    shim: &'a str,
    /// A Go string literal.
    build_id: String,
    /// Whether values of type any can hold maps, records and complex numbers.
    takes_data: bool,
    /// The statements that enter the objects and interfaces.
    held: Vec<String>,
    imports: Vec<Import>,
    /// In the order of their indices.
    adapters: Vec<Adapter>,
    /// Variables of the types that cannot be named here.
    hidden: Vec<Hidden>,
    /// What reads and writes the records.
    records: Vec<Record>,
    /// What an error can be of, where Python can tell.
    errors: Option<Errors>,
}

impl<'a> Dispatch<'a> {
    fn new(api: &'a Api) -> Self {
        let mut imports = Imports::new(&api.types);
        for package in api.all_packages().filter(|package| !package.callables.is_empty()) {
            imports.alias(&package.path);
        }
        let mut adapters: Vec<Adapter> =
            api.all_packages().flat_map(|package| adapters(package, &mut imports)).collect();
        adapters.sort_by_key(|adapter| adapter.index);
        let held = if adapters.is_empty() {
            Vec::new()
        } else {
            held::all(&ValueClasses::of(api), &mut imports)
        };
        let records = if adapters.is_empty() { Vec::new() } else { record::all(&mut imports) };
        let hidden = hidden::all(api, &mut imports);
        let tells_errors = api.level >= Level::State && !adapters.is_empty();
        let errors = tells_errors.then(|| errors::all(api, &mut imports));
        Self {
            module: &api.module,
            version: &api.version,
            shim: MODULE,
            build_id: literal(&api.build_id),
            takes_data: api.level >= Level::Data && !adapters.is_empty(),
            held,
            imports: imports.lines(),
            adapters,
            hidden,
            records,
            errors,
        }
    }
}

/// The adapters of a package's callables.
fn adapters(package: &Package, imports: &mut Imports) -> Vec<Adapter> {
    let Package { path, callables, .. } = package;
    let by_name = callables.chunk_by(Callable::is_beside);
    let instances = by_name.flat_map(|instances| instances.iter().enumerate());
    instances.map(|(instance, callable)| Adapter::new(path, callable, instance, imports)).collect()
}

/// A Go string literal: what JSON escapes, Go understands.
fn literal(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
