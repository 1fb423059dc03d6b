//! The objects of the golden module under Go's race detector: a special build, which is a test program of Go's.
//!
//! In: nothing. Out: what the detector and the test find. `make stress` runs it, for minutes.

use std::fs;
use std::path::Path;

use crate::data::api_of;
use crate::fixture::{go, write_shim_of};

#[test]
#[ignore = "builds the Go runtime for the race detector; `make stress` runs it"]
fn many_goroutines_make_use_pass_and_drop_objects() {
    let shim = write_shim_of(&api_of("objects"), "race", "golden/objects/input");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shim/race/stress_test.go");
    fs::copy(source, shim.join("stress_test.go")).expect("copy the test");
    let run = ["-run", "TestManyGoroutines"];
    let told = go(&shim, "go", &[&["test", "-race", "-count=1"], &run[..], &["."]].concat());
    assert!(told.starts_with("ok") && !told.contains("no tests to run"), "{told}");
}
