//! What a library says about itself, compared with what its manifest says about it.
//!
//! In: the answer of `usegolib_describe`, a map. Out: agreement, or the first difference.

use serde::Deserialize;
use usegolib::model::Api;

/// The answer of `usegolib_describe`.
#[derive(Debug, Deserialize)]
pub(crate) struct Description<'m> {
    abi: u32,
    build_id: &'m str,
    /// Functions and the getters of variables, in the order of their indices: `example.com/mod.Add`.
    #[serde(borrow)]
    functions: Vec<&'m str>,
}

impl<'m> Description<'m> {
    /// Reads the whole message.
    pub(crate) fn read(message: &'m [u8]) -> Result<Self, rmp_serde::decode::Error> {
        rmp_serde::from_slice(message)
    }

    /// Says how the library differs from `api`.
    pub(crate) fn compare(&self, api: &Api) -> Result<(), String> {
        if self.abi != api.abi {
            return Err(format!(
                "it uses ABI version {}, but the manifest says {}",
                self.abi, api.abi
            ));
        }
        if self.build_id != api.build_id {
            return Err("it was built from different sources".to_owned());
        }
        if !api.table().map(|(_, name)| name).eq(self.functions.iter().copied()) {
            return Err("it has different functions".to_owned());
        }
        Ok(())
    }
}
