//! The API of the fixture's package `level1`, which has a function for each kind of type.
//!
//! In: nothing. Out: functions and variables of the model.

use usegolib::model::{Function, Supplied, Supply, Variable};

use crate::fixture::{Row, function, position};
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
        &["[]kinds.Level=int"],
        &["uint64", "[]kinds.Level=int"],
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
        &["[1000]kinds.Level=int"],
        &["[1000]kinds.Level=int"],
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
        &["seq:kinds.Level=int"],
        &["[]kinds.Level=int"],
        false,
    ),
    ("func Upto(n int) iter.Seq[kinds.Level]", &["int"], &["seq:kinds.Level=int"], false),
    ("func Upper(lines kinds.Lines) kinds.Lines", &[LINES], &[LINES], false),
];

const NAMED: &[&str] = &[
    "kinds.Level=int",
    "kinds.Name=string",
    "kinds.Flag=bool",
    "kinds.Ratio=float32",
    "kinds.Blob=[]byte",
];

const SLICES: &[&str] = &[
    "[]kinds.Level=int",
    "kinds.Levels=[]kinds.Level=int",
    "[]kinds.Name=string",
    "[][]kinds.Level=int",
    "[]kinds.Blob=[]byte",
    "[]kinds.Octet=byte",
];

const ARRAYS: &[&str] = &[
    "[4]byte",
    "kinds.Hash=[4]byte",
    "[3]int64",
    "kinds.Grid=[2][3]kinds.Level=int",
    "[2]kinds.Octet=byte",
    "[2]string",
    "[0]int",
];

const HASHES: &[&str] = &["[]kinds.Hash=[4]byte", "[][64]float64"];

const OPTIONAL: &[&str] = &[
    "*int",
    "*string",
    "*kinds.Level=int",
    "*text:net/netip.Addr",
    "*[2]int8",
    "[]*kinds.Name=string",
];

const ADDRESSES: &[&str] =
    &["text:net/netip.Addr", "[]text:net/netip.Addr", "[][]text:net/netip.Addr"];

const WORD: &str = "text:example.com/fixture/kinds.Word";
const WORDS: &str = "[]text:example.com/fixture/kinds.Word";
const LINES: &str = "kinds.Lines=seq:string";

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
    ("Default", "kinds.Level=int"),
    ("Digest", "kinds.Hash=[4]byte"),
    ("Latest", "any"),
    ("Left", "int64"),
    ("Limit", "duration"),
    ("Local", "text:net/netip.Addr"),
    ("Names", "[]kinds.Name=string"),
];

/// The package's functions, from that index on.
pub(crate) fn functions(index: &mut u32) -> Vec<Function> {
    let mut functions: Vec<_> = PLAIN.iter().map(|row| function(0, row)).collect();
    functions.extend(variadic());
    functions.extend(generic());
    functions.extend(supplied());
    for function in &mut functions {
        function.index = *index;
        *index += 1;
    }
    functions
}

fn variadic() -> [Function; 3] {
    let rows: [Row; 3] = [
        (
            "func Things(v kinds.Value, list ...any) (kinds.Value, []any)",
            &["kinds.Value=any", "[]any"],
            &["kinds.Value=any", "[]any"],
            false,
        ),
        (
            "func Total(first int, rest ...kinds.Level) int",
            &["int", "[]kinds.Level=int"],
            &["int"],
            false,
        ),
        ("func Concat(readers ...io.Reader) io.Reader", &["[]io.Reader"], &["io.Reader"], false),
    ];
    rows.map(|row| Function { variadic: true, ..function(0, &row) })
}

fn generic() -> [Function; 2] {
    let declaration = "func Max[S ~[]E, E cmp.Ordered](list S) E";
    let rows: [(Row, &str); 2] = [
        ((declaration, &["param:S=[]int64"], &["param:E=int64"], false), "int64"),
        ((declaration, &["param:S=[]string"], &["param:E=string"], false), "string"),
    ];
    rows.map(|(row, element)| Function {
        go: "Max".to_owned(),
        type_args: vec![go_type(&format!("[]{element}")), go_type(element)],
        ..function(0, &row)
    })
}

fn supplied() -> [Function; 6] {
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
        Function { supplied: supplied.iter().map(supply).collect(), ..function(0, &row) }
    })
}

/// The package's variables, from that index on.
pub(crate) fn variables(index: &mut u32) -> Vec<Variable> {
    let variable = |(go, kind): &(&str, &str)| {
        *index += 1;
        Variable {
            index: *index - 1,
            go: (*go).to_owned(),
            python: (*go).to_owned(),
            kind: go_type(kind),
            doc: String::new(),
            position: position(),
        }
    };
    VARIABLES.iter().map(variable).collect()
}
