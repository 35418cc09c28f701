//! Fuzzes the content files: the first byte chooses a file, and the others are its text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((nth, text)) = bytes.split_first() else { return };
    let names = robust::content::names();
    if let Ok(text) = std::str::from_utf8(text) {
        robust::content::check(names[usize::from(*nth) % names.len()], text);
    }
});
