use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderValue, USER_AGENT};
use reqwest::{Proxy, Url};

use crate::bearer::{Bearer, Source};
use crate::client::{Client, OnInvalidate};
use crate::context_cache::ContextCache;
use crate::error::Error;
use crate::http::connections;
use crate::identity::Identity;
use crate::retry::Retries;
use crate::shared::Shared;
use crate::tls::Trust;
use crate::transport::Transport;

/// Without bytes for this long, an upload or a download has ended.
const SILENCE: Duration = Duration::from_secs(30);

/// Beyond it, the end of a timeout is no time that a clock can show.
const LONGEST: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

const CONNECT: Duration = Duration::from_secs(10);

/// The values of a builder's options.
pub(crate) struct Options {
    pub base_url: String,
    pub timeout: Duration,
    pub max_response_bytes: usize,
    pub retries: Retries,
    pub csrf: bool,
    pub bearer: Option<Source>,
    pub headers: HeaderMap,
    pub user_agent: HeaderValue,
    pub proxy: Option<Proxy>,
    pub ignore_system_proxy: bool,
    pub trust: Trust,
    pub context_cache: Option<Duration>,
    pub on_invalidate: Option<OnInvalidate>,
    /// The first invalid option.
    pub invalid: Option<Error>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base_url: String::new(),
            timeout: Duration::from_secs(30),
            max_response_bytes: 64 << 20,
            retries: Retries {
                limit: 2,
                delay: Duration::from_millis(500),
            },
            csrf: true,
            bearer: None,
            headers: HeaderMap::new(),
            user_agent: HeaderValue::from_static(concat!(
                "mizan-kernel/",
                env!("CARGO_PKG_VERSION")
            )),
            proxy: None,
            ignore_system_proxy: false,
            trust: Trust::default(),
            context_cache: None,
            on_invalidate: None,
            invalid: None,
        }
    }
}

impl Options {
    pub(crate) fn build(self) -> Result<Client, Error> {
        if let Some(error) = self.invalid {
            return Err(error);
        }
        let url = parse_base_url(&self.base_url)?;
        let mut headers = self.headers;
        headers.entry(USER_AGENT).or_insert(self.user_agent);
        let mut http = connections(self.trust.config(url.scheme() == "https")?)
            .default_headers(headers)
            .connect_timeout(CONNECT.min(self.timeout))
            .read_timeout(SILENCE.max(self.timeout).min(LONGEST));
        if self.ignore_system_proxy {
            http = http.no_proxy();
        }
        if let Some(proxy) = self.proxy {
            http = http.proxy(proxy);
        }
        let http = http.build().map_err(|error| Error::Option {
            option: "build",
            reason: error.to_string(),
        })?;
        let transport = Transport {
            http,
            base_url: url.as_str().trim_end_matches('/').to_owned(),
            timeout: self.timeout,
            max_response_bytes: self.max_response_bytes,
            retries: self.retries,
            bearer: self.bearer.map(Bearer::new),
            session: self.csrf.then(Shared::default),
            identity: Identity::default(),
        };
        let cache = self.context_cache.map(ContextCache::new);
        Ok(Client::new(transport, cache, self.on_invalidate))
    }

    pub(crate) fn refuse(&mut self, option: &'static str, reason: impl Into<String>) {
        let reason = reason.into();
        self.invalid.get_or_insert(Error::Option { option, reason });
    }
}

fn parse_base_url(base_url: &str) -> Result<Url, Error> {
    let invalid = |reason: &str| Error::Option {
        option: "base_url",
        reason: format!("{reason}, such as \"https://tracker.example/api/mizan\""),
    };
    // The parser would drop them.
    let is_spaced = base_url.contains(|character: char| {
        character.is_control() || character.is_whitespace() || character == '\\'
    });
    if is_spaced {
        return Err(invalid("it must have no spaces and no backslashes"));
    }
    let url = Url::parse(base_url)
        .map_err(|_| invalid("the URL of the backend's endpoints is needed"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(invalid("it must begin with http:// or https://"));
    }
    let has_user = !url.username().is_empty() || url.password().is_some();
    if url.query().is_some() || url.fragment().is_some() || has_user {
        return Err(invalid("it must have no query, fragment or user"));
    }
    Ok(url)
}
