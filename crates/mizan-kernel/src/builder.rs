use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Proxy;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, TRANSFER_ENCODING};

use crate::bearer::{Source, bearer_header};
use crate::client::Client;
use crate::error::{Cause, Error};
use crate::http::header_value;
use crate::invalidation::Invalidation;
use crate::options::Options;

const OF_BODIES: [HeaderName; 3] = [CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING];

/// The options of a client; see [`Client::builder`]. `C` is the client to build: [`Client`] or a generated one.
pub struct ClientBuilder<C> {
    options: Options,
    client: PhantomData<fn() -> C>,
}

impl<C> ClientBuilder<C> {
    pub(crate) fn new() -> Self {
        Self {
            options: Options::default(),
            client: PhantomData,
        }
    }

    /// The URL of the backend's endpoints, such as `https://tracker.example/api/mizan`. Required.
    ///
    /// ```
    /// use mizan_kernel::{Client, Error};
    ///
    /// let without_host: Result<Client, Error> = Client::builder().base_url("/api/mizan").build();
    /// assert!(matches!(without_host, Err(Error::Option { option: "base_url", .. })));
    /// ```
    #[must_use]
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.options.base_url = base_url.into();
        self
    }

    /// The time that a request may take, from the connection to the last byte of the response. Default 30 seconds.
    ///
    /// ```
    /// # use mizan_kernel::Client;
    /// let builder = Client::builder::<Client>().timeout(std::time::Duration::from_secs(5));
    /// ```
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        if timeout.is_zero() {
            self.options
                .refuse("timeout", "it must be longer than zero");
        }
        self.options.timeout = timeout;
        self
    }

    /// The longest response that is read, in bytes after decompression. Default 64 MiB.
    ///
    /// ```
    /// # use mizan_kernel::Client;
    /// let builder = Client::builder::<Client>().max_response_bytes(1 << 20);
    /// ```
    #[must_use]
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.options.max_response_bytes = limit;
        self
    }

    /// How often a read of a context is repeated after a [temporary error](Error::is_temporary). Default 2; calls are
    /// never repeated.
    ///
    /// ```
    /// # use mizan_kernel::Client;
    /// let builder = Client::builder::<Client>().retries(0);
    /// ```
    #[must_use]
    pub fn retries(mut self, limit: u32) -> Self {
        self.options.retries.limit = limit;
        self
    }

    /// The pause before the first repetition, doubled before each further one, up to 30 seconds. Default 500 ms.
    ///
    /// ```
    /// # use mizan_kernel::Client;
    /// let builder = Client::builder::<Client>().retry_delay(std::time::Duration::from_millis(50));
    /// ```
    #[must_use]
    pub fn retry_delay(mut self, delay: Duration) -> Self {
        self.options.retries.delay = delay;
        self
    }

    /// Whether calls need a CSRF token, which the client fetches itself. Default true; a generated client knows whether
    /// its backend needs one. Calls with a bearer token need none.
    ///
    /// ```
    /// # use mizan_kernel::Client;
    /// let builder = Client::builder::<Client>().csrf(false);
    /// ```
    #[must_use]
    pub fn csrf(mut self, csrf: bool) -> Self {
        self.options.csrf = csrf;
        self
    }

    /// Sends a bearer token with every request.
    ///
    /// ```
    /// # use mizan_kernel::Client;
    /// let builder = Client::builder::<Client>().bearer_token("eyJhbGciOi");
    /// ```
    #[must_use]
    pub fn bearer_token(mut self, token: impl Into<String>) -> Self {
        let token = token.into();
        if bearer_header(&token).is_none() {
            let reason = "it must be text for a header, and not empty";
            self.options.refuse("bearer_token", reason);
        }
        self.options.bearer = Some(Source::Fixed(token));
        self
    }

    /// Sends a bearer token with every request. `renew` returns one before the first request and whenever the server
    /// refuses the current one, for example because it has expired. Requests that need a token at the same time share it.
    ///
    /// ```
    /// # use mizan_kernel::Client;
    /// let builder = Client::builder::<Client>().bearer_token_from(|| async {
    ///     std::env::var("TRACKER_TOKEN") // or ask the service that issues tokens
    /// });
    /// ```
    #[must_use]
    pub fn bearer_token_from<F, T, E>(mut self, renew: F) -> Self
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<String, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        self.options.bearer = Some(Source::Renewed(Arc::new(move || {
            let token = renew();
            Box::pin(async move { token.await.map_err(|error| Cause::from(error.into())) })
        })));
        self
    }

    /// Sends a header with every request.
    ///
    /// ```
    /// # use mizan_kernel::Client;
    /// let builder = Client::builder::<Client>().header("X-Tenant", "north");
    /// ```
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (HeaderName::try_from(name), header_value(value)) {
            (Ok(header), Some(_)) if OF_BODIES.contains(&header) => self.options.refuse(
                "header",
                format!("{name:?} describes the body of a request, so the client sets it"),
            ),
            (Ok(header), Some(mut value)) => {
                // It may be a credential.
                value.set_sensitive(true);
                self.options.headers.insert(header, value);
            }
            _ => self.options.refuse(
                "header",
                format!("{name:?} and its value must be a header of HTTP"),
            ),
        }
        self
    }

    /// The header `User-Agent`. Default `mizan-kernel/` and its version.
    ///
    /// ```
    /// # use mizan_kernel::Client;
    /// let builder = Client::builder::<Client>().user_agent("nightly-report/2.1");
    /// ```
    #[must_use]
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        match header_value(&user_agent.into()) {
            Some(user_agent) => self.options.user_agent = user_agent,
            None => self
                .options
                .refuse("user_agent", "it must be text for a header"),
        }
        self
    }

    /// Sends all requests through a proxy, such as `http://user:password@proxy.example:3128`. Default: the proxy of the
    /// environment variables `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`.
    ///
    /// ```
    /// # use mizan_kernel::Client;
    /// let builder = Client::builder::<Client>().proxy("http://proxy.example:3128");
    /// ```
    #[must_use]
    pub fn proxy(mut self, url: &str) -> Self {
        match Proxy::all(url) {
            Ok(proxy) => self.options.proxy = Some(proxy),
            // The URL may contain a password.
            Err(_) => self.options.refuse("proxy", "it must be a URL"),
        }
        self
    }

    /// Uses no proxy, whatever the environment says.
    ///
    /// ```
    /// # use mizan_kernel::Client;
    /// let builder = Client::builder::<Client>().no_proxy();
    /// ```
    #[must_use]
    pub fn no_proxy(mut self) -> Self {
        self.options.proxy = None;
        self.options.ignore_system_proxy = true;
        self
    }

    /// Trusts the certificates in a PEM file, besides those of the system: for a company's own authority.
    ///
    /// ```
    /// # use mizan_kernel::{Client, Error};
    /// let broken: Result<Client, Error> =
    ///     Client::builder().base_url("https://tracker.internal").root_certificate(b"no certificate").build();
    /// assert!(matches!(broken, Err(Error::Option { option: "root_certificate", .. })));
    /// ```
    #[must_use]
    pub fn root_certificate(mut self, pem: &[u8]) -> Self {
        if let Err(error) = self.options.trust.add_pem(pem) {
            self.options.invalid.get_or_insert(error);
        }
        self
    }

    /// Keeps the data of contexts for this long: a read of the same context with the same parameters needs no request,
    /// and reads at the same time share one. At most 1,000 instances are kept. By default, every read is a request.
    /// Data is read again when a call of this client has made it stale, after a call that failed, and when another user
    /// has signed in. A change by another client is seen only when the time is over.
    ///
    /// ```
    /// # use mizan_kernel::Client;
    /// let builder = Client::builder::<Client>().context_cache(std::time::Duration::from_secs(60));
    /// ```
    #[must_use]
    pub fn context_cache(mut self, lifetime: Duration) -> Self {
        if lifetime.is_zero() {
            self.options
                .refuse("context_cache", "it must be longer than zero");
        }
        self.options.context_cache = Some(lifetime);
        self
    }

    /// Calls a function with what each successful call has made stale, before the call returns: for a cache of one's own.
    ///
    /// ```
    /// # use mizan_kernel::Client;
    /// let builder = Client::builder::<Client>().on_invalidate(|stale| println!("{stale:?}"));
    /// ```
    #[must_use]
    pub fn on_invalidate(
        mut self,
        notify: impl Fn(&[Invalidation]) + Send + Sync + 'static,
    ) -> Self {
        self.options.on_invalidate = Some(Arc::new(notify));
        self
    }

    /// Builds the client. Nothing is sent yet.
    ///
    /// ```
    /// # use mizan_kernel::Client;
    /// let client: Client = Client::builder().base_url("https://tracker.example/api/mizan").build()?;
    /// # Ok::<(), mizan_kernel::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Option`] names an invalid option.
    pub fn build(self) -> Result<C, Error>
    where
        C: TryFrom<Client>,
        Error: From<<C as TryFrom<Client>>::Error>,
    {
        Ok(C::try_from(self.options.build()?)?)
    }
}

/// `Client::builder::<Client>().timeout(…)`: the options that tell something, without credentials.
impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ClientBuilder({:?})", self.options.base_url)
    }
}
