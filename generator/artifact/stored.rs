//! The form in which a manifest lies on disk: its JSON, as short as it can be.
//!
//! In: a manifest. Out: its text; and the other way round. The members of objects stand apart, in rows, and so do
//! the instances of generic functions and methods.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::instances::{self, Instances};
use super::members::{self, Members};
use crate::model::{
    Api, Bundled, EmittedFile, LeftOut, Level, Library, Manifest, Package, Pins, Platform, SCHEMA,
    Sums, TypeTable,
};

/// Rows of packages, by their import paths.
type ByPackage<T> = BTreeMap<String, Vec<T>>;

/// What is written.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(flatten)]
    manifest: &'a Manifest,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    members: ByPackage<Members>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    instances: ByPackage<Instances>,
}

/// The text of a manifest.
pub(super) fn write(manifest: &Manifest) -> serde_json::Result<String> {
    let mut manifest = manifest.clone();
    let Api { packages, foreign, types, .. } = &mut manifest.api;
    let (mut members, mut instances) = (ByPackage::new(), ByPackage::new());
    for package in packages.iter_mut().chain(foreign) {
        enter(&mut members, &package.path, members::take(&mut package.callables, types));
        enter(&mut instances, &package.path, instances::take(&mut package.callables));
    }
    serde_json::to_string(&Written { manifest: &manifest, members, instances })
}

fn enter<T>(all: &mut ByPackage<T>, path: &str, rows: Vec<T>) {
    if !rows.is_empty() {
        all.insert(path.to_owned(), rows);
    }
}

/// What is read: all fields of a [`Manifest`] in one, which takes half as long as one within the other.
#[derive(Deserialize)]
struct Stored {
    schema: u32,
    generator: String,
    abi: u32,
    build_id: String,
    level: Level,
    #[serde(default)]
    pins: Pins,
    module: String,
    version: String,
    #[serde(default)]
    modules: Vec<Bundled>,
    platform: Platform,
    go_version: String,
    types: TypeTable,
    packages: Vec<Package>,
    #[serde(default)]
    foreign: Vec<Package>,
    #[serde(default)]
    members: ByPackage<Members>,
    #[serde(default)]
    instances: ByPackage<Instances>,
    input_fingerprint: String,
    #[serde(default)]
    sums: Option<Sums>,
    left_out: Vec<LeftOut>,
    library: Library,
    files: Vec<EmittedFile>,
}

/// The manifest of a text, or what is wrong with that.
pub(super) fn read(text: &str) -> Result<Manifest, String> {
    match serde_json::from_str::<Stored>(text) {
        Ok(stored) if stored.schema == SCHEMA => stored.into_manifest(),
        Ok(_) => Err(find_fault(text, String::new())),
        Err(error) => Err(find_fault(text, error.to_string())),
    }
}

/// What is wrong with a text that is no manifest of this schema, and not of the form that one has for the
/// reason given.
fn find_fault(text: &str, reason: String) -> String {
    let value: serde_json::Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return format!("it is not JSON: {error}"),
    };
    match value.get("schema").and_then(serde_json::Value::as_u64) {
        Some(schema) if schema == u64::from(SCHEMA) => reason,
        Some(schema) => {
            format!("it has schema {schema}, but this usegolib reads schema {SCHEMA}")
        }
        None => "it has no schema number".to_owned(),
    }
}

impl Stored {
    fn into_manifest(self) -> Result<Manifest, String> {
        let Self { mut packages, mut foreign, mut members, mut instances, types, .. } = self;
        for package in packages.iter_mut().chain(&mut foreign) {
            let rows = instances.remove(&package.path).unwrap_or_default();
            instances::put_back(&mut package.callables, rows).map_err(|index| {
                format!("it has instances of the function {index}, and no such function")
            })?;
            let rows = members.remove(&package.path).unwrap_or_default();
            members::put_back(&mut package.callables, rows, &types)
                .map_err(|key| format!("the type {key} has members and is no object"))?;
        }
        if let Some(path) = members.keys().chain(instances.keys()).next() {
            return Err(format!("it has rows of the package {path}, and no such package"));
        }
        let api = Api {
            abi: self.abi,
            build_id: self.build_id,
            level: self.level,
            pins: self.pins,
            module: self.module,
            version: self.version,
            modules: self.modules,
            platform: self.platform,
            go_version: self.go_version,
            types,
            packages,
            foreign,
        };
        Ok(Manifest {
            schema: self.schema,
            generator: self.generator,
            api,
            input_fingerprint: self.input_fingerprint,
            sums: self.sums,
            left_out: self.left_out,
            library: self.library,
            files: self.files,
        })
    }
}
