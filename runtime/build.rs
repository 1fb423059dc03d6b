//! Lets `cargo test` find libpython where the interpreter has it; does nothing for the extension
//! module itself, which links no libpython.

fn main() {
    pyo3_build_config::add_libpython_rpath_link_args();
}
