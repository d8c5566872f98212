use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use mizan_kernel::{Client, Error, ErrorCode};
use serde_json::Value;

use crate::broken_server::{BrokenServer, json_response};
use crate::servers::Server;
use crate::{backends, client_of, error_of_call};

/// A bearer token of the published exchanges.
fn token(name: &str) -> String {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../packages/core/schema/wire.v1.exchanges.json"
    );
    let text = std::fs::read_to_string(path).expect("the exchanges are in the repository");
    let exchanges: Value = serde_json::from_str(&text).expect("they are JSON");
    exchanges["bearer"]["tokens"][name]
        .as_str()
        .expect("a token")
        .to_owned()
}

/// A client with the first token until it asks again, and how often it has asked.
fn client_with_tokens(server: &Server, names: [&str; 2]) -> (Client, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let tokens = names.map(token);
    let client = client_of(&server.base_url)
        .bearer_token_from(move || {
            let number = counter.fetch_add(1, Ordering::SeqCst);
            let token = tokens[number.min(1)].clone();
            async move { Ok::<_, Error>(token) }
        })
        .build()
        .expect("valid options");
    (client, asked)
}

#[tokio::test]
async fn a_bearer_token_says_whose_a_request_is() -> Result<(), Error> {
    for server in backends() {
        let client: Client = client_of(&server.base_url)
            .bearer_token(token("sam"))
            .build()?;
        assert_eq!(client.call::<String>("for_staff", &()).await?, "staff");
        client.fetch_context::<Value>("private", &()).await?;
        let expired: Client = client_of(&server.base_url)
            .bearer_token(token("expired"))
            .build()?;
        let error = error_of_call(&expired, "nothing", &()).await;
        assert_eq!(error.code(), Some(&ErrorCode::Unauthorized));
    }
    Ok(())
}

#[tokio::test]
async fn a_token_that_expires_is_renewed_during_the_call() -> Result<(), Error> {
    for server in backends() {
        let (client, asked) = client_with_tokens(server, ["expired", "ada"]);
        let calls = (0..8).map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.call::<i64>("for_users", &()).await })
        });
        for call in calls.collect::<Vec<_>>() {
            assert_eq!(call.await.expect("no panic")?, 0);
        }
        client.fetch_context::<Value>("private", &()).await?;
        assert_eq!(
            asked.load(Ordering::SeqCst),
            2,
            "calls at the same time share a token"
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_function_that_responds_with_401_is_called_once() -> Result<(), Error> {
    for server in backends() {
        let (client, asked) = client_with_tokens(server, ["ada", "sam"]);
        let error = error_of_call(&client, "unauthorized", &()).await;
        assert_eq!(error.code(), Some(&ErrorCode::Unauthorized));
        assert_eq!(asked.load(Ordering::SeqCst), 1);
    }
    Ok(())
}

#[tokio::test]
async fn a_token_that_cannot_be_had_is_an_error_of_its_own() -> Result<(), Error> {
    let client: Client = client_of("http://127.0.0.1:1")
        .bearer_token_from(|| async { Err::<String, _>("the vault is sealed") })
        .build()?;
    let error = error_of_call(&client, "nothing", &()).await;
    assert_eq!(error.to_string(), "no bearer token: the vault is sealed");
    Ok(())
}

#[tokio::test]
async fn a_call_with_a_bearer_token_asks_for_no_session() -> Result<(), Error> {
    let server = BrokenServer::start([json_response(200, "", r#"{"result": 5}"#)]);
    let client: Client = client_of(&server.base_url).bearer_token("secret").build()?;
    assert_eq!(client.call::<i64>("add", &()).await?, 5);
    assert_eq!(
        server.requests()[0].header("authorization").as_deref(),
        Some("Bearer secret")
    );
    assert!(!format!("{client:?}").contains("secret"));
    Ok(())
}
