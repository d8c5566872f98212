//! The client against live servers, and against servers that misbehave.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test fails by a panic"
)]

#[cfg(feature = "blocking")]
mod blocking;
mod broken_server;
mod calls;
mod canonical;
mod context_cache;
mod contexts;
mod faults;
mod files;
mod identity;
mod tokens;
mod transport;

#[path = "../support/servers.rs"]
mod servers;

use std::sync::LazyLock;

use mizan_kernel::{Client, ClientBuilder, Error};
use serde::Serialize;
use serde_json::Value;
use servers::Server;

const EXCHANGES: &str = "mizan_fixtures.wire_exchanges";

static FASTAPI: LazyLock<Server> = LazyLock::new(|| Server::start("fastapi", EXCHANGES));
static FASTAPI_CSRF: LazyLock<Server> = LazyLock::new(|| Server::start("fastapi-csrf", EXCHANGES));
static DJANGO: LazyLock<Server> = LazyLock::new(|| Server::start("django-asgi", EXCHANGES));
static DJANGO_WSGI: LazyLock<Server> = LazyLock::new(|| Server::start("django-wsgi", EXCHANGES));

/// Every backend: without CSRF tokens and with them, async and sync.
fn backends() -> [&'static Server; 4] {
    [&FASTAPI, &FASTAPI_CSRF, &DJANGO, &DJANGO_WSGI]
}

/// A client of a server on this machine.
fn client_of(base_url: &str) -> ClientBuilder<Client> {
    Client::builder()
        .base_url(base_url)
        .no_proxy()
        .user_agent("mizan-kernel tests")
}

/// A client for a user of the fixture, who is named by a header.
fn client_as(server: &Server, user: &str) -> Client {
    client_of(&server.base_url)
        .header("X-Conformance-User", user)
        .build()
        .expect("valid options")
}

fn anonymous(server: &Server) -> Client {
    client_of(&server.base_url).build().expect("valid options")
}

/// The error of a call that must fail.
async fn error_of_call(client: &Client, function: &str, args: &impl Serialize) -> Error {
    let result = client.call::<Value>(function, args).await;
    result.expect_err(function)
}
