//! Numbers that wait, in a list that is changed without a lock.
//!
//! In: entries, one by one. Out: the numbers of all that are there. A push allocates nothing and waits for
//! nothing: its memory was made with the object.

#![expect(unsafe_code, reason = "keeps a list of raw pointers")]

use std::ptr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicPtr, Ordering};
use std::thread::{self, Thread};
use std::time::Duration;

/// So long a number waits at most for a call that takes it along.
const PATIENCE: Duration = Duration::from_millis(50);

/// Once there are so many, none waits for a call.
const MANY: isize = 64;

/// The number of one object. It becomes a part of the queue when the object ends.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) number: u64,
    next: *mut Self,
}

// SAFETY: only the queue follows the link, and it does so once nobody else has the entry.
unsafe impl Send for Entry {}
// SAFETY: what others read of one is its number, which never changes.
unsafe impl Sync for Entry {}

impl Entry {
    pub(crate) fn new(number: u64) -> Self {
        Self { number, next: ptr::null_mut() }
    }
}

/// The numbers that a library does not know of yet. Whoever takes one takes all, so that nobody meets an
/// entry that was there before.
#[derive(Debug)]
pub(in crate::library) struct Queue {
    newest: AtomicPtr<Entry>,
    count: AtomicIsize,
    /// The thread of our own, once there are objects; `None` where the system has no room for one.
    pub(super) thread: OnceLock<Option<Thread>>,
    /// Whether that waits for something to do.
    is_idle: AtomicBool,
}

impl Queue {
    pub(in crate::library) const fn new() -> Self {
        Self {
            newest: AtomicPtr::new(ptr::null_mut()),
            count: AtomicIsize::new(0),
            thread: OnceLock::new(),
            is_idle: AtomicBool::new(false),
        }
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.newest.load(Ordering::SeqCst).is_null()
    }

    /// How many there are, nearly: a push that is under way may not be counted yet.
    #[inline]
    pub(super) fn count(&self) -> isize {
        self.count.load(Ordering::Relaxed)
    }

    pub(super) fn push(&self, entry: Box<Entry>) {
        let entry = Box::into_raw(entry);
        let mut newest = self.newest.load(Ordering::Relaxed);
        loop {
            // SAFETY: nobody else knows the entry before the exchange succeeds.
            unsafe { (*entry).next = newest };
            let (success, failure) = (Ordering::SeqCst, Ordering::Relaxed);
            match self.newest.compare_exchange_weak(newest, entry, success, failure) {
                Ok(_) => break,
                Err(other) => newest = other,
            }
        }
        let is_many = self.count.fetch_add(1, Ordering::Relaxed) + 1 >= MANY;
        if is_many || self.is_idle.load(Ordering::SeqCst) {
            self.wake();
        }
    }

    /// Has the thread look. It does not wait for it.
    fn wake(&self) {
        self.is_idle.store(false, Ordering::SeqCst);
        if let Some(Some(thread)) = self.thread.get() {
            thread.unpark();
        }
    }

    /// All numbers, which the queue no longer has.
    pub(super) fn take(&self) -> Numbers {
        let all = Numbers(self.newest.swap(ptr::null_mut(), Ordering::SeqCst));
        let count = all.len();
        self.count.fetch_sub(count.cast_signed(), Ordering::Relaxed);
        all
    }

    /// Returns when there is something to do.
    pub(super) fn wait(&self) {
        thread::park_timeout(PATIENCE);
        while self.is_empty() {
            // Whoever pushes after this looks at it after the push; so one of the two sees the other.
            self.is_idle.store(true, Ordering::SeqCst);
            if self.is_empty() {
                thread::park();
            }
            self.is_idle.store(false, Ordering::SeqCst);
            thread::park_timeout(PATIENCE);
        }
    }
}

/// Numbers that were taken from a queue.
pub(super) struct Numbers(*mut Entry);

impl Numbers {
    fn len(&self) -> usize {
        let mut entry = self.0;
        let next = || {
            // SAFETY: the entries belong to `self`, each refers to the next, and the last to none.
            let found = unsafe { entry.as_ref() }?;
            entry = found.next;
            Some(())
        };
        std::iter::from_fn(next).count()
    }
}

impl Iterator for Numbers {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        if self.0.is_null() {
            return None;
        }
        // SAFETY: the entry came from a box, and nobody else has it.
        let Entry { number, next, .. } = *unsafe { Box::from_raw(self.0) };
        self.0 = next;
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn push(queue: &Queue, numbers: std::ops::Range<u64>) {
        numbers.for_each(|number| queue.push(Box::new(Entry::new(number))));
    }

    #[test]
    fn all_numbers_are_taken_once() {
        let queue = Queue::new();
        push(&queue, 0..100);
        assert_eq!(queue.take().sum::<u64>(), 4950);
        assert!(queue.is_empty());
        assert_eq!(queue.take().count(), 0);
        assert_eq!(queue.count.load(Ordering::SeqCst), 0);
    }

    #[test]
    fn threads_push_while_others_take() {
        const EACH: u64 = 20_000;
        let (queue, taken) = (Queue::new(), std::sync::Mutex::new(Vec::new()));
        let take = || taken.lock().unwrap().extend(queue.take());
        thread::scope(|scope| {
            for worker in 0..4 {
                let queue = &queue;
                scope.spawn(move || push(queue, worker * EACH..(worker + 1) * EACH));
                scope.spawn(|| (0..200).for_each(|_| take()));
            }
        });
        take();
        let mut taken = taken.into_inner().unwrap();
        taken.sort_unstable();
        assert!(taken.into_iter().eq(0..4 * EACH));
    }
}
