//! What a Linux library says of itself before it is loaded: its machine and the C library it needs.
//!
//! In: the library's bytes. Out: nothing, or why this process cannot load it. The dynamic linker's
//! own words for a wrong machine are "No such file or directory".

use std::ffi::CStr;
use std::path::Path;

use object::elf::{DT_NEEDED, DT_RPATH, DT_RUNPATH, FileHeader64};
use object::read::elf::FileHeader as _;
use object::{Architecture, Endianness, Object as _};
use usegolib::error::{Error, Result};

/// Refuses a library for another machine or for another or a newer C library than this process has.
pub(super) fn check_headers(path: &Path, bytes: &[u8]) -> Result<()> {
    let file = object::File::parse(bytes).map_err(|error| not_a_library(path, &error))?;
    let machine = file.architecture();
    if machine != ours() {
        return Err(Error::Platform(format!(
            "{} is for {machine:?} machines, but this process runs on {:?}; rebuild it here",
            path.display(),
            ours()
        )));
    }
    let needs = Needs::read(bytes).map_err(|error| not_a_library(path, &error))?;
    needs.refusal(glibc().as_deref()).map_or(Ok(()), |why| {
        Err(Error::Platform(format!("{} cannot be loaded: {why}", path.display())))
    })
}

/// Whether a library looks for others relative to its own place (`$ORIGIN`).
pub(crate) fn looks_around(bytes: &[u8]) -> bool {
    let paths = || -> object::Result<bool> {
        let header = FileHeader64::<Endianness>::parse(bytes)?;
        let endian = header.endian()?;
        let dynamic = header.sections(endian, bytes)?.dynamic_table(endian, bytes)?;
        let is_path = |tag| matches!(tag, DT_RPATH | DT_RUNPATH);
        let found = dynamic.iter().filter(|entry| is_path(entry.tag));
        Ok(found.filter_map(|entry| dynamic.string(entry).ok()).any(has_origin))
    };
    // What cannot be read has been refused before.
    paths().unwrap_or(false)
}

fn has_origin(path: &[u8]) -> bool {
    let is_in = |name: &[u8]| path.windows(name.len()).any(|part| part == name);
    is_in(b"$ORIGIN") || is_in(b"${ORIGIN}")
}

type Version = Vec<u32>;

/// What a library wants from the C library of its process.
#[derive(Debug, Default)]
struct Needs {
    /// The names of the libraries it is linked with.
    libraries: Vec<String>,
    /// The highest `GLIBC_` version among the symbols it wants from them.
    glibc: Option<Version>,
}

impl Needs {
    fn read(bytes: &[u8]) -> object::Result<Self> {
        let header = FileHeader64::<Endianness>::parse(bytes)?;
        let endian = header.endian()?;
        let sections = header.sections(endian, bytes)?;
        let dynamic = sections.dynamic_table(endian, bytes)?;
        let mut needs = Self::default();
        for entry in dynamic.iter().filter(|entry| entry.tag == DT_NEEDED) {
            needs.libraries.push(String::from_utf8_lossy(dynamic.string(entry)?).into_owned());
        }
        let Some((mut wanted, link)) = sections.gnu_verneed(endian, bytes)? else {
            return Ok(needs);
        };
        let strings = sections.strings(endian, bytes, link)?;
        while let Some((_, mut versions)) = wanted.next()? {
            while let Some(version) = versions.next()? {
                needs.glibc = needs.glibc.max(glibc_version(version.name(endian, strings)?));
            }
        }
        Ok(needs)
    }

    /// Why a process with glibc at version `present`, or with another C library, cannot load it.
    fn refusal(&self, present: Option<&[u32]>) -> Option<String> {
        let Some(present) = present else {
            return Some(
                "this process does not use glibc, and Go libraries do not work with other C \
                 libraries (https://go.dev/issue/54805); use a Python that was built for glibc"
                    .to_owned(),
            );
        };
        if let Some(musl) = self.libraries.iter().find(|name| is_musl(name)) {
            return Some(format!(
                "it was built for musl (it needs {musl}), but this process uses glibc {}; rebuild \
                 it here",
                version_text(present)
            ));
        }
        let newer = self.glibc.as_deref().filter(|needed| *needed > present)?;
        Some(format!(
            "it needs glibc {}, but this system has {}; rebuild it here, or with `zig cc` as the C \
             compiler (USEGOLIB_CC), which can link for older systems",
            version_text(newer),
            version_text(present)
        ))
    }
}

/// Whether this is a name of musl: Alpine's `libc.musl-x86_64.so.1`, or its own `libc.so`.
fn is_musl(library: &str) -> bool {
    library == "libc.so" || library.starts_with("libc.musl")
}

/// `GLIBC_2.17` as `[2, 17]`; `None` for the versions of other libraries and private ones.
fn glibc_version(name: &[u8]) -> Option<Version> {
    numbers(std::str::from_utf8(name.strip_prefix(b"GLIBC_")?).ok()?)
}

fn numbers(text: &str) -> Option<Version> {
    text.split('.').map(|part| part.parse().ok()).collect()
}

fn version_text(version: &[u32]) -> String {
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

fn not_a_library(path: &Path, fault: &object::Error) -> Error {
    Error::Integrity(format!("{} is not a shared library: {fault}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(library: &str, glibc: Option<&[u32]>) -> Needs {
        Needs { libraries: vec![library.to_owned()], glibc: glibc.map(<[u32]>::to_vec) }
    }

    #[test]
    fn a_process_without_glibc_loads_nothing() {
        for library in ["libc.so.6", "libc.musl-x86_64.so.1", "libm.so.6"] {
            let why = needs(library, None).refusal(None).unwrap();
            assert!(why.contains("54805") && why.contains("use a Python"), "{why}");
        }
    }

    #[test]
    fn a_library_for_musl_is_not_for_a_process_with_glibc() {
        for library in ["libc.musl-x86_64.so.1", "libc.musl-aarch64.so.1", "libc.so"] {
            let why = needs(library, None).refusal(Some(&[2, 36])).unwrap();
            assert!(why.contains("musl") && why.contains(library), "{why}");
        }
    }

    #[test]
    fn a_glibc_must_not_be_older_than_what_is_needed() {
        let loads = |needed: &[u32], present: &[u32]| {
            needs("libc.so.6", Some(needed)).refusal(Some(present)).is_none()
        };
        assert!(loads(&[2, 34], &[2, 36]) && loads(&[2, 36], &[2, 36]));
        assert!(loads(&[2, 9], &[2, 17]) && loads(&[2, 3, 4], &[2, 4]));
        assert!(!loads(&[2, 17], &[2, 9]) && !loads(&[3, 0], &[2, 99]));
        assert!(needs("libc.so.6", None).refusal(Some(&[2, 17])).is_none());
    }

    #[test]
    fn this_process_has_a_glibc_that_its_own_libraries_are_content_with() {
        let program = usegolib::disk::files::read(Path::new("/proc/self/exe")).unwrap();
        let needs = Needs::read(&program).unwrap();
        assert!(needs.libraries.iter().any(|name| name == "libc.so.6"), "{needs:?}");
        assert!(needs.glibc.is_some());
        assert_eq!(needs.refusal(glibc().as_deref()), None);
    }
}
