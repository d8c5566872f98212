//! A client for programs without async code.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::call::Call;
use crate::error::Error;
use crate::response::Response;

/// The methods of [`Client`](crate::Client), each of which waits for its result. It has a runtime with one thread. Clones
/// share it.
///
/// ```
/// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
/// # live::on_fastapi_blocking(|base_url| {
/// use mizan_kernel::{Client, blocking};
///
/// let client: blocking::Client = Client::builder().base_url(base_url).build()?;
/// let sum: i64 = client.call("add", &serde_json::json!({ "a": 1, "b": 2 }))?;
/// assert_eq!(sum, 3);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone)]
pub struct Client {
    client: crate::Client,
    runtime: Arc<Background>,
}

/// A runtime that does not wait for its thread when it is dropped, which async code must not do.
#[derive(Debug)]
struct Background(Option<Runtime>);

impl Drop for Background {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl TryFrom<crate::Client> for Client {
    type Error = Error;

    fn try_from(client: crate::Client) -> Result<Self, Error> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("mizan")
            .enable_all()
            .build();
        let runtime = runtime.map_err(|error| Error::Option {
            option: "build",
            reason: error.to_string(),
        })?;
        Ok(Self {
            client,
            runtime: Arc::new(Background(Some(runtime))),
        })
    }
}

impl Client {
    /// Waits for what the async client does: generated clients have their methods through it.
    ///
    /// ```
    /// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
    /// # live::on_fastapi_blocking(|base_url| {
    /// # let client: mizan_kernel::blocking::Client = mizan_kernel::Client::builder().base_url(base_url).build()?;
    /// let double: f64 = client.wait(async |client| {
    ///     client.call("double", &serde_json::json!({ "value": 2.5 })).await
    /// })?;
    /// assert_eq!(double, 5.0);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::InsideAsync`] if the current thread runs async code; otherwise those of `work`.
    pub fn wait<T>(
        &self,
        work: impl AsyncFnOnce(&crate::Client) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if Handle::try_current().is_ok() {
            return Err(Error::InsideAsync);
        }
        match &self.runtime.0 {
            Some(runtime) => runtime.block_on(work(&self.client)),
            None => Err(Error::InsideAsync),
        }
    }

    /// As [`Client::call`](crate::Client::call).
    ///
    /// ```
    /// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
    /// # live::on_fastapi_blocking(|base_url| {
    /// # let client: mizan_kernel::blocking::Client = mizan_kernel::Client::builder().base_url(base_url).build()?;
    /// let sum: i64 = client.call("add", &serde_json::json!({ "a": 1, "b": 2 }))?;
    /// assert_eq!(sum, 3);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn call<T: DeserializeOwned>(
        &self,
        function: &str,
        args: &(impl Serialize + ?Sized),
    ) -> Result<T, Error> {
        self.call_with(Call::new(function, args)?)
    }

    /// As [`Client::call_with`](crate::Client::call_with).
    ///
    /// ```
    /// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
    /// # live::on_fastapi_blocking(|base_url| {
    /// # let client: mizan_kernel::blocking::Client = mizan_kernel::Client::builder().base_url(base_url).build()?;
    /// let call = mizan_kernel::Call::new("nothing", &())?.timeout(std::time::Duration::from_secs(60));
    /// let () = client.call_with(call)?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn call_with<T: DeserializeOwned>(&self, call: Call) -> Result<T, Error> {
        self.wait(async |client| client.call_with(call).await)
    }

    /// As [`Client::call_for_response`](crate::Client::call_for_response).
    ///
    /// ```
    /// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
    /// # live::on_fastapi_blocking(|base_url| {
    /// # let client: mizan_kernel::blocking::Client = mizan_kernel::Client::builder().base_url(base_url).build()?;
    /// let call = mizan_kernel::Call::new("download_board", &serde_json::json!({ "board_id": 1 }))?;
    /// assert_eq!(client.call_for_response(call)?.status(), 200);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn call_for_response(&self, call: Call) -> Result<Response, Error> {
        self.wait(async |client| client.call_for_response(call).await)
    }

    /// As [`Client::fetch_context`](crate::Client::fetch_context).
    ///
    /// ```
    /// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
    /// # live::on_fastapi_blocking(|base_url| {
    /// # let client: mizan_kernel::blocking::Client = mizan_kernel::Client::builder().base_url(base_url).build()?;
    /// let board: serde_json::Value = client.fetch_context("board", &serde_json::json!({ "board_id": 7 }))?;
    /// println!("{}", board["board_title"]);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn fetch_context<T: DeserializeOwned>(
        &self,
        context: &str,
        params: &(impl Serialize + ?Sized),
    ) -> Result<T, Error> {
        self.wait(async |client| client.fetch_context(context, params).await)
    }

    /// As [`Client::open_session`](crate::Client::open_session).
    ///
    /// ```
    /// # mod live { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/examples.rs")); }
    /// # live::on_fastapi_blocking(|base_url| {
    /// # let client: mizan_kernel::blocking::Client = mizan_kernel::Client::builder().base_url(base_url).build()?;
    /// client.open_session()?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn open_session(&self) -> Result<(), Error> {
        self.wait(async |client| client.open_session().await)
    }
}
