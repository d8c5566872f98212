use std::time::Duration;

use mizan_kernel::{Call, Client, Error};
use serde_json::{Value, json};

use crate::broken_server::{BrokenServer, RawResponse, json_response, response};
use crate::{client_of, error_of_call};

fn client(server: &BrokenServer) -> Client {
    let client = client_of(&server.base_url)
        .csrf(false)
        .retry_delay(Duration::from_millis(1));
    client
        .max_response_bytes(1_000_000)
        .build()
        .expect("valid options")
}

async fn error_of(wrong: RawResponse) -> String {
    let good = json_response(
        200,
        "",
        r#"{"result": 5, "unknown": [], "invalidate": null}"#,
    );
    let server = BrokenServer::start([wrong, good]);
    let client = client(&server);
    let error = error_of_call(&client, "add", &()).await;
    assert_eq!(
        client
            .call::<i64>("add", &())
            .await
            .expect("the next call works"),
        5
    );
    error.to_string()
}

#[tokio::test]
async fn a_response_that_is_no_envelope_is_an_error() {
    let html = "<html>502</html>";
    let cases = [
        (
            response(502, "Content-Type: text/html\r\n", html.as_bytes()),
            "call add got 502, without a mizan envelope",
        ),
        (
            response(200, "", html.as_bytes()),
            "call add got 200, without a mizan envelope",
        ),
        (
            json_response(200, "", r#"{"result": [1, 2"#),
            "call add got 200, without a mizan envelope",
        ),
        (
            json_response(200, "", r#"{"invalidate": []}"#),
            "call add got 200, without a mizan envelope",
        ),
        (
            json_response(200, "", r#"{"result": 1, "invalidate": 5}"#),
            "call add got 200, without a mizan envelope",
        ),
        (
            json_response(200, "", "[5]"),
            "call add got 200, without a mizan envelope",
        ),
        (
            response(200, "", b"\xff\xfe{}"),
            "call add got 200, without a mizan envelope",
        ),
        (
            json_response(404, "", r#"{"detail": "Not Found"}"#),
            "call add got 404, without a mizan envelope",
        ),
        (
            json_response(418, "", r#"{"error": {"code": "TEAPOT"}}"#),
            "call add failed with TEAPOT (418): ",
        ),
    ];
    for (wrong, expected) in cases {
        assert_eq!(error_of(wrong).await, expected);
    }
}

#[tokio::test]
async fn a_redirect_is_refused_and_its_parameters_are_not_shown() {
    let redirect = response(
        302,
        "Location: https://evil.example/steal?token=s3cret\r\n",
        b"",
    );
    assert_eq!(
        error_of(redirect).await,
        "call add got 302, a redirect to https://evil.example/steal"
    );
}

#[tokio::test]
async fn a_connection_that_breaks_is_a_network_error() {
    for wrong in [
        "",
        "HTTP/1.1 200",
        "HTTP/1.1 200 x\r\nContent-Length: 100\r\n\r\n{\"result\":",
        "SSH-2.0-x\r\n",
    ] {
        let error = error_of(RawResponse::new(wrong)).await;
        assert!(error.starts_with("call add got no response: "), "{error}");
    }
    let client: Client = client_of("http://127.0.0.1:1/api/mizan")
        .build()
        .expect("valid options");
    let error = error_of_call(&client, "add", &()).await;
    let text = error.to_string();
    assert!(
        text.contains("session got no response") && text.contains("refused"),
        "{text}"
    );
    assert!(error.is_temporary());
}

/// The error of a call that waits for a number of milliseconds.
async fn error_after(milliseconds: u64, response: RawResponse) -> Error {
    let server = BrokenServer::start([response]);
    let call = Call::new("add", &())
        .expect("no arguments")
        .timeout(Duration::from_millis(milliseconds));
    let result = client(&server).call_with::<Value>(call).await;
    result.expect_err("there is no complete response in time")
}

#[tokio::test]
async fn a_late_response_is_a_timeout() {
    let late = json_response(200, "", r#"{"result": 5}"#).slow();
    let error = error_after(50, late).await;
    assert_eq!(error.to_string(), "call add got no response within 0.05 s");
    assert!(matches!(error, Error::Timeout { .. }));
}

#[tokio::test]
async fn a_body_that_never_ends_is_a_timeout() {
    let head = "HTTP/1.1 200 x\r\nContent-Length: 100\r\n\r\n{\"result\"";
    let error = error_after(200, RawResponse::new(head).cut_off()).await;
    assert!(matches!(error, Error::Timeout { .. }), "{error}");
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_also_when_it_is_compressed() {
    let expected = "call add got more than 1000000 bytes; see ClientBuilder::max_response_bytes";
    let large = format!(r#"{{"result": "{}"}}"#, "x".repeat(1_000_000));
    assert_eq!(error_of(json_response(200, "", &large)).await, expected);
    assert_eq!(
        error_of(response(200, "Content-Encoding: gzip\r\n", &gzip_bomb())).await,
        expected
    );
}

#[tokio::test]
async fn an_unknown_content_encoding_is_refused() {
    for encoding in ["br", "gzip, gzip"] {
        let wrong = response(200, &format!("Content-Encoding: {encoding}\r\n"), b"{}");
        let expected = format!("call add got 200, an unknown content encoding \"{encoding}\"");
        assert_eq!(error_of(wrong).await, expected);
    }
}

#[tokio::test]
async fn a_body_that_is_not_gzip_is_refused() {
    let header_only = b"\x1f\x8b\x08\0\0\0\0\0\0\x03";
    for body in [b"no gzip".as_slice(), header_only] {
        let wrong = response(200, "Content-Encoding: gzip\r\n", body);
        let expected = "call add got 200, a body that is not valid gzip";
        assert_eq!(error_of(wrong).await, expected);
    }
}

#[tokio::test]
async fn only_reads_of_contexts_are_repeated() {
    let unavailable = json_response(503, "", "{}");
    let data = json_response(200, "", r#"{"greeting": "hello"}"#);
    let server = BrokenServer::start([RawResponse::new(""), unavailable.clone(), data.clone()]);
    let read = client(&server)
        .fetch_context::<Value>("greeting", &())
        .await;
    assert_eq!(read.ok(), Some(json!({ "greeting": "hello" })));

    let three = [
        unavailable.clone(),
        unavailable.clone(),
        unavailable.clone(),
    ];
    let server = BrokenServer::start(three.into_iter().chain([data.clone()]));
    let error = client(&server)
        .fetch_context::<Value>("greeting", &())
        .await
        .expect_err("two repetitions");
    assert_eq!((error.status(), server.requests().len()), (Some(503), 3));

    let server = BrokenServer::start([json_response(404, "", "{}"), data.clone()]);
    client(&server)
        .fetch_context::<Value>("greeting", &())
        .await
        .expect_err("404 is final");

    let server = BrokenServer::start([unavailable, data]);
    error_of_call(&client(&server), "add", &()).await;
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_context_that_is_no_object_is_no_envelope() {
    let server = BrokenServer::start([json_response(200, "", "[]")]);
    let error = client(&server)
        .fetch_context::<Value>("greeting", &())
        .await
        .expect_err("an array");
    assert_eq!(
        error.to_string(),
        "context greeting got 200, without a mizan envelope"
    );
}

/// Ten megabytes of zeros: two bytes of a stored block would not be a bomb, so these are compressed ones.
fn gzip_bomb() -> Vec<u8> {
    let path = std::env::temp_dir().join(format!("mizan-bomb-{}", std::process::id()));
    let file = std::fs::File::create(&path).expect("a temporary file");
    file.set_len(10_000_000).expect("space");
    let output = std::process::Command::new("gzip")
        .arg("--stdout")
        .arg(&path)
        .output()
        .expect("gzip is installed");
    std::fs::remove_file(&path).expect("it exists");
    output.stdout
}
