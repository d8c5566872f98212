//! What standard input contains.

use std::collections::BTreeMap;

use mizan_kernel::File;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Value, json};

#[derive(Deserialize)]
pub struct Plan {
    pub probes: BTreeMap<String, Probe>,
    /// The base URL of each.
    pub backends: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub struct Probe {
    /// The user that the backend takes the request to be from.
    pub user: Option<String>,
    pub token: Option<String>,
    pub csrf: Option<bool>,
    #[serde(default)]
    pub before: Vec<Call>,
    /// Context instances, by the names that `stale` of an outcome has for them.
    pub watch: Option<BTreeMap<String, Instance>>,
    pub call: Option<String>,
    #[serde(default = "empty")]
    pub args: Value,
    pub context: Option<String>,
    #[serde(default = "empty")]
    pub params: Value,
}

#[derive(Deserialize)]
pub struct Call {
    pub call: String,
    #[serde(default = "empty")]
    pub args: Value,
}

#[derive(Deserialize)]
pub struct Instance {
    pub context: String,
    #[serde(default = "empty")]
    pub params: Value,
}

fn empty() -> Value {
    json!({})
}

/// A file is written as `{ "$file": { "name", "type", "text" } }`.
pub fn file(value: &Value) -> Option<File> {
    let file = value.get("$file")?;
    let part = |name: &str| file[name].as_str().expect("text").to_owned();
    Some(File::new(part("name"), part("text")).content_type(part("type")))
}

/// JSON with files in it.
pub struct WithFiles<'a>(pub &'a Value);

impl Serialize for WithFiles<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(file) = file(self.0) {
            return file.serialize(serializer);
        }
        match self.0 {
            Value::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, &WithFiles(value))?;
                }
                map.end()
            }
            Value::Array(items) => {
                let mut seq = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    seq.serialize_element(&WithFiles(item))?;
                }
                seq.end()
            }
            other => other.serialize(serializer),
        }
    }
}
