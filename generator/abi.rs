//! The ABI: what a library and whoever loads it have to agree on, said here and nowhere else.
//!
//! In and out: numbers, the C buffer and the C functions. `tests/abi.rs` renders the Go side from
//! it, `templates/shim/wire/abi.go` and `templates/shim/abi.h`, and compares `docs/abi.md`, which
//! says what all of it means.

use std::ffi::CStr;
use std::mem::MaybeUninit;

use crate::model::Number;

/// Version of the C symbols and of the messages.
pub const VERSION: u32 = 7;

/// Flag of a request that lies in memory from `usegolib_alloc`: Go may keep parts of it.
pub const OWNED: u32 = 1;

/// Flag of a request whose function gets a context that cancelling call 0 ends.
pub const MAY_INTERRUPT: u32 = 2;

/// Flag of a started call whose number `usegolib_next` returns when it is done.
pub const ANNOUNCED: u32 = 4;

/// Flag of a request that is served on a goroutine of its own, since the function may end that.
pub const OWN_GOROUTINE: u32 = 8;

/// The least that the caller's buffer for a response holds, in bytes; a smaller one counts as none.
pub const LEAST_BUFFER: usize = 256;

/// The deadline of a call that has none.
pub const NO_DEADLINE: u64 = u64::MAX;

/// MessagePack extension type of a packed array.
pub const PACKED: u8 = 1;

/// MessagePack extension type of a map in a value of unknown shape.
pub const MAP: u8 = 2;

/// That of a record.
pub const RECORD: u8 = 3;

/// That of a complex number: two little-endian float64.
pub const COMPLEX: u8 = 4;

/// That of an object: the numbers of its type and of itself from Go, its own number from Python.
pub const OBJECT: u8 = 5;

/// That of a value that says of which type it is: an array of the key of that and the value.
pub const VALUE: u8 = 6;

/// The key of such a value in a response where it is an integer beyond 64 bits.
pub const KEY_OF_BIG_INT: &str = "math/big.Int";

/// That of one which is an error.
pub const KEY_OF_ERROR: &str = "error";

/// The key in a request where it is a time, in a value of unknown shape.
pub const KEY_OF_TIME: &str = "time.Time";

/// The index of a request that asks for the type of objects with a number.
pub const DESCRIBE_TYPE: u32 = u32::MAX;

/// That of one that asks whether two objects are equal values.
pub const COMPARE_OBJECTS: u32 = u32::MAX - 1;

/// That of one that asks for the address of an object.
pub const LOCATE_OBJECT: u32 = u32::MAX - 2;

/// That of one that asks for the next value of an iterator.
pub const NEXT_VALUE: u32 = u32::MAX - 3;

/// That of one that ends an iterator.
pub const END_ITERATOR: u32 = u32::MAX - 4;

/// Lists of numbers with at least this many elements are written as packed arrays.
pub const PACKED_FROM: usize = 16;

/// The elements of a packed array start on a multiple of this, from the message's first byte.
pub const ALIGNMENT: usize = 8;

/// How deep arrays may nest in a value of unknown shape.
pub const MAX_DEPTH: usize = 512;

/// The largest length of one value that the runtime sends: what precedes the elements of a packed
/// array, the extension's own head apart, fits into a length of 32 bits with them.
pub const MAX_LENGTH: u32 = u32::MAX - 9;

/// Bytes of an error's message, or of a stack, in a response.
pub const TEXT_LIMIT: usize = 64 << 10;

/// Wrapped errors in a response.
pub const CHAIN_LIMIT: usize = 32;

/// Bytes that are read from a reader which is a result.
pub const READ_LIMIT: usize = 1 << 30;

/// Elements that are taken from an iterator which is a result.
pub const ITERATOR_LIMIT: usize = 1 << 24;

/// Room that usegolib's runtime has for a request on its stack, in bytes.
pub const SMALL_REQUEST: usize = 1 << 10;

/// Room that it has for a response. More would cost more than it saves: the pages are probed.
pub const SMALL_RESPONSE: usize = 2 << 10;

/// Requests from this size on it writes straight into Go's memory, where they need no copy.
pub const BULK_REQUEST: usize = 4 << 10;

/// What kind of response a message is: its first element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Response {
    /// `[0, result]`; every other is `[kind, go_type, message, detail]`.
    Result = 0,
    /// The detail is the errors that it wraps, `[[type, message], ...]`.
    Error = 1,
    /// The detail is the Go stack.
    Panic = 2,
    /// The detail is the index of the argument, or nil.
    BadRequest = 3,
    /// The detail is nil.
    UnknownFunction = 4,
    /// The detail is nil.
    ContextEnded = 5,
    /// The detail is nil.
    Oversize = 6,
    /// The detail is nil.
    Unsupported = 7,
    /// The detail is the index of the argument.
    InvalidText = 8,
    /// The detail is the index of the argument, then those of the elements that it lies in.
    Unfit = 9,
    /// As [`Self::Error`], of a library that tells classes of errors. The detail is
    /// `[number, wrapped, classes]`.
    ErrorByClass = 10,
    /// The same where the call's context has ended.
    EndedByClass = 11,
    /// The detail is whether the iterator is at its end; else no value came in time.
    NoValue = 12,
}

impl Response {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Result,
        Self::Error,
        Self::Panic,
        Self::BadRequest,
        Self::UnknownFunction,
        Self::ContextEnded,
        Self::Oversize,
        Self::Unsupported,
        Self::InvalidText,
        Self::Unfit,
        Self::ErrorByClass,
        Self::EndedByClass,
        Self::NoValue,
    ];

    /// The response of that kind.
    #[must_use]
    pub fn from_kind(kind: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|response| u64::from(*response as u8) == kind)
    }
}

/// The element type of a packed array, by its letter in Python's struct module.
#[must_use]
pub const fn dtype(number: Number) -> u8 {
    match number {
        Number::Int8 => b'b',
        Number::Int16 => b'h',
        Number::Int32 => b'i',
        Number::Int | Number::Int64 => b'q',
        Number::Uint8 => b'B',
        Number::Uint16 => b'H',
        Number::Uint32 => b'I',
        Number::Uint | Number::Uint64 => b'Q',
        Number::Float32 => b'f',
        Number::Float64 => b'd',
    }
}

/// A field of the buffer, as C has it.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub c_type: &'static str,
    /// What it is.
    pub doc: &'static str,
}

/// A function of the library, as C has it.
#[derive(Clone, Copy, Debug)]
pub struct Prototype {
    /// Its symbol.
    pub name: &'static str,
    /// The type of what it returns.
    pub result: &'static str,
    /// Type and name of each parameter.
    pub params: &'static [(&'static str, &'static str)],
}

/// How C spells a type.
trait CType {
    const NAME: &'static str;
}

macro_rules! c_types {
    ($($rust:ty = $c:literal),+ $(,)?) => {
        $(impl CType for $rust { const NAME: &'static str = $c; })+
    };
}

c_types! {
    () = "void",
    u32 = "uint32_t",
    u64 = "uint64_t",
    *mut u8 = "uint8_t *",
    *const u8 = "const uint8_t *",
    *mut u64 = "uint64_t *",
    *const u64 = "const uint64_t *",
    *mut Buffer = "usegolib_buf *",
}

/// Defines the buffer, and lists its fields for C.
macro_rules! buffer {
    ($(#[doc = $doc:literal] $name:ident: $kind:ty),+ $(,)?) => {
        /// `usegolib_buf`: where a response goes, and where it is.
        #[derive(Debug)]
        #[repr(C)]
        pub struct Buffer {
            $(#[doc = $doc] pub $name: $kind),+
        }

        /// The fields of [`Buffer`], in order.
        pub const BUFFER: &[Field] = &[$(Field {
            name: stringify!($name),
            c_type: <$kind as CType>::NAME,
            doc: $doc,
        }),+];
    };
}

buffer! {
    /// in: the caller's buffer
    ptr: *mut u8,
    /// in: its size; out: bytes written
    len: u64,
    /// out: the rest of the message in Go's memory, or NULL
    tail: *const u8,
    /// out: its size
    tail_len: u64,
    /// out: what keeps tail alive, or 0
    handle: u64,
}

impl Buffer {
    /// One for a response that goes into `space`, as it is before the call.
    #[inline]
    #[must_use]
    pub fn over(space: &mut [MaybeUninit<u8>]) -> Self {
        let (ptr, len) = (space.as_mut_ptr().cast(), space.len() as u64);
        Self { ptr, len, tail: std::ptr::null(), tail_len: 0, handle: 0 }
    }
}

/// Defines the type and the symbol of each function, and lists them for C.
macro_rules! functions {
    ($($(#[$meta:meta])* $kind:ident $symbol:ident = $c:literal
       ($($param:ident: $type:ty),*) -> $result:ty;)+) => {
        $(
            $(#[$meta])*
            pub type $kind = unsafe extern "C" fn($($type),*) -> $result;

            #[doc = concat!("The symbol of [`", stringify!($kind), "`].")]
            pub const $symbol: &CStr = match CStr::from_bytes_with_nul(concat!($c, "\0").as_bytes()) {
                Ok(symbol) => symbol,
                Err(_) => c"",
            };
        )+

        /// All functions of a library.
        pub const FUNCTIONS: &[Prototype] = &[$(Prototype {
            name: $c,
            result: <$result as CType>::NAME,
            params: &[$((<$type as CType>::NAME, stringify!($param))),*],
        }),+];
    };
}

functions! {
    /// Answers one request.
    Call CALL = "usegolib_call"(req: *const u8, n: u64, flags: u32, resp: *mut Buffer) -> ();
    /// Returns memory of Go's for a request, and its handle.
    Alloc ALLOC = "usegolib_alloc"(n: u64, handle: *mut u64) -> *mut u8;
    /// Lets go of a handle.
    Release RELEASE = "usegolib_release"(handle: u64) -> ();
    /// Says what the library is.
    Describe DESCRIBE = "usegolib_describe"(resp: *mut Buffer) -> ();
    /// Starts a call and returns its number.
    Start START = "usegolib_start"(req: *const u8, n: u64, deadline_ns: u64, flags: u32) -> u64;
    /// Waits for any call that is announced, and returns its number.
    Next NEXT = "usegolib_next"(wait_ns: u64) -> u64;
    /// Waits for a call.
    Wait WAIT = "usegolib_wait"(call: u64, wait_ns: u64, resp: *mut Buffer) -> u32;
    /// Ends a call's context.
    Cancel CANCEL = "usegolib_cancel"(call: u64) -> ();
    /// Gives a call up.
    Abandon ABANDON = "usegolib_abandon"(call: u64) -> ();
    /// Lets go of objects.
    Drop DROP = "usegolib_drop"(numbers: *const u64, n: u64) -> ();
    /// Counts what the library holds.
    Count COUNT = "usegolib_count"(counts: *mut u64, n: u64) -> ();
    /// Has Go's standard output or error go elsewhere.
    Redirect REDIRECT = "usegolib_redirect"(stream: u32, descriptor: u64) -> ();
    /// Has the records of Go's default logger go to the host, from a level of log/slog on.
    RedirectLogs REDIRECT_LOGS = "usegolib_redirect_logs"(descriptor: u64, level: u32) -> ();
    /// Gives Go a file for what it says when it ends the process.
    CrashOutput CRASH_OUTPUT = "usegolib_crash_output"(descriptor: u64) -> ();
}
