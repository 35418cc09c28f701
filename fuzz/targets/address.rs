//! Fuzzes commands and addresses, a line each.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| robust::address::check(text));
