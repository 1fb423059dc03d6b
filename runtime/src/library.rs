//! Go libraries in this process: from an artifact to something that can be called.

#[cfg(target_os = "linux")]
mod elf;
mod handshake;
pub(crate) mod loaded;
mod open;
pub(crate) mod source;
pub(crate) mod symbols;
mod verify;
