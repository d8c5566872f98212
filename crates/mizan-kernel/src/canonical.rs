use serde::Serialize;
use serde_json::{Map, Value};

/// The canonical query string of a context's parameters, which is also the key of a context instance: the same in every
/// language.
///
/// Parameters are sorted by name, null ones are dropped, arrays become repeated keys, and objects JSON with sorted keys.
///
/// ```
/// use mizan_kernel::canonical_query;
///
/// let query = canonical_query(&serde_json::json!({ "page": 2, "ids": [3, 1], "after": null }))?;
/// assert_eq!(query, "ids=3&ids=1&page=2");
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
///
/// If the parameters cannot be written as JSON, or are not an object.
pub fn canonical_query<P: Serialize + ?Sized>(params: &P) -> Result<String, serde_json::Error> {
    match serde_json::to_value(params)? {
        Value::Null => Ok(String::new()),
        Value::Object(params) => Ok(query_of(&params)),
        _ => Err(serde::ser::Error::custom(
            "parameters of a context are an object",
        )),
    }
}

fn query_of(params: &Map<String, Value>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in sorted(params) {
        let items = match value {
            Value::Array(items) => items.as_slice(),
            single => std::slice::from_ref(single),
        };
        for item in items {
            match item {
                Value::Null => {}
                Value::String(text) => _ = query.append_pair(name, text),
                other => _ = query.append_pair(name, &canonical_json(other)),
            }
        }
    }
    query.finish()
}

/// JSON with sorted keys (RFC 8785).
pub(crate) fn canonical_json(value: &Value) -> String {
    let mut text = String::new();
    write_json(value, &mut text);
    text
}

fn write_json(value: &Value, text: &mut String) {
    match value {
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write_json(item, text);
            }
            text.push(']');
        }
        Value::Object(members) => {
            text.push('{');
            for (index, (name, member)) in sorted(members).into_iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push(':');
                write_json(member, text);
            }
            text.push('}');
        }
        // Integers keep all their digits.
        Value::Number(number) if number.is_f64() => {
            text.push_str(ryu_js::Buffer::new().format(number.as_f64().unwrap_or_default()));
        }
        other => text.push_str(&other.to_string()),
    }
}

/// By UTF-16 code units, as JavaScript sorts.
fn sorted(members: &Map<String, Value>) -> Vec<(&String, &Value)> {
    let mut members: Vec<_> = members.iter().collect();
    members.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
    members
}
