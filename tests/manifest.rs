//! A manifest on disk: what is written is read again, and what belongs to objects takes little of it.
//!
//! In: the models in `golden/`. Out: manifests, written and read.

#![expect(clippy::unwrap_used, reason = "a model that cannot be read fails the test")]
#![expect(clippy::disallowed_methods, reason = "a test lays its own files out")]

use std::fs;
use std::path::Path;

use usegolib::artifact::manifest::{self, generator};
use usegolib::model::{Api, CallableKind, Library, Manifest, SCHEMA};

fn golden() -> impl Iterator<Item = (String, Api)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let models = fs::read_dir(root).unwrap().map(|case| case.unwrap().path().join("model.json"));
    models.filter(|path| path.is_file()).map(|path| {
        let api = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        (path.display().to_string(), api)
    })
}

fn of(api: Api) -> Manifest {
    Manifest {
        schema: SCHEMA,
        generator: generator(),
        api,
        input_fingerprint: "0".repeat(64),
        sums: None,
        left_out: Vec::new(),
        library: Library { path: "libm.so".to_owned(), sha256: "0".repeat(64), size: 0 },
        files: Vec::new(),
    }
}

#[test]
fn what_is_written_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut objects = 0;
    for (case, api) in golden() {
        let written = of(api);
        manifest::write(folder.path(), &written).unwrap();
        assert_eq!(manifest::read(folder.path()).unwrap(), written, "{case}");
        let text = fs::read_to_string(folder.path().join("manifest.json")).unwrap();
        assert_eq!(text.lines().count(), 1, "{case}");
        for kind in ["make", "read", "assign"] {
            assert!(!text.contains(&format!(r#""kind":"{kind}""#)), "{case}: {kind} in {text}");
        }
        objects += written.api.packages.iter().map(|package| package.objects.len()).sum::<usize>();
    }
    assert!(objects > 0, "no model has objects");
}

/// What does not follow from the rows is written as it is, and nothing is lost.
#[test]
fn members_that_no_row_says_are_written_in_full() {
    let folder = tempfile::tempdir().unwrap();
    let changes: [fn(&mut usegolib::model::Callable); 4] = [
        |callable| callable.python.push('x'),
        |callable| callable.doc.push_str("more"),
        |callable| callable.fails = true,
        |callable| callable.params.clear(),
    ];
    let mut tried = 0;
    for (case, api) in golden() {
        for kind in [CallableKind::Make, CallableKind::Read, CallableKind::Assign] {
            for change in changes {
                let mut api = api.clone();
                let all = api.packages.iter_mut().flat_map(|package| &mut package.callables);
                let Some(callable) = all.into_iter().find(|it| it.kind == kind) else { continue };
                change(callable);
                let written = of(api);
                manifest::write(folder.path(), &written).unwrap();
                assert_eq!(manifest::read(folder.path()).unwrap(), written, "{case}");
                tried += 1;
            }
        }
    }
    assert!(tried > 0, "no model has members");
}

/// Both ways to find what belongs to a type: in a manifest that was read it is known beforehand.
#[test]
fn the_members_of_a_type_are_found_in_a_settled_package_as_in_any() {
    for (case, api) in golden() {
        let mut settled = api.clone();
        settled.packages.iter_mut().for_each(usegolib::model::Package::settle);
        for (one, other) in api.packages.iter().zip(&settled.packages) {
            for (key, declared) in api.types.iter() {
                assert!(one.members(key).eq(other.members(key)), "{case}: {key}");
                let methods = one.methods(&declared.name, &api.types);
                assert_eq!(methods, other.methods(&declared.name, &api.types), "{case}: {key}");
            }
        }
    }
}

/// What the instances of a function or method have in common is said once.
#[test]
fn instances_are_documented_once() {
    let folder = tempfile::tempdir().unwrap();
    let (case, api) = golden().find(|(case, _)| case.contains("generic_interfaces")).unwrap();
    let methods = api.packages[0].callables.iter().filter(|it| it.go == "Clear").count();
    assert!(methods > 5, "{case}");
    manifest::write(folder.path(), &of(api)).unwrap();
    let text = fs::read_to_string(folder.path().join("manifest.json")).unwrap();
    // Of Container, List, ArrayList, Ordered and Words.
    assert_eq!(text.matches("Clear removes all.").count(), 5, "{case}");
}

#[test]
fn instances_of_what_is_not_there_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (_, api) = golden().find(|(case, _)| case.contains("generic_interfaces")).unwrap();
    manifest::write(folder.path(), &of(api)).unwrap();
    let file = folder.path().join("manifest.json");
    let text = fs::read_to_string(&file).unwrap();
    let (before, after) = text.split_once(r#""instances":{"#).unwrap();
    let after = after.replacen(r#"{"of":"#, r#"{"of":9"#, 1);
    fs::write(&file, format!(r#"{before}"instances":{{{after}"#)).unwrap();
    let error = manifest::read(folder.path()).unwrap_err().to_string();
    assert!(error.contains("has instances of the function 9"), "{error}");
}
