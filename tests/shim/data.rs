//! Level 2: the modules of the goldens that need it, built and called.
//!
//! In: `model.json` and `input` of a case, and arguments as JSON. Out: responses, compared with what Go
//! has or returns.

#![expect(clippy::needless_pass_by_value, reason = "json!() is written in place")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Value, json};
use usegolib::model::Api;

use crate::fixture::{build_library, go, write_shim_of};
use crate::library::Shim;
use crate::message::{pack, unpack};

/// A golden case, and the library of its module.
pub(crate) struct Case {
    api: Api,
    pub(crate) shim: Shim,
}

/// The model of a golden case.
pub(crate) fn api_of(name: &str) -> Api {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name);
    let model = fs::read_to_string(root.join("model.json")).expect("a model");
    serde_json::from_str(&model).expect("a model")
}

impl Case {
    pub(crate) fn new(name: &str) -> Self {
        let api = api_of(name);
        let folder =
            write_shim_of(&api, &format!("golden-{name}"), &format!("golden/{name}/input"));
        assert_eq!(go(&folder, "gofmt", &["-l", "."]), "", "{name}");
        go(&folder, "go", &["vet", "./..."]);
        Self { api, shim: Shim::load(&build_library(&folder)) }
    }

    /// The whole response; the same for a request in either place.
    fn call(&self, function: &str, arguments: Value) -> Value {
        let request = self.request(function, arguments);
        let mut response = unpack(&self.shim.call(&request).bytes);
        let mut owned = unpack(&self.shim.call_owned(&request).0.bytes);
        if response[0] == 2 {
            response[3] = Value::Null; // the stack has addresses in it
            owned[3] = Value::Null;
        }
        assert_eq!(owned, response, "owned");
        response
    }

    /// The request of a call.
    pub(crate) fn request(&self, function: &str, arguments: Value) -> Vec<u8> {
        let path = format!("{}.{function}", self.api.module);
        let index = self.api.table().find(|(_, name)| *name == path).expect("an entry").0;
        let mut message = vec![json!(index)];
        message.extend(arguments.as_array().expect("arguments").iter().cloned());
        pack(&Value::Array(message))
    }

    /// Calls that succeed: function, arguments, result.
    fn returns(&self, function: &str, arguments: Value, result: Value) {
        assert_eq!(self.call(function, arguments), json!([0, result]), "{function}");
    }

    /// A call that is refused: the kind of response, and what its message has.
    fn refuses(&self, function: &str, arguments: Value, kind: u8, part: &str) {
        let response = self.call(function, arguments);
        let message = response[2].as_str().unwrap_or_default();
        assert!(response[0] == kind && message.contains(part), "{function}: {response}");
    }
}

// Each is built once, however many tests call it.
static COMPLEX: LazyLock<Case> = LazyLock::new(|| Case::new("complex"));
static MAPS: LazyLock<Case> = LazyLock::new(|| Case::new("maps"));
static RECORDS: LazyLock<Case> = LazyLock::new(|| Case::new("records"));
static METHODS: LazyLock<Case> = LazyLock::new(|| Case::new("methods"));
static WRITTEN: LazyLock<Case> = LazyLock::new(|| Case::new("written"));

#[test]
fn complex_numbers_are_two_floats() {
    let case = &*COMPLEX;
    let narrow = |re: f64, im: f64| json!([{"float32": re}, {"float32": im}]);
    case.returns("Add", json!([[1.0, 2.0], [0.5, -2.0]]), json!([1.5, 0.0]));
    case.returns("Narrow", json!([[1.5, -0.25]]), narrow(1.5, -0.25));
    case.returns("Pairs", json!([[[1.0, 2.0]]]), json!([narrow(1.0, 2.0)]));
    case.returns("Pairs", json!([null]), json!(null));
    case.returns("Root", json!([null]), json!(null));
    case.returns("Root", json!([[1.0, 2.0]]), json!([1.0, 2.0]));
    case.returns("Sum", json!([[[1.0, 2.0], [1.0, 2.0]]]), json!([2.0, 4.0]));
    case.returns("Turn", json!([[1.0, 0.0]]), json!([0.0, 1.0]));
    case.returns("Origin", json!([]), json!([0.0, 0.0]));
    case.refuses("Narrow", json!([[0.1, 0.0]]), 3, "float32 cannot hold exactly");
    case.refuses("Turn", json!([null]), 3, "expected array, got nil");
    case.refuses("Turn", json!([[1.0]]), 3, "1 elements for an array of 2");
    case.refuses("Turn", json!([[1.0, 2.0, 3.0]]), 3, "3 elements for an array of 2");
}

#[test]
fn maps_come_back_in_the_order_of_their_keys() {
    let case = &*MAPS;
    let echoes = |function, keys: Value, values: Value, sorted: Value, ordered: Value| {
        case.returns(function, json!([[keys, values]]), json!([sorted, ordered]));
    };
    echoes("Colors", json!([1, 0]), json!(["b", "a"]), json!([0, 1]), json!(["a", "b"]));
    echoes(
        "Tiles",
        json!([[1, -1], [1, -2]]),
        json!(["b", "a"]),
        json!([[1, -2], [1, -1]]),
        json!(["a", "b"]),
    );
    echoes(
        "Grid",
        json!([[2, 0], [1, 9]]),
        json!([true, false]),
        json!([[1, 9], [2, 0]]),
        json!([false, true]),
    );
    echoes(
        "Hosts",
        json!(["::2", "::1"]),
        json!(["b", "a"]),
        json!(["::1", "::2"]),
        json!(["a", "b"]),
    );
    echoes("Times", json!([5, -5]), json!([1.5, 2.5]), json!([-5, 5]), json!([2.5, 1.5]));
    case.returns("Invert", json!([[["b", "a"], [2, 1]]]), json!(null));
    case.returns("Headers", json!([null]), json!(null));
    case.returns("Headers", json!([[[], []]]), json!([[], []]));
    case.returns(
        "Lists",
        json!([[null, [[98, 97], ["b", "a"]]]]),
        json!([null, [[97, 98], ["a", "b"]]]),
    );
    let nested = json!([["a", "b"], [null, [[1], [[true]]]]]);
    case.returns("Nested", json!([nested]), nested);
    case.returns("Update", json!([[["k"], [1]], "k"]), json!([["k"], [2]]));
    case.returns("Defaults", json!([]), json!([["a"], [1]]));
}

#[test]
fn maps_of_many_numbers_are_packed() {
    let case = &*MAPS;
    let (keys, values): (Vec<i64>, Vec<f64>) = (0..20).map(|n| (n, 0.5)).unzip();
    let packed = json!([{"packed": "q", "items": keys}, {"packed": "d", "items": values}]);
    case.returns("Times", json!([[keys, values]]), packed);
}

#[test]
fn maps_that_are_none_are_refused() {
    let case = &*MAPS;
    case.refuses(
        "Colors",
        json!([[[1, 1], ["a", "b"]]]),
        8,
        "two of its keys are the same in Go: 1",
    );
    let spellings = json!([[["::1", "0:0::1"], ["a", "b"]]]);
    case.refuses("Hosts", spellings, 8, "two of its keys are the same in Go: ::1");
    case.refuses("Hosts", json!([[["nowhere"], ["a"]]]), 8, "nowhere");
    case.refuses("Colors", json!([[[1], []]]), 3, "1 keys for 0 values");
    case.refuses("Colors", json!([[[], ["a"]]]), 3, "0 keys for 1 values");
    case.refuses("Colors", json!([[[1]]]), 3, "1 elements for an array of 2");
    case.refuses("Colors", json!([[null, null]]), 3, "expected array, got nil");
    case.refuses("Colors", json!([[["a"], ["a"]]]), 3, "expected int, got str");
    case.refuses("Loose", json!([[[[1]], ["a"]]]), 8, "no key of a Go map can be a []interface {}");
}

#[test]
fn any_holds_maps_and_complex_numbers() {
    let case = &*MAPS;
    let dynamic =
        json!([["a", "b"], [{"map": [["x"], [{"map": [[], []]}]]}, {"complex": [1.0, -2.0]}]]);
    case.returns("Dynamic", json!([dynamic]), dynamic);
    let keys = json!([true, 1, 1.0, {"complex": [0.0, 1.0]}, "a"]);
    let sorted = json!([true, 1, 1.0, {"complex": [0.0, 1.0]}, "a"]);
    case.returns("Loose", json!([[keys, [1, 2, 3, 4, 5]]]), json!([sorted, [1, 2, 3, 4, 5]]));
    let point = json!({"record": ["example.com/maps.Point", 1, 2]});
    case.returns("Loose", json!([[[point], [point]]]), json!([[point], [point]]));
    let mixed = json!([["a"], [{"map": [["k", 1], [1, 2]]}]]);
    let ordered = json!([["a"], [{"map": [[1, "k"], [2, 1]]}]]);
    case.returns("Dynamic", json!([mixed]), ordered);
    let unknown = json!([["a"], [{"record": ["example.com/maps.Nowhere", 1]}]]);
    case.refuses("Dynamic", json!([unknown]), 3, "example.com/maps.Nowhere");
    let short = json!([["a"], [{"record": ["example.com/maps.Point", 1]}]]);
    case.refuses("Dynamic", json!([short]), 3, "another number of fields");
}

#[test]
fn records_are_their_fields() {
    let case = &*RECORDS;
    case.returns("Move", json!([[1, 2], [3, 4]]), json!([1, 2]));
    case.returns("Hull", json!([[[1, 2], [3, 4]]]), json!([[1, 2], [3, 4]]));
    case.returns("Split", json!([[[1, 2], "n"]]), json!([[1, 2], "n"]));
    case.returns("Swap", json!([[1, "a"]]), json!(["", 0]));
    case.returns("Nothing", json!([[]]), json!([]));
    case.returns("Find", json!([""]), json!(null));
    case.returns("Origin", json!([]), json!([0, 0]));
    case.refuses("Move", json!([[1, 2], [3]]), 3, "1 elements for an array of 2");
    case.refuses("Move", json!([[1, 2], null]), 3, "expected array, got nil");
    assert_eq!(case.call("Move", json!([[1, 2], [3, "a"]]))[3], 1, "the argument's index");
}

#[test]
fn a_record_has_fields_of_every_kind() {
    let case = &*RECORDS;
    let fields = |ratio: Value| {
        let start = json!(["n", 1, ratio, {"hex": "00"}, ["t"], [1, 2], [3, 4], [[5, 6]]]);
        let rest = json!([[[7, 8], [9, 0]], [["k"], [[1, 1]]], {"map": [["a"], [1]]}, 60,
            "2026-01-02T03:04:05Z", [1.0, 2.0], 7, true, "i", 1, 2, 3]);
        Value::Array(
            [start.as_array().cloned(), rest.as_array().cloned()]
                .into_iter()
                .flatten()
                .flatten()
                .collect(),
        )
    };
    case.returns("Configure", json!([fields(json!(1.5))]), fields(json!({"float32": 1.5})));
    case.returns("Fill", json!([null]), json!(null));
}

#[test]
fn methods_are_called_on_their_receivers() {
    let case = &*METHODS;
    case.returns("Pair[int,string].Swap", json!([[1, "a"]]), json!(["a", 1]));
    case.returns("Color.Mix", json!([1, 0]), json!(1));
    case.returns("Flag.Not", json!([true]), json!(false));
    case.returns("Values.Set", json!([[[], []], "k", "v"]), json!([["k"], [["v"]]]));
    case.returns("Stack.Push", json!([[1], 2]), json!([1, 2]));
    case.returns("Stack.Top", json!([[1]]), json!([0, false]));
    case.returns("User.Key", json!([[[1], "n"]]), json!(""));
    case.returns("Point.Wait", json!([[1.0, 2.0], [1, 2]]), json!(null));
    case.returns("Point.Print", json!([[1.0, 2.0]]), json!([0, null]));
    case.refuses("Values.Set", json!([null, "k", "v"]), 2, "assignment to entry in nil map");
}

#[test]
fn what_a_function_wrote_comes_back() {
    let case = &*WRITTEN;
    case.returns("Sort", json!([["b", "a"]]), json!(["", "a"]));
    case.returns("Encode", json!([{"hex": "0000"}, {"hex": "01"}]), json!([1, {"hex": "0100"}]));
    case.returns("Set", json!([[["a"], ["b"]], "c", "d"]), json!([["a", "c"], ["b", "d"]]));
    case.returns("Default", json!([["n", 0]]), json!(["n", 1]));
    case.returns("Increment", json!([1]), json!(2));
    let filled = json!({"map": [["a", "b"], [[1.0, {"map": [[], []]}], null]]});
    let text = json!({"hex": "7b2262223a6e756c6c2c2261223a5b312c7b7d5d7d"}); // {"b":null,"a":[1,{}]}
    case.returns("Unmarshal", json!([text]), filled.clone());
    case.returns("Decode", json!([text]), json!([0, filled]));
    case.refuses("Unmarshal", json!([{"hex": "7b"}]), 1, "unexpected end of JSON input");
    case.returns("Level.Raise", json!([1, 2]), json!(3));
    case.returns("Level.Set", json!([1, "four"]), json!(4));
    case.returns("Level.Next", json!([1]), json!([2, 2]));
    case.returns("Level.Peek", json!([1]), json!(1));
}
