use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Method, RequestBuilder};
use serde::Deserialize;

use crate::bearer::Bearer;
use crate::call::Call;
use crate::envelope::check;
use crate::error::Error;
use crate::http::{Failure, exchange};
use crate::identity::{Identity, Seen};
use crate::response::Response;
use crate::retry::Retries;
use crate::server_error::ErrorCode;
use crate::shared::{Shared, Version};

/// Sends requests and returns complete responses: bytes in, bytes out.
#[derive(Debug)]
pub(crate) struct Transport {
    pub http: reqwest::Client,
    /// Without a slash at its end.
    pub base_url: String,
    pub timeout: Duration,
    pub max_response_bytes: usize,
    pub retries: Retries,
    pub bearer: Option<Bearer>,
    /// The CSRF token, which is None if the server needs none; no session without CSRF.
    pub session: Option<Shared<Option<HeaderValue>>>,
    pub identity: Identity,
}

/// A request of one kind; it may be sent more than once.
struct Request<'a> {
    /// For errors.
    name: &'a str,
    method: Method,
    path: &'a str,
    headers: HeaderMap,
    body: Bytes,
    /// None: as long as bytes arrive.
    timeout: Option<Duration>,
    /// The epoch of the identity in which the caller asked.
    asked: u64,
}

impl Transport {
    /// Reads a context, and tries again after temporary errors.
    pub(crate) async fn get(&self, name: &str, path: &str) -> Result<Response, Error> {
        let mut failures = 0_u32;
        loop {
            let error = match self.send(&self.request(name, path)).await {
                Ok(response) => return Ok(response),
                Err(error) => error,
            };
            failures = failures.saturating_add(1);
            match self.retries.pause(&error, failures) {
                Some(pause) => tokio::time::sleep(pause).await,
                None => return Err(error),
            }
        }
    }

    /// Sends a call once, and again only to replace an outdated CSRF token.
    pub(crate) async fn call(&self, call: &Call) -> Result<Response, Error> {
        let asked = self.identity.epoch();
        let default = if call.has_files {
            None
        } else {
            Some(self.timeout)
        };
        let mut request = Request {
            method: Method::POST,
            body: call.body.clone(),
            timeout: call.timeout.or(default),
            asked,
            ..self.request(&call.request, "call/")
        };
        let content_type = HeaderValue::try_from(&call.content_type);
        let encode = |error: reqwest::header::InvalidHeaderValue| Error::Encode {
            request: call.request.clone(),
            reason: error.to_string(),
        };
        request
            .headers
            .insert(CONTENT_TYPE, content_type.map_err(encode)?);
        // A bearer token is not sent by a browser on its own, so that calls with one need no CSRF token.
        let Some(session) = self.session.as_ref().filter(|_| self.bearer.is_none()) else {
            return self.send(&request).await;
        };
        let token = self.sign(session, &mut request).await?;
        match self.send(&request).await {
            Err(error) if error.code() == Some(&ErrorCode::CsrfFailed) => {
                session.forget(&token).await;
                self.sign(session, &mut request).await?;
                self.send(&request).await
            }
            outcome => outcome,
        }
    }

    /// Fetches the CSRF token unless it is known.
    pub(crate) async fn open_session(&self) -> Result<(), Error> {
        if let Some(session) = &self.session {
            session.get(self.fetch_token()).await?;
        }
        Ok(())
    }

    fn request<'a>(&self, name: &'a str, path: &'a str) -> Request<'a> {
        Request {
            name,
            method: Method::GET,
            path,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            timeout: Some(self.timeout),
            asked: self.identity.epoch(),
        }
    }

    async fn sign(
        &self,
        session: &Shared<Option<HeaderValue>>,
        request: &mut Request<'_>,
    ) -> Result<Version<Option<HeaderValue>>, Error> {
        let token = session.get(self.fetch_token()).await?;
        request.headers.remove("x-csrftoken");
        if let Some(token) = &token.value {
            request.headers.insert("x-csrftoken", token.clone());
        }
        Ok(token)
    }

    async fn fetch_token(&self) -> Result<Option<HeaderValue>, Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Session {
            csrf_token: Option<String>,
        }
        let response = self.send(&self.request("session", "session/")).await?;
        let session: Session = crate::envelope::decode_context("session", &response)?;
        let token = session.csrf_token.map(HeaderValue::try_from).transpose();
        token.map_err(|_| Error::BadResponse {
            request: "session".to_owned(),
            status: response.status,
            reason: "a token that is not a header".to_owned(),
            retry_after: None,
        })
    }

    /// Sends a request, and again only to replace a bearer token that the server has refused.
    async fn send(&self, request: &Request<'_>) -> Result<Response, Error> {
        let Some(bearer) = &self.bearer else {
            return self
                .accept(request, self.exchange(request, None).await?)
                .await;
        };
        let token = bearer.header().await?;
        let mut response = self.exchange(request, Some(&token.value)).await?;
        // The server refuses a token before anything else, and then names no identity. A function that responds with 401
        // has been executed, so that it must not be called again.
        let is_refused = response.status == 401 && response.header(IDENTITY).is_none();
        if is_refused && bearer.refuse(&token).await {
            let renewed = bearer.header().await?;
            response = self.exchange(request, Some(&renewed.value)).await?;
        }
        self.accept(request, response).await
    }

    /// Compares the identity of a response with that of the client.
    async fn accept(&self, request: &Request<'_>, response: Response) -> Result<Response, Error> {
        match self.identity.see(response.header(IDENTITY), request.asked) {
            Seen::Same => {}
            Seen::Changed => {
                // The token belongs to the session before. `session/` itself has fetched the new one.
                if let Some(session) = self.session.as_ref().filter(|_| request.path != "session/")
                {
                    session.clear().await;
                }
            }
            Seen::Outdated => {
                return Err(Error::Reset {
                    request: request.name.to_owned(),
                });
            }
        }
        check(request.name, response)
    }

    async fn exchange(
        &self,
        request: &Request<'_>,
        bearer: Option<&HeaderValue>,
    ) -> Result<Response, Error> {
        if request.asked != self.identity.epoch() {
            return Err(Error::Reset {
                request: request.name.to_owned(),
            });
        }
        let url = format!("{}/{}", self.base_url, request.path);
        let mut builder = self
            .http
            .request(request.method.clone(), url)
            .headers(request.headers.clone());
        if let Some(bearer) = bearer {
            builder = builder.header(AUTHORIZATION, bearer);
        }
        if !request.body.is_empty() {
            builder = builder.body(request.body.clone());
        }
        if let Some(timeout) = request.timeout {
            builder = builder.timeout(timeout);
        }
        self.receive(request, builder).await
    }

    async fn receive(
        &self,
        request: &Request<'_>,
        builder: RequestBuilder,
    ) -> Result<Response, Error> {
        exchange(builder, self.max_response_bytes)
            .await
            .map_err(|failure| {
                let name = request.name.to_owned();
                match failure {
                    Failure::Timeout => Error::Timeout {
                        request: name,
                        limit: request.timeout.unwrap_or(self.timeout),
                    },
                    Failure::Network(error) => Error::Network {
                        request: name,
                        source: Arc::new(error),
                    },
                    Failure::Encoding { status, reason } => Error::BadResponse {
                        request: name,
                        status,
                        reason,
                        retry_after: None,
                    },
                    Failure::TooLarge => Error::TooLarge {
                        request: name,
                        limit: self.max_response_bytes,
                    },
                }
            })
    }
}

const IDENTITY: &str = "x-mizan-identity";
