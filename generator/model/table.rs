//! The names of a library's table.
//!
//! In: a model. Out: index and name of every entry. A library tells its own at load time, so that there can
//! be ten thousands to compare: what those of one type have in common is spelled once.

use super::{Api, Callable, TypeTable};

impl Api {
    /// The library's table: index and name of every entry, in order.
    pub fn table(&self) -> impl Iterator<Item = (u32, String)> {
        let mut last = Owner::default();
        let all = self.all_packages().flat_map(|it| it.callables.iter().map(move |c| (it, c)));
        all.map(move |(package, callable)| {
            last.change(callable, &self.types);
            let symbol = callable.symbol_of(&last.symbol, &self.types);
            (callable.index, format!("{}.{symbol}", package.path))
        })
    }
}

/// What the callables of one type have in common in the table: they follow each other.
#[derive(Default)]
struct Owner<'a> {
    key: Option<&'a str>,
    symbol: String,
}

impl<'a> Owner<'a> {
    /// Becomes that of a callable.
    fn change(&mut self, callable: &'a Callable, types: &TypeTable) {
        let key = callable.receiver.as_deref();
        if key != self.key {
            let symbol = key.map(|key| types.symbol(key)).unwrap_or_default();
            *self = Self { key, symbol };
        }
    }
}
