//! SHA-256, in hex digits.
//!
//! In: bytes, or something that yields them. Out: their digest.

use std::io::Read;

use sha2::{Digest as _, Sha256};

/// Of everything that `source` yields, and how many bytes that was.
pub fn of_source(source: &mut impl Read) -> std::io::Result<(String, u64)> {
    let mut digest = Sha256::new();
    let mut block = vec![0; 1 << 16];
    let mut size = 0;
    loop {
        let read = source.read(&mut block)?;
        if read == 0 {
            return Ok((hex(&digest.finalize()), size));
        }
        digest.update(&block[..read]);
        size += read as u64;
    }
}

/// Of `bytes`.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
