//! Generated crates against live servers.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

mod requests;
mod unions;
mod untrusted;
mod values;

#[path = "../../../../../../crates/mizan-kernel/tests/support/servers.rs"]
mod servers;

use std::sync::LazyLock;

use servers::Server;
use type_mapping_client::Client;
use type_mapping_client::types::Plain;

const FIXTURE: &str = "mizan_fixtures.type_mapping";

static FASTAPI: LazyLock<Server> = LazyLock::new(|| Server::start("fastapi", FIXTURE));
static DJANGO: LazyLock<Server> = LazyLock::new(|| Server::start("django-asgi", FIXTURE));

/// The document says that the backend needs no CSRF tokens, but the one on Django does.
fn clients() -> [Client; 2] {
    [&*FASTAPI, &*DJANGO].map(|server| {
        Client::builder()
            .base_url(&server.base_url)
            .csrf(true)
            .no_proxy()
            .build()
            .expect("valid options")
    })
}

fn plain(id: i64) -> Plain {
    Plain {
        id,
        name: "name".to_owned(),
        old: "old".to_owned(),
    }
}
