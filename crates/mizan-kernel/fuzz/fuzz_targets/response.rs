#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| mizan_kernel::fuzzing::response(input));
