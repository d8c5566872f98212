use std::time::Duration;

use mizan_kernel::{Client, Error, ErrorCode};
use serde_json::{Value, json};

use crate::broken_server::{BrokenServer, RawResponse, json_response};
use crate::{backends, client_of};

const LONG: Duration = Duration::from_secs(3_600);

/// The data of the context `board`, from a cache or from the server.
async fn board(client: &Client, params: Value) -> Result<Value, Error> {
    let data: Value = client.fetch_context("board", &params).await?;
    Ok(data["title"].clone())
}

fn title(title: &str) -> RawResponse {
    json_response(200, "", &json!({ "title": title }).to_string())
}

fn titled(title: &str, user: &str) -> RawResponse {
    let identity = format!("X-Mizan-Identity: {user}\r\n");
    json_response(200, &identity, &json!({ "title": title }).to_string())
}

fn result(invalidate: &Value) -> RawResponse {
    let envelope = json!({ "result": null, "invalidate": invalidate });
    json_response(200, "", &envelope.to_string())
}

fn caching(server: &BrokenServer, lifetime: Duration) -> Client {
    let builder = client_of(&server.base_url).csrf(false).retries(0);
    builder
        .context_cache(lifetime)
        .build()
        .expect("valid options")
}

#[tokio::test]
async fn a_context_is_requested_once_for_the_same_parameters() -> Result<(), Error> {
    let server = BrokenServer::start([title("one"), title("two")]);
    let client = caching(&server, LONG);
    for params in [
        json!({ "id": 1, "unit": "m" }),
        json!({ "unit": "m", "id": 1, "page": null }),
    ] {
        assert_eq!(board(&client, params).await?, "one");
    }
    assert_eq!(board(&client.clone(), json!({ "id": 2 })).await?, "two");
    assert_eq!(server.requests().len(), 2);
    Ok(())
}

#[tokio::test]
async fn every_read_is_a_request_without_a_cache() -> Result<(), Error> {
    let server = BrokenServer::start([title("one"), title("two")]);
    let client = client_of(&server.base_url).build()?;
    assert_eq!(board(&client, json!({ "id": 1 })).await?, "one");
    assert_eq!(board(&client, json!({ "id": 1 })).await?, "two");
    Ok(())
}

#[tokio::test]
async fn reads_at_the_same_time_share_a_request_and_its_error() -> Result<(), Error> {
    let refusal = r#"{"error": {"code": "NOT_FOUND", "message": "", "details": null}}"#;
    let server = BrokenServer::start([json_response(404, "", refusal).slow(), title("one").slow()]);
    let client = caching(&server, LONG);
    for requests in [1, 2] {
        let reads: Vec<_> = (0..5)
            .map(|_| {
                let client = client.clone();
                tokio::spawn(async move { board(&client, json!({ "id": 1 })).await })
            })
            .collect();
        server.wait_for(requests).await;
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        server.release();
        for read in reads {
            match read.await.expect("no panic") {
                Ok(data) => assert_eq!((requests, data), (2, json!("one"))),
                Err(error) => {
                    assert_eq!((requests, error.code()), (1, Some(&ErrorCode::NotFound)));
                }
            }
        }
    }
    assert_eq!(server.requests().len(), 2);
    Ok(())
}

#[tokio::test]
async fn a_reader_takes_over_when_the_first_is_cancelled() -> Result<(), Error> {
    let server = BrokenServer::start([title("one").slow(), title("two")]);
    let client = caching(&server, LONG);
    let read =
        |client: Client| tokio::spawn(async move { board(&client, json!({ "id": 1 })).await });
    let first = read(client.clone());
    server.wait_for(1).await;
    let second = read(client.clone());
    tokio::task::yield_now().await;
    first.abort();
    assert_eq!(second.await.expect("no panic")?, "two");
    server.release();
    Ok(())
}

#[tokio::test]
async fn a_call_drops_the_instances_that_it_makes_stale() -> Result<(), Error> {
    let renamed = json!([{ "context": "board", "params": { "id": 1 } }, { "context": "other" }]);
    let server = BrokenServer::start([
        title("one"),
        title("two"),
        result(&renamed),
        title("renamed"),
        json_response(
            200,
            "X-Mizan-Invalidate: [{\"context\": \"board\"}]\r\n",
            "a file",
        ),
        title("three"),
    ]);
    let client = caching(&server, LONG);
    assert_eq!(board(&client, json!({ "id": 1 })).await?, "one");
    assert_eq!(board(&client, json!({ "id": 2 })).await?, "two");
    client.call::<()>("rename", &()).await?;
    assert_eq!(board(&client, json!({ "id": 2 })).await?, "two");
    assert_eq!(board(&client, json!({ "id": 1 })).await?, "renamed");
    client
        .call_for_response(mizan_kernel::Call::new("export", &())?)
        .await?;
    assert_eq!(board(&client, json!({ "id": 2 })).await?, "three");
    Ok(())
}

#[tokio::test]
async fn a_read_that_a_call_overtakes_is_not_kept() -> Result<(), Error> {
    let server = BrokenServer::start([
        title("before").slow(),
        result(&json!([{ "context": "board" }])),
        title("after"),
    ]);
    let client = caching(&server, LONG);
    let read = tokio::spawn({
        let client = client.clone();
        async move { board(&client, json!({ "id": 1 })).await }
    });
    server.wait_for(1).await;
    client.call::<()>("rename", &()).await?;
    assert_eq!(board(&client, json!({ "id": 1 })).await?, "after");
    server.release();
    assert_eq!(read.await.expect("no panic")?, "before");
    assert_eq!(board(&client, json!({ "id": 1 })).await?, "after");
    Ok(())
}

#[tokio::test]
async fn nothing_is_kept_after_a_call_with_unknown_effects() -> Result<(), Error> {
    let server = BrokenServer::start([
        title("one"),
        json_response(500, "", "broken"),
        title("two"),
        result(&json!([])).slow(),
        title("three"),
    ]);
    let client = caching(&server, LONG);
    assert_eq!(board(&client, json!({})).await?, "one");
    client
        .call::<()>("rename", &())
        .await
        .expect_err("it fails");
    assert_eq!(board(&client, json!({})).await?, "two");
    let cancelled = tokio::spawn({
        let client = client.clone();
        async move { client.call::<()>("rename", &()).await }
    });
    server.wait_for(4).await;
    cancelled.abort();
    assert!(cancelled.await.expect_err("it is cancelled").is_cancelled());
    assert_eq!(board(&client, json!({})).await?, "three");
    server.release();
    Ok(())
}

#[tokio::test]
async fn another_user_reads_data_of_their_own() -> Result<(), Error> {
    let server = BrokenServer::start([
        titled("of ada", "ada"),
        json_response(200, "X-Mizan-Identity: sam\r\n", r#"{"result": null}"#),
        titled("of sam", "sam"),
    ]);
    let client = caching(&server, LONG);
    assert_eq!(board(&client, json!({})).await?, "of ada");
    client.call::<()>("sign_in", &()).await?;
    for _ in 0..2 {
        assert_eq!(board(&client, json!({})).await?, "of sam");
    }
    Ok(())
}

#[tokio::test]
async fn data_is_read_again_when_its_time_is_over() -> Result<(), Error> {
    let server = BrokenServer::start([title("one"), title("two")]);
    let client = caching(&server, Duration::from_millis(1));
    assert_eq!(board(&client, json!({})).await?, "one");
    tokio::time::sleep(Duration::from_millis(5)).await;
    assert_eq!(board(&client, json!({})).await?, "two");
    Ok(())
}

#[tokio::test]
async fn the_oldest_of_too_many_instances_is_dropped() -> Result<(), Error> {
    let server = BrokenServer::start((0..1_002).map(|number| title(&number.to_string())));
    let client = caching(&server, LONG);
    for id in 0..=1_000 {
        board(&client, json!({ "id": id })).await?;
    }
    assert_eq!(board(&client, json!({ "id": 1 })).await?, "1");
    assert_eq!(board(&client, json!({ "id": 0 })).await?, "1001");
    Ok(())
}

#[test]
fn a_cache_for_no_time_is_refused() {
    let client: Result<Client, Error> = client_of("http://localhost/api/mizan")
        .context_cache(Duration::ZERO)
        .build();
    let error = client.expect_err("zero");
    assert_eq!(
        error.to_string(),
        "context_cache: it must be longer than zero"
    );
}

#[tokio::test]
async fn a_change_is_seen_after_the_call_on_every_backend() -> Result<(), Error> {
    for server in backends() {
        let client = client_of(&server.base_url).context_cache(LONG).build()?;
        let params = json!({ "board_id": 31, "unit": "m" });
        for title in ["Atlas", "Boreas"] {
            let args = json!({ "board_id": 31, "title": title });
            client.call::<String>("rename_board", &args).await?;
            let data: Value = client.fetch_context("board", &params).await?;
            assert_eq!(data["board_title"], title);
        }
    }
    Ok(())
}
