//! What `generator/abi.rs` says, against those who have to say the same in other languages.
//!
//! In: its constants. Out: `templates/shim/wire/abi.go` and `templates/shim/abi.h`, byte for byte as
//! committed (`UPDATE_GOLDEN=1` rewrites them), and the statements of `docs/abi.md`.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]
#![expect(clippy::disallowed_methods, reason = "a test lays its own files out")]

use std::fmt::{Display, Write as _};
use std::fs;
use std::path::{Path, PathBuf};

use usegolib::abi::{self, Response};
use usegolib::model::Number;

const GENERATED: &str = "Code generated from generator/abi.rs by tests/abi.rs. DO NOT EDIT.";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// Compares a file of the shim with what it should be, which is written there first if asked for.
fn check(file: &str, expected: &str) {
    let path = root().join("templates/shim").join(file);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, expected).unwrap();
    }
    assert!(
        read(&path) == expected,
        "{} is not what generator/abi.rs says; `UPDATE_GOLDEN=1 cargo test --test abi` writes it",
        path.display()
    );
}

#[test]
fn the_constants_of_the_shim_are_as_committed() {
    check("wire/abi.go", &go());
}

#[test]
fn the_c_header_is_as_committed() {
    let guard = "USEGOLIB_ABI_H";
    let text = format!("#ifndef {guard}\n#define {guard}\n\n{}\n#endif\n", c());
    check("abi.h", &format!("/* {GENERATED} */\n\n{text}"));
}

/// A name, its value, and what it is.
type Constant = (String, String, String);

fn constant(name: &str, value: impl Display, doc: &str) -> Constant {
    (name.to_owned(), value.to_string(), doc.to_owned())
}

fn go() -> String {
    let blocks = [
        ("What a library and its caller agree on.", agreements()),
        ("The kinds of response, the first element of each.", responses()),
        (
            "The element types of packed arrays, by their letters in Python's struct module.",
            dtypes(),
        ),
    ];
    let mut text = format!(
        "// {GENERATED}\n\n// The numbers of the ABI. In and out: constants; docs/abi.md in the generator's \
         repository says\n// what they mean.\n\npackage wire\n"
    );
    for (doc, constants) in blocks {
        let _ = write!(text, "\n// {doc}\nconst (\n{})\n", aligned(&constants));
    }
    text
}

/// A block of constants as gofmt aligns it.
fn aligned(constants: &[Constant]) -> String {
    let longest = |part: fn(&Constant) -> &String| constants.iter().map(|c| part(c).len()).max();
    let (names, values) = (longest(|c| &c.0).unwrap(), longest(|c| &c.1).unwrap());
    let line = |(name, value, doc): &Constant| {
        let comment = if doc.is_empty() { String::new() } else { format!(" // {doc}") };
        let value = if doc.is_empty() { value.clone() } else { format!("{value:values$}") };
        format!("\t{name:names$} = {value}{comment}\n")
    };
    constants.iter().map(line).collect()
}

fn agreements() -> Vec<Constant> {
    vec![
        constant("ABI", abi::VERSION, "the version of the C symbols and of the messages"),
        constant("Owned", abi::OWNED, "the flag of a request in memory from usegolib_alloc"),
        constant(
            "MayInterrupt",
            abi::MAY_INTERRUPT,
            "that of a context which cancelling call 0 ends",
        ),
        constant(
            "Announced",
            abi::ANNOUNCED,
            "that of a started call which usegolib_next tells of",
        ),
        constant(
            "OwnGoroutine",
            abi::OWN_GOROUTINE,
            "that of a function which may end its goroutine",
        ),
        constant(
            "LeastBuffer",
            abi::LEAST_BUFFER,
            "bytes; a smaller buffer for a response is none",
        ),
        constant("TextLimit", abi::TEXT_LIMIT, "bytes of an error's message, or of a stack"),
        constant("ChainLimit", abi::CHAIN_LIMIT, "wrapped errors in a response"),
        constant("MaxDepth", abi::MAX_DEPTH, "arrays and maps around a value of unknown shape"),
        constant("extPacked", abi::PACKED, "the ext type of a packed array"),
        constant("extMap", abi::MAP, "that of a map in any"),
        constant("extRecord", abi::RECORD, "that of a record in any"),
        constant("extComplex", abi::COMPLEX, "that of a complex number in any"),
        constant("extObject", abi::OBJECT, "that of an object in any"),
        constant("extValue", abi::VALUE, "that of a value that says of which type it is"),
        constant(
            "keyBigInt",
            format!("{:?}", abi::KEY_OF_BIG_INT),
            "its key where it is an integer",
        ),
        constant("keyError", format!("{:?}", abi::KEY_OF_ERROR), "that of an error"),
        constant("keyTime", format!("{:?}", abi::KEY_OF_TIME), "that of a time"),
        constant(
            "DescribeType",
            abi::DESCRIBE_TYPE,
            "the index of a request for a type of objects",
        ),
        constant(
            "CompareObjects",
            abi::COMPARE_OBJECTS,
            "that of whether two objects are equal values",
        ),
        constant("LocateObject", abi::LOCATE_OBJECT, "that of the address of an object"),
        constant("NextValue", abi::NEXT_VALUE, "that of the next value of an iterator"),
        constant("EndIterator", abi::END_ITERATOR, "that of the end of an iterator"),
        constant("packedFrom", abi::PACKED_FROM, "so many numbers or more are written packed"),
        constant("alignment", abi::ALIGNMENT, "of packed elements, from the message's start"),
        constant("readLimit", abi::READ_LIMIT, "bytes that are read from a result"),
        constant("iteratorLimit", abi::ITERATOR_LIMIT, "elements that are taken from a result"),
    ]
}

fn responses() -> Vec<Constant> {
    let line = |response: Response| {
        constant(&format!("Response{response:?}"), response as u8, go_doc(response))
    };
    Response::ALL.into_iter().map(line).collect()
}

fn go_doc(response: Response) -> &'static str {
    match response {
        Response::Result => "the result",
        Response::Error => {
            "the function's error; detail: the errors it wraps, [[type, message], ...]"
        }
        Response::Panic => "detail: the Go stack",
        Response::BadRequest => "detail: the index of the argument, or nil",
        Response::UnknownFunction => "detail: nil",
        Response::ContextEnded => "the function's error, where its context ended; detail: nil",
        Response::Oversize => "the result is too large for a message or for memory; detail: nil",
        Response::Unsupported => "the result holds something of an unsupported type; detail: nil",
        Response::InvalidText => "a text that its type refuses; detail: the index of the argument",
        Response::Unfit => "not what an interface takes; detail: the index of the argument",
        Response::ErrorByClass => "the function's error; detail: [number, wrapped, classes]",
        Response::EndedByClass => "the same, where its context ended",
        Response::NoValue => "detail: whether an iterator is at its end, or none came in time",
    }
}

fn dtypes() -> Vec<Constant> {
    let line = |number: Number| {
        let (first, rest) = number.go().split_at(1);
        let name = format!("dtype{}{rest}", first.to_uppercase());
        constant(&name, format!("'{}'", char::from(abi::dtype(number))), "")
    };
    Number::ALL.into_iter().map(line).collect()
}

/// The declarations of the C symbols, as the header and the documentation have them.
fn c() -> String {
    let is_pointer = |c_type: &str| c_type.ends_with('*');
    let base = |c_type: &'static str| c_type.trim_end_matches([' ', '*']);
    let width = abi::BUFFER.iter().map(|field| base(field.c_type).len()).max().unwrap();
    let longest = abi::BUFFER.iter().map(|field| field.name.len()).max().unwrap();
    let mut text = "#include <stdint.h>\n\ntypedef struct {\n".to_owned();
    for field in abi::BUFFER {
        let star = if is_pointer(field.c_type) { "*" } else { " " };
        let (name, base) = (format!("{star}{};", field.name), base(field.c_type));
        let _ = writeln!(text, "    {base:width$} {name:0$} /*{1} */", longest + 2, field.doc);
    }
    text.push_str("} usegolib_buf;\n\n");
    for function in abi::FUNCTIONS {
        let params: Vec<_> =
            function.params.iter().map(|(c_type, name)| declared(c_type, name)).collect();
        let _ =
            writeln!(text, "{}({});", declared(function.result, function.name), params.join(", "));
    }
    text
}

/// `uint64_t n`, `uint8_t *req`.
fn declared(c_type: &str, name: &str) -> String {
    if c_type.ends_with('*') { format!("{c_type}{name}") } else { format!("{c_type} {name}") }
}

#[test]
fn the_documentation_says_the_same() {
    let text = read(&root().join("docs/abi.md"));
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let missing: Vec<_> =
        statements().into_iter().filter(|statement| !words.contains(statement)).collect();
    assert!(missing.is_empty(), "docs/abi.md does not say:\n{}", missing.join("\n"));
    assert!(text.contains(&format!("```c\n{}```\n", c())), "docs/abi.md declares something else");
    for number in Number::ALL {
        let letter = char::from(abi::dtype(number)).to_string();
        assert_eq!(documented_dtype(&text, number), Some(letter.as_str()), "{number}");
    }
}

#[test]
fn the_page_on_types_has_the_same_limits() {
    let text = read(&root().join("docs/types.md"));
    let elements = abi::ITERATOR_LIMIT.to_string();
    let (millions, rest) = elements.split_at(elements.len() - 6);
    let (thousands, ones) = rest.split_at(3);
    for statement in [
        format!("nested up to {} deep", abi::MAX_DEPTH),
        format!("({} GiB at most)", abi::READ_LIMIT >> 30),
        format!("up to {millions},{thousands},{ones} elements"),
    ] {
        assert!(text.contains(&statement), "docs/types.md does not say: {statement}");
    }
}

/// The dtype below a number in the table of element types.
fn documented_dtype(text: &str, number: Number) -> Option<&str> {
    let row = |first: &str| Some(text.lines().find(|line| line.starts_with(first))?.split('|'));
    let mut columns = row("| element |")?.zip(row("| dtype |")?);
    let (_, dtype) = columns.find(|(names, _)| names.contains(&format!("`{number}`")))?;
    Some(dtype.trim().trim_matches('`'))
}

/// What the documentation says in numbers.
fn statements() -> Vec<String> {
    let mut statements = vec![
        format!("Version {}.", abi::VERSION),
        format!("`{{\"abi\": {}, ", abi::VERSION),
        format!("`flags` bit {}, OWNED", abi::OWNED.trailing_zeros()),
        format!("`flags` bit {}, MAY_INTERRUPT", abi::MAY_INTERRUPT.trailing_zeros()),
        format!("`flags` bit {}, ANNOUNCED", abi::ANNOUNCED.trailing_zeros()),
        format!("`flags` bit {}, OWN_GOROUTINE", abi::OWN_GOROUTINE.trailing_zeros()),
        format!("at least {} bytes", abi::LEAST_BUFFER),
        format!("MessagePack ext, type {}", abi::PACKED),
        format!("below {0} elements an array, from {0} a packed array", abi::PACKED_FROM),
        format!("start on a multiple of {} from the first byte", abi::ALIGNMENT),
        format!("0 to {}", abi::ALIGNMENT - 1),
        format!("nests deeper than {}", abi::MAX_DEPTH),
        format!("may nest {} deep", abi::MAX_DEPTH),
        format!("nested up to {} deep", abi::MAX_DEPTH),
        format!("cut after {} KiB", abi::TEXT_LIMIT >> 10),
        format!("a chain after {} errors", abi::CHAIN_LIMIT),
        format!("up to {} GiB", abi::READ_LIMIT >> 30),
        format!("up to 2^{} elements", abi::ITERATOR_LIMIT.trailing_zeros()),
        "from 2^63 on there is none; write `UINT64_MAX`".to_owned(),
    ];
    assert_eq!(abi::NO_DEADLINE, u64::MAX);
    let others = Response::ALL.into_iter().filter(|response| *response != Response::Result);
    statements.extend(others.map(|response| format!("| {} | {}", response as u8, said(response))));
    statements
}

/// How the table of responses puts it.
fn said(response: Response) -> &'static str {
    match response {
        Response::Result => "the result",
        Response::Error => "the function returned an error |",
        Response::Panic => "the function panicked |",
        Response::BadRequest => "the request cannot be read |",
        Response::UnknownFunction => "there is no function of that index |",
        Response::ContextEnded => {
            "as 1, where the error is, or wraps, that of a context which ended"
        }
        Response::Oversize => "the result does not fit into a message, there is no memory for it",
        Response::Unsupported => "an `any` in the result holds something",
        Response::InvalidText => "a text that the argument's type refuses",
        Response::Unfit => "an object that does not implement the argument's interface",
        Response::ErrorByClass => "as 1, of a library of level 3",
        Response::EndedByClass => "as 5, of a library of level 3",
        Response::NoValue => "an iterator has no value |",
    }
}
