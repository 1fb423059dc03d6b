//! Whether what this thread makes is still wanted.
//!
//! In: a question, which whoever waits for the thread can answer. Out: [`Error::Interrupted`] from whatever
//! takes long, soon after the answer was no. Nothing is half-written then: it is as after any other failure.

use std::cell::RefCell;
use std::time::Duration;

use crate::error::{Error, Result};

/// How often the question is asked.
pub(crate) const INTERVAL: Duration = Duration::from_millis(20);

type Question = Box<dyn Fn() -> bool>;

thread_local! {
    static IS_WANTED: RefCell<Option<Question>> = const { RefCell::new(None) };
}

/// Does `work`, which ends early once `is_wanted` says no.
pub fn watch<T>(is_wanted: impl Fn() -> bool + 'static, work: impl FnOnce() -> T) -> T {
    /// Puts back what was asked before.
    struct Before(Option<Question>);
    impl Drop for Before {
        fn drop(&mut self) {
            IS_WANTED.set(self.0.take());
        }
    }
    let _before = Before(IS_WANTED.replace(Some(Box::new(is_wanted))));
    work()
}

/// Whether there is a question.
pub(crate) fn is_watched() -> bool {
    IS_WANTED.with_borrow(Option::is_some)
}

/// Asks it.
pub(crate) fn check() -> Result<()> {
    let is_wanted = IS_WANTED.with_borrow(|question| question.as_ref().is_none_or(|ask| ask()));
    if is_wanted { Ok(()) } else { Err(Error::Interrupted) }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;

    #[test]
    fn without_a_question_everything_is_wanted() {
        assert!(!is_watched());
        check().expect("nobody was asked");
    }

    #[test]
    fn the_answer_counts_while_it_is_asked() {
        let wanted = Rc::new(Cell::new(true));
        let answer = Rc::clone(&wanted);
        watch(
            move || answer.get(),
            || {
                check().expect("it is wanted");
                wanted.set(false);
                assert!(matches!(check(), Err(Error::Interrupted)));
                watch(|| true, || check().expect("another question"));
                assert!(check().is_err());
            },
        );
        check().expect("it is not asked any more");
    }
}
