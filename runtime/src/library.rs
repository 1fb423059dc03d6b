//! Go libraries in this process: from an artifact to something that can be called.
//!
//! In: the names of a Go package and where its artifact is. Out: a library to call.
//!
//! In the order of things: [`source`] finds the artifact, [`verify`] checks its bytes ([`elf`] what they
//! say of themselves), [`several`] and [`room`] whether there is a place for one more, [`open`] has the system
//! load these very bytes, [`symbols`] are what can then be called, [`handshake`] compares the library with its
//! manifest, [`loaded`] keeps it for good ([`origin`] says who wanted it), [`call`] and [`memory`] are requests
//! and responses, [`drops`] tells it of objects that Python has let go of, and [`counts`] is what it holds at
//! the moment. [`output`] is where Go's standard streams go, [`crash`] what it says when it ends the process,
//! [`interrupts`] is Ctrl-C during a call, and [`router`] brings the signals of the process to whoever they are
//! about.

pub(crate) mod call;
pub(crate) mod counts;
mod crash;
pub(crate) mod drops;
#[cfg(target_os = "linux")]
mod elf;
mod handshake;
pub(crate) mod interrupts;
pub(crate) mod loaded;
mod memory;
mod open;
mod origin;
pub(crate) mod output;
mod room;
pub(crate) mod router;
pub(crate) mod several;
mod signals;
pub(crate) mod source;
pub(crate) mod symbols;
mod verify;
