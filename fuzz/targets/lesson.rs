//! Fuzzes the reader of a lesson, and a visit to what it has read.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    robust::packed::check(bytes);
});
