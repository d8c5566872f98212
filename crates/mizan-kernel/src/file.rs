use std::cell::RefCell;
use std::fmt;

use bytes::Bytes;
use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// A file, as an argument of a function that takes files.
///
/// ```
/// use mizan_kernel::File;
///
/// let file = File::new("crack.png", vec![0x89, b'P', b'N', b'G']).content_type("image/png");
/// assert_eq!(file.name(), "crack.png");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    name: String,
    content_type: String,
    bytes: Bytes,
}

impl File {
    /// A file with a name and its content. Its content type is `application/octet-stream`.
    pub fn new(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self {
            name: name.into(),
            content_type: "application/octet-stream".to_owned(),
            bytes: bytes.into(),
        }
    }

    /// Sets the content type, such as `image/png`.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = content_type.into();
        self
    }

    /// The content type.
    #[must_use]
    pub fn media_type(&self) -> &str {
        &self.content_type
    }

    /// The name, without a directory.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The content.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl fmt::Debug for File {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            content_type,
            bytes,
        } = self;
        write!(
            formatter,
            "File({name:?}, {content_type:?}, {} bytes)",
            bytes.len()
        )
    }
}

/// A file inside the arguments of a call.
#[derive(Debug)]
pub(crate) struct FileAt {
    /// RFC 6901: `/values/photos/0`.
    pub pointer: String,
    pub file: File,
}

struct Collection {
    /// Begins the marks of this collection, so that no text of the caller is taken for one.
    prefix: String,
    files: Vec<File>,
}

thread_local! {
    /// The files of the arguments that are being serialized: serde passes nothing on to the values inside a value.
    static COLLECTION: RefCell<Option<Collection>> = const { RefCell::new(None) };
}

impl Serialize for File {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mark = COLLECTION.with_borrow_mut(|collection| {
            let Collection { prefix, files } = collection.as_mut()?;
            files.push(self.clone());
            Some(format!("{prefix}{}", files.len()))
        });
        match mark {
            Some(mark) => serializer.serialize_str(&mark),
            None => Err(S::Error::custom(
                "a file can only be sent as an argument of a call",
            )),
        }
    }
}

/// The JSON of a value, with null in the place of each file, and the files.
pub(crate) fn encode<T: Serialize + ?Sized>(
    value: &T,
) -> Result<(Vec<u8>, Vec<FileAt>), serde_json::Error> {
    let prefix = format!("mizan file {:032x} ", fastrand::u128(..));
    COLLECTION.set(Some(Collection {
        prefix: prefix.clone(),
        files: Vec::new(),
    }));
    let json = serde_json::to_vec(value);
    let files = COLLECTION
        .take()
        .map(|collection| collection.files)
        .unwrap_or_default();
    let json = json?;
    if files.is_empty() {
        return Ok((json, Vec::new()));
    }
    let mut value: Value = serde_json::from_slice(&json)?;
    let mut found = Vec::with_capacity(files.len());
    take_marks(&mut value, "", &mut |mark, pointer| {
        let number = mark.strip_prefix(&prefix)?.parse::<usize>().ok()?;
        let file = files.get(number.checked_sub(1)?)?.clone();
        found.push(FileAt {
            pointer: pointer.to_owned(),
            file,
        });
        Some(())
    });
    Ok((serde_json::to_vec(&value)?, found))
}

fn take_marks(value: &mut Value, pointer: &str, take: &mut impl FnMut(&str, &str) -> Option<()>) {
    match value {
        Value::String(text) if take(text, pointer).is_some() => *value = Value::Null,
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                take_marks(item, &format!("{pointer}/{index}"), take);
            }
        }
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                let step = name.replace('~', "~0").replace('/', "~1");
                take_marks(member, &format!("{pointer}/{step}"), take);
            }
        }
        _ => {}
    }
}
