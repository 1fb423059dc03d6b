//! A signal that has arrived, and what can be done with it in a handler.
//!
//! In: what the system calls a handler with. Out: what it says, and another handler called with it.

use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::ptr;

pub(super) type Handler = extern "C" fn(libc::c_int, *mut libc::siginfo_t, *mut c_void);

/// A signal that was given to Go says so, in a field that the system leaves 0 and nobody reads, together
/// with the layer that it came to.
const GIVEN: libc::c_int = 0x7567_0000;

/// The same in one that only lets Go know that it has arrived.
const WAKING: libc::c_int = 0x7568_0000;

/// What a handler is called with.
pub(super) struct Signal {
    pub(super) number: libc::c_int,
    info: *mut libc::siginfo_t,
    context: *mut libc::ucontext_t,
}

impl Signal {
    /// # Safety
    /// They are what a handler with `SA_SIGINFO` was called with, which has not returned.
    pub(super) unsafe fn new(
        number: libc::c_int,
        info: *mut libc::siginfo_t,
        context: *mut c_void,
    ) -> Self {
        Self { number, info, context: context.cast() }
    }

    fn mark(&self) -> libc::c_int {
        // SAFETY: by contract of `new`.
        unsafe { (*self.info).si_errno }
    }

    fn set_mark(&self, mark: libc::c_int) {
        // SAFETY: by contract of `new`.
        unsafe { (*self.info).si_errno = mark }
    }

    /// The layer that gave it to Go, if it comes back from there.
    pub(super) fn given_by(&self) -> Option<usize> {
        let layer = usize::try_from(self.mark() ^ GIVEN).ok()?;
        (layer < super::LAYERS).then_some(layer)
    }

    /// Whether it only lets Go know that it has arrived.
    pub(super) fn is_waking(&self) -> bool {
        self.mark() == WAKING
    }

    /// Does something while it looks as the system has sent it.
    pub(super) fn unmarked(&self, then: impl FnOnce()) {
        let mark = self.mark();
        self.set_mark(0);
        then();
        self.set_mark(mark);
    }

    /// Calls a handler of Go's.
    pub(super) fn give(&self, handler: usize, layer: usize) {
        let before = self.mark();
        self.set_mark(GIVEN | libc::c_int::try_from(layer).unwrap_or(0));
        // SAFETY: Go's handlers take all signals that it has asked for.
        unsafe { self.call(handler) };
        self.set_mark(before);
    }

    /// # Safety
    /// The handler was installed for this signal.
    pub(super) unsafe fn call(&self, handler: usize) {
        // SAFETY: by contract.
        let handler = unsafe { std::mem::transmute::<usize, Handler>(handler) };
        handler(self.number, self.info, self.context.cast());
    }

    /// Whether the system sends it because of what the thread has done.
    pub(super) fn is_fault(&self) -> bool {
        // SAFETY: by contract of `new`.
        unsafe { (*self.info).si_code > 0 }
    }

    /// Whether this process has sent it to this very thread, as Go does to interrupt one.
    pub(super) fn is_own(&self) -> bool {
        // SAFETY: by contract of `new`; what is sent to a thread says by which process.
        unsafe {
            let info = &*self.info;
            info.si_code == libc::SI_TKILL && info.si_pid() == libc::getpid()
        }
    }

    /// The mask that the system would call another handler with.
    pub(super) fn mask_with(&self, other: &libc::sigset_t, with_this: bool) -> libc::sigset_t {
        let mut mask = MaybeUninit::uninit();
        // SAFETY: by contract of `new`. The system's sets end with the last signal, and are asked for no others.
        unsafe {
            libc::sigemptyset(mask.as_mut_ptr());
            let mut mask: libc::sigset_t = mask.assume_init();
            let before = &raw const (*self.context).uc_sigmask;
            for signal in 1..=64 {
                let is_in = |set| libc::sigismember(set, signal) == 1;
                if is_in(before) || is_in(other) || (with_this && signal == self.number) {
                    libc::sigaddset(&raw mut mask, signal);
                }
            }
            mask
        }
    }

    /// Ends the process as the system would: with this signal. What has faulted does so again once the
    /// handler has returned; what was sent is sent again, and arrives then.
    pub(super) fn end(&self) {
        // SAFETY: the structure of zeros is the default.
        unsafe {
            let default: libc::sigaction = MaybeUninit::zeroed().assume_init();
            libc::sigaction(self.number, &raw const default, ptr::null_mut());
            if !self.is_fault() {
                let thread = libc::syscall(libc::SYS_gettid);
                libc::syscall(libc::SYS_tgkill, libc::getpid(), thread, self.number);
            }
        }
    }

    /// Where it has happened: after a jump to nowhere, where that came from.
    pub(super) fn place(&self) -> usize {
        match self.address() {
            0..4096 => self.caller(),
            address => address,
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "addresses")]
impl Signal {
    /// Where the thread is.
    pub(super) fn address(&self) -> usize {
        // SAFETY: by contract of `new`.
        unsafe { (*self.context).uc_mcontext.gregs[libc::REG_RIP as usize] as usize }
    }

    /// A call has just put it on the stack.
    fn caller(&self) -> usize {
        // SAFETY: by contract of `new`; what jumps has used the stack.
        unsafe { *((*self.context).uc_mcontext.gregs[libc::REG_RSP as usize] as *const usize) }
    }
}

#[cfg(target_arch = "aarch64")]
#[expect(clippy::cast_possible_truncation, reason = "addresses")]
impl Signal {
    /// Where the thread is.
    pub(super) fn address(&self) -> usize {
        // SAFETY: by contract of `new`.
        unsafe { (*self.context).uc_mcontext.pc as usize }
    }

    /// A call has just put it into a register.
    fn caller(&self) -> usize {
        // SAFETY: by contract of `new`.
        unsafe { (*self.context).uc_mcontext.regs[30] as usize }
    }
}

/// What a signal says of itself.
#[repr(C)]
struct Queued {
    signal: libc::c_int,
    errno: libc::c_int,
    code: libc::c_int,
    padding: libc::c_int,
    pid: libc::pid_t,
    uid: libc::uid_t,
    rest: [u64; 13],
}

const _: () = assert!(size_of::<Queued>() == size_of::<libc::siginfo_t>());

/// Sends a thread a SIGURG that is meant for Go alone.
pub(in crate::library::router::linux) fn wake(thread: libc::pid_t) {
    // SAFETY: these ask for numbers, and the structure is as large as the system's.
    unsafe {
        let (pid, uid) = (libc::getpid(), libc::getuid());
        let (signal, code) = (libc::SIGURG, libc::SI_QUEUE);
        let info = Queued { signal, errno: WAKING, code, padding: 0, pid, uid, rest: [0; 13] };
        libc::syscall(libc::SYS_rt_tgsigqueueinfo, pid, thread, signal, &raw const info);
    }
}
