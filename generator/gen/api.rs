//! What can be called in a library, and the identifier of the shim that is rendered from that.
//!
//! In: a described module. Out: [`Api`], complete.

use serde::Serialize;

use super::run::Run;
use crate::abi;
use crate::build::fingerprint;
use crate::disk::hash;
use crate::error::{Error, Result};
use crate::introspect::Described;
use crate::model::{Api, Bundled, Offer};
use crate::resolve::Module;
use crate::restrict::{self, Restricted};

/// The API of the library of these packages.
pub(super) fn of(run: &Run, described: &Described, offer: &Offer) -> Result<Api> {
    let Restricted { types, packages, foreign } = restrict::restrict(described, offer);
    let mut api = Api {
        abi: abi::VERSION,
        build_id: String::new(),
        level: offer.level,
        pins: offer.pins.clone(),
        module: run.module.path.clone(),
        version: run.module.version.clone(),
        modules: run.module.bundled.iter().map(bundled).collect(),
        platform: run.go.platform.clone(),
        go_version: run.go.version.clone(),
        types,
        packages,
        foreign,
    };
    api.build_id = build_id(&api)?;
    Ok(api)
}

fn bundled(module: &Module) -> Bundled {
    let sums = module.origin.sums().cloned();
    Bundled { path: module.path.clone(), version: module.version.clone(), sums }
}

/// Changes with what the shim is rendered from, and with the generator that renders it.
fn build_id(api: &impl Serialize) -> Result<String> {
    let text = serde_json::to_string(api).map_err(|error| {
        Error::Manifest(format!(
            "cannot write the library's API as JSON: {error}; please report this"
        ))
    })?;
    let generator = fingerprint::of_remote("", "");
    Ok(hash::of_bytes(format!("{generator}\n{text}").as_bytes()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn what_cannot_be_written_has_no_build_id() {
        // JSON has no such keys.
        let unwritable = BTreeMap::from([((1, 2), "value")]);
        let error = build_id(&unwritable).unwrap_err().to_string();
        assert!(error.contains("key must be a string"), "{error}");
        assert_ne!(build_id(&"a").unwrap(), build_id(&"b").unwrap());
    }
}
