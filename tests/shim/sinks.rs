//! Writers that a caller gives, and values of named types where an interface is wanted, in real libraries.
//!
//! In: the shims of two goldens. Out: what they answer, and that `gofmt` and `go vet` are content with them.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::data::Case;
use crate::message::unpack;

static WRITERS: LazyLock<Case> = LazyLock::new(|| Case::new("writers"));
static FOREIGN: LazyLock<Case> = LazyLock::new(|| Case::new("foreign"));

fn call(case: &Case, function: &str, arguments: Value) -> Value {
    unpack(&case.shim.call(&case.request(function, arguments)).bytes)
}

fn result(case: &Case, function: &str, arguments: Value) -> Value {
    let response = call(case, function, arguments);
    assert_eq!(response[0], 0, "{function}: {response}");
    response[1].clone()
}

#[test]
fn what_is_written_to_an_object_is_no_result() {
    let page = result(&WRITERS, "NewPage", json!([]));
    assert_eq!(result(&WRITERS, "Move", json!(["a", page])), Value::Null);
    assert_eq!(result(&WRITERS, "KindOf", json!([page])), "*writers.Page");
    assert_eq!(result(&WRITERS, "Cut", json!(["b=c", "=", page])), json!(["c", true]));
    assert_eq!(result(&WRITERS, "Page.Text", json!([page])), "ab");
    assert_eq!(result(&WRITERS, "Cut", json!(["b=c", "=", null]))[0], "c");
}

#[test]
fn what_is_no_writer_is_refused_as_the_last_argument() {
    let silent = result(&WRITERS, "NewSilent", json!([]));
    let why = "a *writers.Silent, which lacks the method Write";
    let refusal = json!([9, "io.Writer", why, [1]]);
    assert_eq!(call(&WRITERS, "Move", json!(["a", silent])), refusal);
}

#[test]
fn an_interface_of_the_standard_library_has_methods() {
    let name = result(&FOREIGN, "NewName", json!(["a"]));
    assert_eq!(result(&FOREIGN, "Describe", json!([name])), "a");
    let pipe = result(&FOREIGN, "NewPipe", json!([]));
    let refusal = call(&FOREIGN, "DescribeAll", json!([[name, null, pipe]]));
    assert_eq!(refusal[3], json!([0, 2]));
}
