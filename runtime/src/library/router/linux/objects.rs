//! What the system knows of this process: which code is where, and which threads there are.
//!
//! In: an address, or nothing. Out: the code of the shared object that it is in; the threads.

use std::ffi::c_void;
use std::ops::Range;
use std::path::Path;

use usegolib::disk::folders;

/// Where the threads of a process are listed.
const THREADS: &str = "/proc/self/task";

/// The code of the shared object that has code at an address.
pub(super) fn code_of(address: usize) -> Option<Range<usize>> {
    let mut search = Search { address, found: None };
    // SAFETY: `look` is called before this returns, with what it expects and the search that lives here.
    unsafe { libc::dl_iterate_phdr(Some(look), (&raw mut search).cast()) };
    search.found
}

struct Search {
    address: usize,
    found: Option<Range<usize>>,
}

/// Looks at one object, and says whether that was the one.
unsafe extern "C" fn look(
    info: *mut libc::dl_phdr_info,
    _size: libc::size_t,
    search: *mut c_void,
) -> libc::c_int {
    // SAFETY: by the contract of `dl_iterate_phdr`; the search is what it was given.
    let (info, search) = unsafe { (&*info, &mut *search.cast::<Search>()) };
    if info.dlpi_phdr.is_null() {
        return 0;
    }
    // SAFETY: so many headers are there.
    let headers =
        unsafe { std::slice::from_raw_parts(info.dlpi_phdr, usize::from(info.dlpi_phnum)) };
    let is_code =
        |it: &&libc::Elf64_Phdr| it.p_type == libc::PT_LOAD && it.p_flags & libc::PF_X != 0;
    let place = |address: u64| usize::try_from(address).unwrap_or(0);
    let ranges = headers.iter().filter(is_code).map(|it| {
        let start = place(info.dlpi_addr.wrapping_add(it.p_vaddr));
        start..start.saturating_add(place(it.p_memsz))
    });
    let whole = ranges.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end));
    search.found = whole.filter(|code| code.contains(&search.address));
    libc::c_int::from(search.found.is_some())
}

/// The threads of this process; none where there is no `/proc`.
pub(super) fn threads() -> impl Iterator<Item = libc::pid_t> {
    folders::names(Path::new(THREADS)).filter_map(|name| name.parse().ok())
}
