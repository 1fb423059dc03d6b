//! What a Linux library says of itself before it is loaded: its machine and the C library it needs.
//!
//! In: the library's bytes. Out: nothing, or why this process cannot load it. The dynamic linker's
//! own words for a wrong machine are "No such file or directory".

use std::ffi::CStr;
use std::path::Path;

use object::elf::FileHeader64;
use object::read::elf::FileHeader as _;
use object::{Architecture, Endianness, Object as _};
use usegolib::error::{Error, Result};

/// Refuses a library for another machine or for a newer C library than this process has.
pub(super) fn check(path: &Path, bytes: &[u8]) -> Result<()> {
    let file = object::File::parse(bytes).map_err(|error| damaged(path, &error))?;
    let machine = file.architecture();
    if machine != ours() {
        return Err(Error::Platform(format!(
            "{} is for {machine:?} machines, and this process runs on {:?}; build it here",
            path.display(),
            ours()
        )));
    }
    let Some(present) = glibc() else { return Err(no_glibc(path)) };
    match newest_needed(bytes).map_err(|error| damaged(path, &error))? {
        Some(needed) if needed > present => Err(Error::Platform(format!(
            "{} needs glibc {}, and this system has {}; build it here, or with `zig cc` as the C \
             compiler (USEGOLIB_CC), which links for older systems",
            path.display(),
            shown(&needed),
            shown(&present)
        ))),
        _ => Ok(()),
    }
}

type Version = Vec<u32>;

/// The highest `GLIBC_` version among the symbols that the library wants from others.
fn newest_needed(bytes: &[u8]) -> object::Result<Option<Version>> {
    let header = FileHeader64::<Endianness>::parse(bytes)?;
    let endian = header.endian()?;
    let sections = header.sections(endian, bytes)?;
    let Some((mut needs, link)) = sections.gnu_verneed(endian, bytes)? else { return Ok(None) };
    let strings = sections.strings(endian, bytes, link)?;
    let mut newest = None;
    while let Some((_, mut versions)) = needs.next()? {
        while let Some(version) = versions.next()? {
            newest = newest.max(glibc_version(version.name(endian, strings)?));
        }
    }
    Ok(newest)
}

/// `GLIBC_2.17` as `[2, 17]`; `None` for the versions of other libraries and private ones.
fn glibc_version(name: &[u8]) -> Option<Version> {
    numbers(std::str::from_utf8(name.strip_prefix(b"GLIBC_")?).ok()?)
}

fn numbers(text: &str) -> Option<Version> {
    text.split('.').map(|part| part.parse().ok()).collect()
}

fn shown(version: &[u32]) -> String {
    version.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

/// The architecture that this process was compiled for.
fn ours() -> Architecture {
    match std::env::consts::ARCH {
        "x86_64" => Architecture::X86_64,
        "aarch64" => Architecture::Aarch64,
        "x86" => Architecture::I386,
        "arm" => Architecture::Arm,
        "riscv64" => Architecture::Riscv64,
        _ => Architecture::Unknown,
    }
}

/// The version of the C library in this process; `None` where it is not glibc.
#[cfg(target_env = "gnu")]
#[expect(unsafe_code, reason = "glibc's own question for its version")]
fn glibc() -> Option<Version> {
    // SAFETY: glibc's function takes nothing and returns a static, terminated string.
    let version = unsafe { CStr::from_ptr(libc::gnu_get_libc_version()) };
    numbers(version.to_str().ok()?)
}

#[cfg(not(target_env = "gnu"))]
fn glibc() -> Option<Version> {
    None
}

fn no_glibc(path: &Path) -> Error {
    Error::Platform(format!(
        "{}: a Go library cannot be loaded into a process with another C library than glibc \
         (https://go.dev/issue/54805); use a Python that was built for glibc",
        path.display()
    ))
}

fn damaged(path: &Path, fault: &object::Error) -> Error {
    Error::Integrity(format!(
        "{} is not a shared library: {fault}; build it again with `usegolib build --force`",
        path.display()
    ))
}
