use std::fmt;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::builder::ClientBuilder;
use crate::call::Call;
use crate::canonical::canonical_query;
use crate::context_cache::{ContextCache, Instance, PendingCall};
use crate::envelope::{decode, decode_context, read_call, read_response};
use crate::error::Error;
use crate::invalidation::Invalidation;
use crate::response::Response;
use crate::transport::Transport;

pub(crate) type OnInvalidate = Arc<dyn Fn(&[Invalidation]) + Send + Sync>;

/// A client of one backend, for one user. Clones share connections, cookies, tokens and the context cache.
///
/// Generated clients have a method for each function and context, so that programs rarely need the methods of this type.
///
/// ```
/// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
/// # live::on_fastapi(async |base_url| {
/// use mizan_kernel::Client;
/// use serde_json::json;
///
/// let client: Client = Client::builder().base_url(base_url).build()?;
/// let greeting: String = client.call("echo", &json!({ "text": "hello" })).await?;
/// assert_eq!(greeting, "hello");
/// # Ok(()) });
/// ```
#[derive(Clone)]
pub struct Client {
    transport: Arc<Transport>,
    cache: Option<Arc<ContextCache>>,
    on_invalidate: Option<OnInvalidate>,
}

impl Client {
    /// Starts a client. The type of the client is that of the variable: generated clients are built in the same way.
    ///
    /// ```
    /// use mizan_kernel::Client;
    /// use std::time::Duration;
    ///
    /// let client: Client = Client::builder()
    ///     .base_url("https://tracker.example/api/mizan")
    ///     .bearer_token("eyJhbGciOi")
    ///     .timeout(Duration::from_secs(10))
    ///     .build()?;
    /// # Ok::<(), mizan_kernel::Error>(())
    /// ```
    #[must_use]
    pub fn builder<C>() -> ClientBuilder<C> {
        ClientBuilder::new()
    }

    pub(crate) fn new(
        transport: Transport,
        cache: Option<ContextCache>,
        on_invalidate: Option<OnInvalidate>,
    ) -> Self {
        Self {
            transport: Arc::new(transport),
            cache: cache.map(Arc::new),
            on_invalidate,
        }
    }

    /// Calls a function by name. `args` becomes an object whose keys are the names of the arguments; `&()` for none.
    ///
    /// ```
    /// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
    /// # live::on_fastapi(async |base_url| {
    /// # let client: mizan_kernel::Client = mizan_kernel::Client::builder().base_url(base_url).build()?;
    /// let sum: i64 = client.call("add", &serde_json::json!({ "a": 1, "b": 2 })).await?;
    /// assert_eq!(sum, 3);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Any [`Error`]. A call is sent once: after [`Error::Network`] and [`Error::Timeout`], the server may have executed it.
    pub async fn call<T: DeserializeOwned>(
        &self,
        function: &str,
        args: &(impl Serialize + ?Sized),
    ) -> Result<T, Error> {
        // Not inside the future, which would require the arguments to be `Sync`.
        self.call_with(Call::new(function, args)?).await
    }

    /// Calls a function with [options](Call).
    ///
    /// ```
    /// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
    /// # live::on_fastapi(async |base_url| {
    /// # let client: mizan_kernel::Client = mizan_kernel::Client::builder().base_url(base_url).build()?;
    /// let call = mizan_kernel::Call::new("nothing", &())?.timeout(std::time::Duration::from_secs(60));
    /// let () = client.call_with(call).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// As [`call`](Self::call).
    pub async fn call_with<T: DeserializeOwned>(&self, call: Call) -> Result<T, Error> {
        let pending = PendingCall::new(self.cache.as_deref());
        let response = self.transport.call(&call).await?;
        let read = read_call(&call.request, &response)?;
        pending.succeeded(&read.invalidate);
        self.report(&read.invalidate);
        decode(&call.request, read.result)
    }

    /// Calls a function that returns a [`Response`] of its framework, such as a file.
    ///
    /// ```
    /// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
    /// # live::on_fastapi(async |base_url| {
    /// # let client: mizan_kernel::Client = mizan_kernel::Client::builder().base_url(base_url).build()?;
    /// let call = mizan_kernel::Call::new("download_board", &serde_json::json!({ "board_id": 1 }))?;
    /// assert_eq!(client.call_for_response(call).await?.status(), 200);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// As [`call`](Self::call). A response with the status of an error is no error here.
    pub async fn call_for_response(&self, call: Call) -> Result<Response, Error> {
        let pending = PendingCall::new(self.cache.as_deref());
        let response = self.transport.call(&call).await?;
        let stale = read_response(&call.request, &response)?;
        pending.succeeded(&stale);
        self.report(&stale);
        Ok(response)
    }

    /// Reads a context: the results of all its functions, keyed by function. Temporary errors are retried. With a
    /// [cache](ClientBuilder::context_cache), the data may be older.
    ///
    /// ```
    /// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
    /// # live::on_fastapi(async |base_url| {
    /// # let client: mizan_kernel::Client = mizan_kernel::Client::builder().base_url(base_url).build()?;
    /// #[derive(serde::Deserialize)]
    /// struct Board {
    ///     board_title: String,
    ///     board_size: String,
    /// }
    ///
    /// let board: Board = client.fetch_context("board", &serde_json::json!({ "board_id": 7 })).await?;
    /// println!("{} ({})", board.board_title, board.board_size);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn fetch_context<T: DeserializeOwned>(
        &self,
        context: &str,
        params: &(impl Serialize + ?Sized),
    ) -> Result<T, Error> {
        let request = format!("context {context}");
        let encode = |error: serde_json::Error| Error::Encode {
            request: request.clone(),
            reason: error.to_string(),
        };
        let path = path(context, &canonical_query(params).map_err(encode)?);
        let fetch = self.transport.get(&request, &path);
        let response = match &self.cache {
            None => fetch.await?,
            Some(cache) => {
                let instance = Instance {
                    context: context.to_owned(),
                    params: serde_json::to_value(params).map_err(encode)?,
                    asked: self.transport.identity.epoch(),
                };
                cache.read(&path, instance, fetch).await?
            }
        };
        decode_context(&request, &response)
    }

    /// Fetches the CSRF token now instead of before the first call, for example to see whether the server can be reached.
    ///
    /// ```
    /// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
    /// # live::on_fastapi(async |base_url| {
    /// # let client: mizan_kernel::Client = mizan_kernel::Client::builder().base_url(base_url).build()?;
    /// client.open_session().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub async fn open_session(&self) -> Result<(), Error> {
        self.transport.open_session().await
    }

    fn report(&self, stale: &[Invalidation]) {
        if let Some(on_invalidate) = self.on_invalidate.as_ref().filter(|_| !stale.is_empty()) {
            on_invalidate(stale);
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Client({})", self.transport.base_url)
    }
}

/// The name may be any text, but is one segment of the path.
fn path(context: &str, query: &str) -> String {
    let name: String = form_urlencoded::byte_serialize(context.as_bytes()).collect();
    let name = name.replace('+', "%20");
    if query.is_empty() {
        format!("ctx/{name}/")
    } else {
        format!("ctx/{name}/?{query}")
    }
}
