"""Decodes the values of `values.py` with a generated Rust client, and encodes them again.

`python -m models.decode_rust FOLDER` builds a program with serde and the types of the results of the client, and prints
figures as JSON. ``changed`` is how many values were encoded as other JSON; numbers are compared by their values.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
PROGRAM = """use client_rust::types;
use serde::{Serialize, de::DeserializeOwned};

fn again<T: DeserializeOwned + Serialize>(text: &str) -> Result<String, serde_json::Error> {
    serde_json::to_string(&serde_json::from_str::<T>(text)?)
}

fn main() {
    for line in std::io::stdin().lines().map(Result::unwrap) {
        let (function, text) = line.split_once('\\t').unwrap();
        let result = match function {
ARMS            _ => panic!("{function} is no function of the client"),
        };
        match result {
            Ok(text) => println!("={text}"),
            Err(error) => println!("!{error}"),
        }
    }
}
"""
MANIFEST = """[package]
name = "decode_rust"
edition = "2024"

[dependencies]
client_rust = { path = "../client_rust" }
serde = "1"
serde_json = "1"

[workspace]

[patch.crates-io]
mizan-kernel = { path = KERNEL }
"""


def main(folder: Path) -> None:
    lines = (folder / "values.jsonl").read_text("utf-8").splitlines()
    values = [json.loads(line) for line in lines]
    given = "".join(f"{each['function']}\t{json.dumps(each['value'], ensure_ascii=False)}\n" for each in values)
    _write(folder)
    environment = {"CARGO_TARGET_DIR": str(REPOSITORY / "target/bench-models"), **os.environ}
    command = ["cargo", "run", "--quiet"]
    done = subprocess.run(
        command, cwd=folder / "decode_rust", env=environment, input=given.encode(), stdout=subprocess.PIPE, check=True
    )
    counts: Counter[str] = Counter(rust_decoded=0, rust_undecodable=0, rust_changed=0)
    samples = []
    for each, result in zip(values, done.stdout.decode().splitlines(), strict=True):
        if result.startswith("!"):
            counts["rust_undecodable"] += 1
            samples.append(f"{each['type']} in Rust: {result[1:]}"[:300])
        elif difference := _difference(each["value"], json.loads(result[1:])):
            counts["rust_changed"] += 1
            samples.append(f"{each['type']} in Rust{difference}"[:300])
        else:
            counts["rust_decoded"] += 1
    print(json.dumps({**counts, "samples": samples[:20]}))


def _write(folder: Path) -> None:
    """A crate beside the client. The method of a function says how Rust spells the type of its result."""
    client = (folder / "client_rust/src/client.rs").read_text("utf-8")
    methods = re.findall(r"pub async fn (output_\d+)\(\s*&self,?\s*\) -> Result<(.*?), Error> \{", client, re.DOTALL)
    arms = "".join(f'            "{name}" => again::<{type_}>(text),\n' for name, type_ in methods)
    crate = folder / "decode_rust"
    (crate / "src").mkdir(parents=True, exist_ok=True)
    kernel = json.dumps(str(REPOSITORY / "crates/mizan-kernel"))
    (crate / "Cargo.toml").write_text(MANIFEST.replace("KERNEL", kernel), encoding="utf-8")
    (crate / "src/main.rs").write_text(PROGRAM.replace("ARMS", arms), encoding="utf-8")


def _difference(given: Any, encoded: Any, place: str = "") -> str | None:
    """The first place where JSON differs; None if it does not. UTC may be spelled as `Z` or as an offset."""
    if isinstance(given, dict) and isinstance(encoded, dict) and given.keys() == encoded.keys():
        found = (_difference(given[key], encoded[key], f"{place}.{key}") for key in given)
        return next(filter(None, found), None)
    if isinstance(given, list) and isinstance(encoded, list) and len(given) == len(encoded):
        found = (_difference(each, encoded[index], f"{place}[{index}]") for index, each in enumerate(given))
        return next(filter(None, found), None)
    if isinstance(encoded, str):
        encoded = re.sub(r"(T[\d:.]+)\+00:00$", r"\1Z", encoded)
    if isinstance(given, str):
        given = re.sub(r"(T[\d:.]+)\+00:00$", r"\1Z", given)
    if given == encoded and isinstance(given, bool) == isinstance(encoded, bool):
        return None
    return f"{place}: {json.dumps(given)} became {json.dumps(encoded)}"


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
