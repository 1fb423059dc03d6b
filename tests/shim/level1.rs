//! The API of the fixture's package `level1`, which has a function for each kind of type.
//!
//! In: nothing. Out: callables of the model.

use usegolib::model::{Callable, CallableKind, Supplied, Supply};

use crate::fixture::{Row, function, value};
use crate::types::go_type;

/// Functions with nothing supplied.
const PLAIN: &[Row] = &[
    (
        "func Named(l kinds.Level, n kinds.Name, f kinds.Flag, r kinds.Ratio, b kinds.Blob) (...)",
        NAMED,
        NAMED,
        false,
    ),
    (
        "func Slices(a []kinds.Level, b kinds.Levels, c []kinds.Name, d [][]kinds.Level, ...) (...)",
        SLICES,
        SLICES,
        false,
    ),
    (
        "func Place(list []kinds.Level) (uint64, []kinds.Level)",
        &["[]kinds.Level"],
        &["uint64", "[]kinds.Level"],
        false,
    ),
    (
        "func Double(d time.Duration, list []time.Duration) (time.Duration, []time.Duration)",
        &["duration", "[]duration"],
        &["duration", "[]duration"],
        false,
    ),
    (
        "func Runes(r rune, list []rune) (rune, []rune)",
        &["rune", "[]rune"],
        &["rune", "[]rune"],
        false,
    ),
    ("func Arrays(h [4]byte, k kinds.Hash, ...) (...)", ARRAYS, ARRAYS, false),
    ("func Hashes(list []kinds.Hash, wide [][64]float64) (...)", HASHES, HASHES, false),
    (
        "func Wide(v [1000]kinds.Level) [1000]kinds.Level",
        &["[1000]kinds.Level"],
        &["[1000]kinds.Level"],
        false,
    ),
    ("func Optional(a *int, b *string, c *kinds.Level, ...) (...)", OPTIONAL, OPTIONAL, false),
    (
        "func Errors(err error, list []error) (bool, error, []error)",
        &["error", "[]error"],
        &["bool", "error", "[]error"],
        false,
    ),
    ("func Fault(how string) (error, int)", &["string"], &["error", "int"], false),
    ("func Addresses(a netip.Addr, list []netip.Addr, ...) (...)", ADDRESSES, ADDRESSES, false),
    ("func Times(t time.Time) time.Time", &["text:time.Time"], &["text:time.Time"], false),
    ("func Square(n *big.Int) *big.Int", &["*bigint"], &["*bigint"], false),
    (
        "func Words(count int, w kinds.Word, list []kinds.Word) (kinds.Word, []kinds.Word)",
        &["int", WORD, WORDS],
        &[WORD, WORDS],
        false,
    ),
    ("func Anything(v any) (any, string)", &["any"], &["any", "string"], false),
    ("func Dynamic(how string) any", &["string"], &["any"], false),
    ("func Nest(depth int) any", &["int"], &["any"], false),
    ("func Streams(a io.Reader, b io.ReaderAt, ...) (string, error)", STREAMS, &["string"], true),
    ("func Open(how string) (io.ReadCloser, error)", &["string"], &["io.ReadCloser"], true),
    (
        "func Gather(seq iter.Seq[kinds.Level]) []kinds.Level",
        &["seq:kinds.Level"],
        &["[]kinds.Level"],
        false,
    ),
    ("func Upto(n int) iter.Seq[kinds.Level]", &["int"], &["seq:kinds.Level"], false),
    ("func Upper(lines kinds.Lines) kinds.Lines", &[LINES], &[LINES], false),
];

const NAMED: &[&str] = &["kinds.Level", "kinds.Name", "kinds.Flag", "kinds.Ratio", "kinds.Blob"];

const SLICES: &[&str] = &[
    "[]kinds.Level",
    "kinds.Levels",
    "[]kinds.Name",
    "[][]kinds.Level",
    "[]kinds.Blob",
    "[]kinds.Octet",
];

const ARRAYS: &[&str] =
    &["[4]byte", "kinds.Hash", "[3]int64", "kinds.Grid", "[2]kinds.Octet", "[2]string", "[0]int"];

const HASHES: &[&str] = &["[]kinds.Hash", "[][64]float64"];

const OPTIONAL: &[&str] =
    &["*int", "*string", "*kinds.Level", "*text:net/netip.Addr", "*[2]int8", "[]*kinds.Name"];

const ADDRESSES: &[&str] =
    &["text:net/netip.Addr", "[]text:net/netip.Addr", "[][]text:net/netip.Addr"];

const WORD: &str = "text:example.com/fixture/kinds.Word";
const WORDS: &str = "[]text:example.com/fixture/kinds.Word";
const LINES: &str = "kinds.Lines";

const STREAMS: &[&str] = &[
    "io.Reader",
    "io.ReaderAt",
    "io.ReadSeeker",
    "io.ByteReader",
    "io.ByteScanner",
    "io.RuneReader",
    "io.RuneScanner",
    "io.ReadCloser",
    "io.ReadSeekCloser",
];

/// The package's variables: name and type.
const VARIABLES: &[(&str, &str)] = &[
    ("Cause", "error"),
    ("Closed", "int64"),
    ("Default", "kinds.Level"),
    ("Digest", "kinds.Hash"),
    ("Latest", "any"),
    ("Left", "int64"),
    ("Limit", "duration"),
    ("Local", "text:net/netip.Addr"),
    ("Names", "[]kinds.Name"),
];

/// The package's functions, then its variables, from that index on.
pub(crate) fn callables(index: &mut u32) -> Vec<Callable> {
    let mut callables: Vec<_> = PLAIN.iter().map(|row| function(0, row)).collect();
    callables.extend(variadic());
    callables.extend(generic());
    callables.extend(supplied());
    callables.extend(VARIABLES.iter().map(getter));
    for callable in &mut callables {
        callable.index = *index;
        *index += 1;
    }
    callables
}

fn variadic() -> [Callable; 3] {
    let rows: [Row; 3] = [
        (
            "func Things(v kinds.Value, list ...any) (kinds.Value, []any)",
            &["kinds.Value", "[]any"],
            &["kinds.Value", "[]any"],
            false,
        ),
        (
            "func Total(first int, rest ...kinds.Level) int",
            &["int", "[]kinds.Level"],
            &["int"],
            false,
        ),
        ("func Concat(readers ...io.Reader) io.Reader", &["[]io.Reader"], &["io.Reader"], false),
    ];
    rows.map(|row| Callable { variadic: true, ..function(0, &row) })
}

fn generic() -> [Callable; 2] {
    let declaration = "func Max[S ~[]E, E cmp.Ordered](list S) E";
    let rows: [(Row, &str); 2] = [
        ((declaration, &["param:S=[]int64"], &["param:E=int64"], false), "int64"),
        ((declaration, &["param:S=[]string"], &["param:E=string"], false), "string"),
    ];
    rows.map(|(row, element)| Callable {
        go: "Max".to_owned(),
        type_args: vec![go_type(&format!("[]{element}")), go_type(element)],
        ..function(0, &row)
    })
}

fn supplied() -> [Callable; 6] {
    let rows: [(Row, &[(u32, Supply)]); 6] = [
        (
            (
                "func Dump(left io.Writer, text string, right io.Writer) int",
                &["string"],
                &["int", "[]byte", "[]byte"],
                false,
            ),
            &[(0, Supply::Writer), (2, Supply::Writer)],
        ),
        (("func Silent(w io.Writer) error", &[], &["[]byte"], true), &[(0, Supply::Writer)]),
        (
            ("func Random(n int, random io.Reader) ([]byte, error)", &["int"], &["[]byte"], true),
            &[(1, Supply::Entropy)],
        ),
        (
            ("func Configured(n int, options ...Option) int", &["int"], &["int"], false),
            &[(1, Supply::Options)],
        ),
        (
            (
                "func Wait(ctx context.Context, how string) (string, error)",
                &["string"],
                &["string"],
                true,
            ),
            &[(0, Supply::Context)],
        ),
        (
            ("func Late(ctx context.Context) io.Reader", &[], &["io.Reader"], false),
            &[(0, Supply::Context)],
        ),
    ];
    rows.map(|(row, supplied)| {
        let supply = |(position, with): &(u32, Supply)| Supplied {
            position: *position,
            go: String::new(),
            with: *with,
        };
        Callable { supplied: supplied.iter().map(supply).collect(), ..function(0, &row) }
    })
}

/// The getter of a variable.
fn getter((go, kind): &(&str, &str)) -> Callable {
    Callable {
        kind: CallableKind::Get,
        go: (*go).to_owned(),
        python: (*go).to_owned(),
        signature: format!("var {go} {kind}"),
        results: vec![value(kind)],
        ..function(0, &("func ()", &[], &[], false))
    }
}
