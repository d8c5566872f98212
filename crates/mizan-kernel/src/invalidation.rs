use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::canonical::canonical_query;

/// What a call has made stale: every instance of a context, or those that do not differ in `params`.
///
/// ```
/// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
/// # live::on_fastapi(async |base_url| {
/// use mizan_kernel::Client;
/// use serde_json::json;
///
/// let client: Client = Client::builder()
///     .base_url(base_url)
///     .on_invalidate(|stale| {
///         for invalidation in stale {
///             println!("{} is stale", invalidation.context);
///         }
///     })
///     .build()?;
/// let title: String = client.call("rename_board", &json!({ "board_id": 7, "title": "Atlas" })).await?;
/// # assert_eq!(title, "Atlas");
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Invalidation {
    /// The name of the context.
    pub context: String,
    /// The parameters that narrow the invalidation.
    #[serde(default)]
    pub params: Option<Map<String, Value>>,
}

impl Invalidation {
    /// Whether an instance of a context is stale. A parameter that either side leaves out matches: an unnecessary read is
    /// acceptable, outdated data is not.
    ///
    /// # Errors
    ///
    /// If the parameters cannot be written as JSON.
    pub fn covers<P: Serialize + ?Sized>(
        &self,
        context: &str,
        params: &P,
    ) -> Result<bool, serde_json::Error> {
        if self.context != context {
            return Ok(false);
        }
        let Value::Object(held) = serde_json::to_value(params)? else {
            return Ok(true);
        };
        let mut scope = self.params.iter().flatten();
        Ok(scope.all(|(name, wanted)| {
            let value = held.get(name).unwrap_or(&Value::Null);
            wanted.is_null() || value.is_null() || comparable(wanted) == comparable(value)
        }))
    }
}

/// Case-insensitive: the server writes a UUID in lower case, whatever the client wrote.
fn comparable(value: &Value) -> String {
    let params = Map::from_iter([("value".to_owned(), value.clone())]);
    canonical_query(&params).unwrap_or_default().to_lowercase()
}
