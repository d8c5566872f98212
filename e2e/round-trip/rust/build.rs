//! Writes a function that calls each method of the generated client by its name.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

const CLIENT: &str = "generated/src/blocking.rs";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={CLIENT}");
    let mut arms = String::new();
    for line in fs::read_to_string(CLIENT)?.lines() {
        let name = line.trim().strip_prefix("pub fn ").unwrap_or_default();
        let (name, _) = name.split_once('(').unwrap_or_default();
        if name.starts_with("echo_") || name.starts_with("recall_") {
            writeln!(arms, "{name:?} => reply(&client.{name}(&read(args)?)?),")
                .map_err(io::Error::other)?;
        }
    }
    let directory = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(
        Path::new(&directory).join("arms.rs"),
        format!("match function {{ {arms} _ => Err(function.into()) }}"),
    )
}
