//! The rendered shim, end to end: rendered, formatted, vetted, built, loaded and called.
//!
//! In: the fixture module in `tests/shim/module`. Out: responses, compared with what Go returns.

#![expect(clippy::disallowed_methods, reason = "a test lays its own files out")]

#[path = "shim/calls.rs"]
mod calls;
#[path = "shim/data.rs"]
mod data;
#[path = "shim/errors.rs"]
mod errors;
#[path = "shim/fields.rs"]
mod fields;
#[path = "shim/fixture.rs"]
mod fixture;
#[path = "shim/interfaces.rs"]
mod interfaces;
#[path = "shim/iterators.rs"]
mod iterators;
#[path = "shim/level1.rs"]
mod level1;
#[path = "shim/library.rs"]
mod library;
#[path = "shim/message.rs"]
mod message;
#[path = "shim/objects.rs"]
mod objects;
#[path = "shim/race.rs"]
mod race;
#[path = "shim/sinks.rs"]
mod sinks;
#[path = "shim/streams.rs"]
mod streams;
#[path = "shim/types.rs"]
mod types;
#[path = "shim/values.rs"]
mod values;

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use library::Shim;
use serde::Serialize;
use serde::de::DeserializeOwned;
use usegolib::render::shim;

/// Names the library to a test that runs in a process of its own.
const BUILT: &str = "USEGOLIB_SHIM_TEST_LIBRARY";

/// The built library.
static LIBRARY: LazyLock<PathBuf> =
    LazyLock::new(|| std::env::var_os(BUILT).map_or_else(fixture::build, PathBuf::from));

/// The library, loaded after a change of the environment.
static SHIM: LazyLock<Shim> = LazyLock::new(|| {
    let path = &*LIBRARY;
    set_variable();
    Shim::load(path)
});

const NO_ARGUMENTS: [u8; 0] = [];

#[expect(unsafe_code, reason = "changes the environment")]
fn set_variable() {
    // SAFETY: every test waits for this and none reads the environment meanwhile.
    unsafe { std::env::set_var("USEGOLIB_SHIM_TEST", "set before the load") };
}

fn index(path: &str) -> u32 {
    let api = fixture::api();
    api.table().find(|(_, name)| name == path).expect("an entry of the fixture").0
}

/// `[function, argument...]`.
fn request(function: &str, arguments: impl Serialize) -> Vec<u8> {
    let index = index(&format!("example.com/fixture.{function}"));
    let mut bytes = rmp_serde::to_vec(&arguments).expect("arguments");
    let count = bytes[0] & 0x0f;
    assert_eq!(bytes[0] & 0xf0, 0x90, "a tuple of arguments");
    bytes[0] = u8::try_from(index).expect("a small index");
    bytes.insert(0, 0x91 + count);
    bytes
}

fn decoded<T: DeserializeOwned>(bytes: &[u8]) -> T {
    rmp_serde::from_slice(bytes).unwrap_or_else(|error| panic!("{error}: {bytes:02x?}"))
}

fn result<T: DeserializeOwned>(function: &str, arguments: impl Serialize) -> T {
    let (kind, result): (u8, T) = decoded(&SHIM.call(&request(function, arguments)).bytes);
    assert_eq!(kind, 0);
    result
}

type Chain = Vec<(String, String)>;

fn error(how: &str) -> (String, String, Chain) {
    let (kind, go_type, message, chain): (u8, String, String, Chain) =
        decoded(&SHIM.call(&request("Fail", (how,))).bytes);
    assert_eq!(kind, 1);
    (go_type, message, chain)
}

fn panic_of(how: &str) -> (String, String, String) {
    let (kind, go_type, message, stack): (u8, String, String, String) =
        decoded(&SHIM.call(&request("Panic", (how,))).bytes);
    assert_eq!(kind, 2);
    (go_type, message, stack)
}

/// Kind, message and detail of a refused request.
fn refusal(request: &[u8]) -> (u8, String, Option<u32>) {
    let (kind, go_type, message, detail): (u8, String, String, Option<u32>) =
        decoded(&SHIM.call(request).bytes);
    assert_eq!(go_type, "");
    (kind, message, detail)
}

fn link(go_type: &str, message: &str) -> (String, String) {
    (go_type.to_owned(), message.to_owned())
}

#[test]
fn rendered_files_are_formatted_and_vetted() {
    let shim = fixture::write_shim(&fixture::api(), "vetted");
    assert_eq!(fixture::go(&shim, "gofmt", &["-l", "."]), "");
    fixture::go(&shim, "go", &["vet", "./..."]);
    let dispatch = fs::read_to_string(shim.join("dispatch.go")).expect("dispatch.go");
    assert!(
        dispatch.contains("// func Join(parts []string, sep string, // odd */ comment ) string\n")
    );
}

#[test]
fn rendering_an_api_without_functions_still_builds() {
    let mut api = fixture::api();
    api.packages.clear();
    let shim = fixture::write_shim(&api, "empty");
    assert_eq!(fixture::go(&shim, "gofmt", &["-l", "."]), "");
    fixture::go(&shim, "go", &["vet", "."]);
}

#[test]
fn rendering_is_deterministic_and_emits_no_test() {
    let files = shim::files(&fixture::api(), shim::GO_MOD);
    assert_eq!(files, shim::files(&fixture::api(), shim::GO_MOD));
    assert!(files.contains_key("go.mod") && files.contains_key("dispatch.go"));
    assert!(files.keys().all(|path| !path.contains("_test") && !path.contains("jinja")));
}

#[test]
fn every_file_of_the_template_folder_is_emitted() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/shim");
    let files = shim::files(&fixture::api(), shim::GO_MOD);
    for folder in ["", "start/", "wire/"] {
        for entry in fs::read_dir(root.join(folder)).expect("the templates") {
            let name = entry.expect("an entry").file_name().into_string().expect("a name");
            let code = name.strip_suffix(".go").is_some_and(|stem| !stem.ends_with("_test"));
            let is_emitted = code || name == "go.mod" || name == "abi.h";
            assert_eq!(files.contains_key(&format!("{folder}{name}")), is_emitted, "{name}");
        }
    }
}

#[test]
fn describe_names_the_functions_in_order() {
    #[derive(serde::Deserialize)]
    struct Description {
        abi: u32,
        build_id: String,
        functions: Vec<String>,
    }
    let answer = SHIM.describe();
    let description: Description = decoded(&answer.bytes);
    assert_eq!(
        (description.abi, description.build_id.as_str()),
        (usegolib::abi::VERSION, "0123abcd")
    );
    assert_eq!(description.functions[1], "example.com/fixture.Add");
    assert_eq!(description.functions.last().expect("one"), "example.com/fixture/sub.Add");
    let table: Vec<String> = fixture::api().table().map(|(_, name)| name).collect();
    assert_eq!(description.functions, table);
    let generic = "example.com/fixture/level1.Max[[]string,string]".to_owned();
    assert!(table.contains(&generic), "{table:?}");
}

#[test]
fn init_sees_the_environment_of_the_load_and_no_foreign_arguments() {
    const NAME: &str = "init_sees_the_environment_of_the_load_and_no_foreign_arguments";
    if std::env::var_os(BUILT).is_none() {
        // Once more, in a process that does have arguments.
        let program = std::env::current_exe().expect("this program");
        let mut child = Command::new(program);
        let child =
            child.args(["--exact", NAME]).env(BUILT, &*LIBRARY).output().expect("it starts");
        assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stdout));
        return;
    }
    assert!(std::env::args().len() > 1);
    let (variable, arguments): (String, i64) = result("Atinit", NO_ARGUMENTS);
    assert_eq!(variable, "set before the load");
    assert_eq!(arguments, 1);
}

#[test]
fn results_come_back_as_go_returned_them() {
    assert_eq!(result::<i64>("Add", (40, 2)), 42);
    assert_eq!(result::<i64>("Add", (i64::MIN, -1)), i64::MAX);
    result::<()>("Nothing", NO_ARGUMENTS);
    assert_eq!(result::<String>("Join", (vec!["a", "b", "c"], ", ")), "a, b, c");
    let split: (String, String, bool) = result("Split", ("key=value", "="));
    assert_eq!(split, ("key".to_owned(), "value".to_owned(), true));
    assert_eq!(result::<Vec<f64>>("Scale", (vec![1.5, -2.0], 2.0)), [3.0, -4.0]);
    result::<()>("Check", (false,));
}

#[test]
fn packages_of_the_same_name_are_kept_apart() {
    let index = u8::try_from(index("example.com/fixture/sub.Add")).expect("small");
    let answer = SHIM.call(&[0x93, index, 0xa1, b'a', 0xa1, b'b']);
    assert_eq!(decoded::<(u8, String)>(&answer.bytes), (0, "ab".to_owned()));
}

#[test]
fn nested_slices_keep_their_shape() {
    let mut request = request("Nested", (vec![vec!["a", "b"], vec![]], [true, false]));
    request[0] += 2;
    let rest = [0x92, 0x91, 0x92, 0x01, 0xff, 0x90, 0x93, 0xc4, 1, 0xff, 0xc4, 0, 0xc0];
    request.extend(rest);
    let answer = SHIM.call(&request).bytes;
    let mut expected = vec![0x92, 0x00, 0x94, 0x92, 0x92, 0xa1, b'a', 0xa1, b'b', 0x90];
    expected.extend([0x92, 0xc3, 0xc2]);
    expected.extend(rest);
    assert_eq!(answer, expected);
}

#[test]
fn packed_arrays_cross_both_ways() {
    let list: Vec<f64> = (0..1000).map(f64::from).collect();
    let mut request = vec![0x93, u8::try_from(index("example.com/fixture.Scale")).expect("small")];
    request.extend([0xc8, 0x1f, 0x42, 1, b'd', 0]);
    request.extend(list.iter().flat_map(|v| v.to_le_bytes()));
    request.extend([0xcb, 0x3f, 0xe0, 0, 0, 0, 0, 0, 0]);
    for answer in [SHIM.call(&request), SHIM.call_owned(&request).0] {
        assert_eq!(answer.bytes[..2], [0x92, 0x00]);
        assert_eq!(answer.bytes[2], 0xc8);
        assert_eq!(answer.bytes[5..7], [1, b'd']);
        let data = &answer.bytes[answer.bytes.len() - 8000..];
        assert_eq!(data[8 * 999..], 499.5_f64.to_le_bytes());
        assert_eq!(answer.tail, 8000, "the elements stay where Go has them");
        assert_eq!(answer.head % 8, 0, "the pad aligns the elements in the message");
    }
}

/// `Echo` of `n` bytes.
fn echo_request(n: u32) -> Vec<u8> {
    let mut request = vec![0x92, u8::try_from(index("example.com/fixture.Echo")).expect("small")];
    request.push(0xc6);
    request.extend(n.to_be_bytes());
    request.extend((0..n).map(|i| u8::try_from(i % 251).expect("a byte")));
    request
}

#[test]
fn bytes_come_back_in_the_buffer_or_as_a_tail() {
    for n in [0, 1, 255, 256, 2035, 2043, 2044, 2045, 2046, 70_000, 3_000_000] {
        let request = echo_request(n);
        for answer in [SHIM.call(&request), SHIM.call_owned(&request).0] {
            assert_eq!(answer.bytes[..2], [0x92, 0x00]);
            assert!(answer.bytes.ends_with(&request[7..]));
            assert_eq!(answer.tail > 0, n > 2043, "{n}");
        }
    }
}

#[test]
fn a_request_that_is_not_owned_is_never_aliased() {
    for owned in [false, true] {
        let data = b"kept beyond the call";
        let mut keep = vec![0x92, u8::try_from(index("example.com/fixture.Keep")).expect("small")];
        keep.extend([0xc4, 20]);
        keep.extend(data);
        let _ = if owned { SHIM.call_owned(&keep).0 } else { SHIM.call(&keep) };
        assert!(SHIM.call(&request("Kept", NO_ARGUMENTS)).bytes.ends_with(data));
    }
    let mut address =
        vec![0x92, u8::try_from(index("example.com/fixture.Address")).expect("small")];
    address.extend([0xc4, 3, 1, 2, 3]);
    let (answer, base) = SHIM.call_owned(&address);
    assert_eq!(decoded::<(u8, u64)>(&answer.bytes), (0, base + 4), "owned memory is aliased");
}

#[test]
fn any_response_buffer_will_do() {
    let request = request("Add", (1, 2));
    for room in [0, 1, 255, 256, 257] {
        let answer = SHIM.raw_call(request.as_ptr(), request.len(), 0, room);
        assert_eq!(answer.bytes, [0x92, 0x00, 0x03], "{room}");
    }
}

#[test]
fn impossible_requests_are_refused() {
    let nowhere = SHIM.raw_call(std::ptr::null(), 5, 0, 256);
    let (kind, ..): (u8, String, String, Option<u32>) = decoded(&nowhere.bytes);
    assert_eq!(kind, 3);
    let endless = SHIM.raw_call([0x91].as_ptr(), usize::MAX, 0, 256);
    let (kind, ..): (u8, String, String, Option<u32>) = decoded(&endless.bytes);
    assert_eq!(kind, 3);
    for n in [u64::MAX, 1 << 63, (1 << 63) - 1, 1 << 50] {
        let (pointer, handle) = SHIM.alloc(n);
        assert!(pointer.is_null() && handle == 0, "{n}");
    }
}

#[test]
fn releasing_nothing_or_twice_does_nothing() {
    let (pointer, handle) = SHIM.alloc(0);
    assert!(!pointer.is_null());
    for handle in [0, handle, handle, u64::MAX] {
        SHIM.release(handle);
    }
    assert_eq!(result::<i64>("Add", (1, 1)), 2);
}

#[test]
fn bad_requests_name_the_argument() {
    let add = u8::try_from(index("example.com/fixture.Add")).expect("small");
    let name = "example.com/fixture.Add";
    let text = |request: &[u8]| refusal(request);
    assert_eq!(text(&[0x93, add, 1, 0xa1, b'x']).2, Some(1));
    assert_eq!(text(&[0x93, add, 0xc0, 2]).2, Some(0));
    assert_eq!(text(&[0x93, add, 1, 0xcf, 255, 255, 255, 255, 255, 255, 255, 255]).2, Some(1));
    assert_eq!(text(&[0x93, add, 1, 0xcf, 255]).2, Some(1));
    let (kind, message, detail) = text(&[0x93, add, 1, 2, 3]);
    assert_eq!((kind, detail), (3, None));
    assert_eq!(message, "1 bytes after the last argument (at byte 4)");
    assert_eq!(text(&[0x92, add, 1]), (3, format!("{name} takes 2 arguments, got 1"), None));
    assert_eq!(
        text(&[0x91, 99]),
        (4, "no function 99; the library has 58, counted from 0".into(), None)
    );
    for request in [&[][..], &[0x90], &[0xc0], &[0x80], &[0x91, 0xff], &[0x91, 0xa0], &[0xdd]] {
        let (kind, _, detail) = text(request);
        assert_eq!((kind, detail), (3, None), "{request:02x?}");
    }
}

#[test]
fn errors_carry_type_message_and_what_they_wrap() {
    assert_eq!(result::<i64>("Fail", ("",)), 0);
    let (go_type, message, chain) = error("path");
    assert_eq!(go_type, "*fs.PathError");
    assert_eq!(message, "open x: no such file or directory");
    assert_eq!(chain, [link("syscall.Errno", "no such file or directory")]);
    let (_, message, chain) = error("joined");
    assert_eq!(message, "outer: a\nb: file already exists");
    assert_eq!(chain.len(), 4);
    assert_eq!(chain[0], link("*errors.joinError", "a\nb: file already exists"));
    assert_eq!(chain[1], link("*errors.errorString", "a"));
    assert_eq!(chain[2], link("*fmt.wrapError", "b: file already exists"));
    assert_eq!(chain[3], link("*errors.errorString", "file already exists"));
}

#[test]
fn hostile_errors_do_no_harm() {
    assert_eq!(
        error("panics"),
        ("*fixture.hostile".into(), "(*fixture.hostile.Error panicked)".into(), vec![])
    );
    assert_eq!(error("nil pointer").1, "(*fs.PathError.Error panicked)");
    assert_eq!(
        error("hostile").2,
        [link("fixture.quiet", "quiet"), link("*errors.errorString", "file already closed")]
    );
    assert_eq!(error("ring").2, vec![link("*fixture.ring", "ring"); 32]);
    let (_, message, _) = error("long");
    assert_eq!(message, format!("{}... (80000 bytes in all)", "ä".repeat(32 * 1024)));
}

#[test]
fn panics_of_every_kind_are_answered() {
    let rows = [
        ("string", "string", "oh"),
        ("error", "*errors.errorString", "file already closed"),
        ("stringer", "fixture.code", "code 3"),
        ("int", "fixture.plain", "-7"),
        ("float", "float64", "1.5"),
        ("struct", "fixture.pair", "{1 x}"),
        ("pointer", "*fixture.pair", "{2 y}"),
        ("cycle", "[]interface {}", "[[...]]"),
        ("func", "func()", "(func())"),
        // Newer releases of Go say "runtime error: " before it.
        ("nil", "*runtime.PanicNilError", "panic called with nil argument"),
        ("hostile", "*fixture.hostile", "(*fixture.hostile.Error panicked)"),
        (
            "dereference",
            "runtime.errorString",
            "runtime error: invalid memory address or nil pointer dereference",
        ),
        ("index", "runtime.boundsError", "runtime error: index out of range [5] with length 0"),
        (
            "address",
            "runtime.errorAddressString",
            "runtime error: invalid memory address or nil pointer dereference",
        ),
    ];
    for (how, go_type, message) in rows {
        let (found, text, stack) = panic_of(how);
        let text = if how == "nil" { text.trim_start_matches("runtime error: ") } else { &text };
        assert_eq!((found.as_str(), text), (go_type, message), "{how}");
        assert!(stack.contains("fixture.Panic"), "{how}: {stack}");
    }
    assert!(panic_of("long").1.ends_with("x... (1048576 bytes in all)"));
    assert_eq!(result::<i64>("Add", (1, 1)), 2, "calls go on afterwards");
}
