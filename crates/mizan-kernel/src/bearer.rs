use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use reqwest::header::HeaderValue;

use crate::error::{Cause, Error};
use crate::http::header_value;
use crate::shared::{Shared, Version};

type Tokens = Pin<Box<dyn Future<Output = Result<String, Cause>> + Send>>;

/// Where the bearer tokens of a client come from.
pub(crate) struct Bearer {
    source: Source,
    token: Shared<HeaderValue>,
}

#[derive(Clone)]
pub(crate) enum Source {
    Fixed(String),
    Renewed(Arc<dyn Fn() -> Tokens + Send + Sync>),
}

impl Bearer {
    pub(crate) fn new(source: Source) -> Self {
        Self {
            source,
            token: Shared::default(),
        }
    }

    /// The header `Authorization`.
    pub(crate) async fn header(&self) -> Result<Version<HeaderValue>, Error> {
        self.token.get(self.fetch()).await
    }

    async fn fetch(&self) -> Result<HeaderValue, Error> {
        let token = match &self.source {
            Source::Fixed(token) => token.clone(),
            Source::Renewed(renew) => renew().await.map_err(|source| Error::Token { source })?,
        };
        bearer_header(&token).ok_or_else(|| Error::Token {
            source: Cause::from(Box::from(
                "the token must be text for a header, and not empty",
            )),
        })
    }

    /// Drops a token that the server has refused. Returns whether there may be another one.
    pub(crate) async fn refuse(&self, token: &Version<HeaderValue>) -> bool {
        self.token.forget(token).await;
        matches!(self.source, Source::Renewed(_))
    }
}

/// None for a token that no header can contain.
pub(crate) fn bearer_header(token: &str) -> Option<HeaderValue> {
    let is_token = !token.is_empty() && header_value(token).is_some();
    let mut header = header_value(&format!("Bearer {token}")).filter(|_| is_token)?;
    header.set_sensitive(true);
    Some(header)
}

impl fmt::Debug for Bearer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Bearer")
    }
}
