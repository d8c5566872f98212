//! The tests of this crate call generated crates against live backends.
