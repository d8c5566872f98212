use mizan_kernel::{Error, ErrorCode};
use serde_json::{Value, json};

use crate::broken_server::{BrokenServer, json_response};
use crate::{
    DJANGO, DJANGO_WSGI, FASTAPI, FASTAPI_CSRF, anonymous, backends, client_of, error_of_call,
};

#[tokio::test]
async fn signing_in_and_out_needs_no_code_for_sessions() -> Result<(), Error> {
    for server in backends() {
        let client = anonymous(server);
        assert_eq!(
            error_of_call(&client, "for_users", &()).await.status(),
            Some(401)
        );
        client
            .call::<String>("sign_in", &json!({ "name": "ada" }))
            .await?;
        assert_eq!(
            client
                .call::<i64>("for_users", &json!({ "number": 7 }))
                .await?,
            7
        );
        client.fetch_context::<Value>("private", &()).await?;
        client
            .call::<String>("sign_in", &json!({ "name": "sam" }))
            .await?;
        assert_eq!(client.call::<String>("for_staff", &()).await?, "staff");
        client.call::<()>("sign_out", &()).await?;
        assert_eq!(
            error_of_call(&client, "for_users", &()).await.status(),
            Some(401)
        );
    }
    Ok(())
}

#[tokio::test]
async fn calls_at_the_same_time_share_a_session() -> Result<(), Error> {
    for server in [&*FASTAPI_CSRF, &*DJANGO, &*DJANGO_WSGI] {
        let client = anonymous(server);
        let calls = (0..20).map(|number| {
            let client = client.clone();
            tokio::spawn(async move { client.call::<i64>("add", &json!({ "a": number })).await })
        });
        for (number, call) in calls.collect::<Vec<_>>().into_iter().enumerate() {
            assert_eq!(
                call.await.expect("no panic")?,
                i64::try_from(number).expect("small") + 10
            );
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_outdated_csrf_token_is_replaced_once() -> Result<(), Error> {
    let refusal = json_response(
        403,
        "",
        r#"{"error": {"code": "CSRF_FAILED", "message": "", "details": null}}"#,
    );
    let session = |token: &str| json_response(200, "", &format!(r#"{{"csrfToken": "{token}"}}"#));
    let result = json_response(200, "", r#"{"result": 5}"#);
    let server = BrokenServer::start([session("one"), refusal.clone(), session("two"), result]);
    let client = client_of(&server.base_url).build()?;
    assert_eq!(client.call::<i64>("add", &()).await?, 5);
    let tokens: Vec<_> = server
        .requests()
        .iter()
        .filter_map(|request| request.header("x-csrftoken"))
        .collect();
    assert_eq!(tokens, ["one", "two"]);

    let server = BrokenServer::start([session("one"), refusal.clone(), session("two"), refusal]);
    let client = client_of(&server.base_url).build()?;
    let error = error_of_call(&client, "add", &()).await;
    assert_eq!(error.code(), Some(&ErrorCode::CsrfFailed));
    assert_eq!(server.requests().len(), 4);
    Ok(())
}

#[tokio::test]
async fn a_backend_without_csrf_is_asked_for_no_session() -> Result<(), Error> {
    let server = BrokenServer::start([json_response(200, "", r#"{"result": 5}"#)]);
    assert_eq!(
        client_of(&server.base_url)
            .csrf(false)
            .build()?
            .call::<i64>("add", &())
            .await?,
        5
    );
    let client = client_of(&FASTAPI.base_url).build()?;
    client.open_session().await
}

#[tokio::test]
async fn a_response_for_the_user_before_is_refused() -> Result<(), Error> {
    let body = r#"{"greeting": "hello"}"#;
    let ada = json_response(200, "X-Mizan-Identity: ada\r\n", body);
    let sam = json_response(200, "X-Mizan-Identity: sam\r\n", body);
    let server = BrokenServer::start([ada.clone(), ada.slow(), sam]);
    let client = client_of(&server.base_url).build()?;
    client.fetch_context::<Value>("greeting", &()).await?;
    let slow = tokio::spawn({
        let client = client.clone();
        async move { client.fetch_context::<Value>("greeting", &()).await }
    });
    server.wait_for(2).await;
    client.fetch_context::<Value>("greeting", &()).await?;
    server.release();
    let error = slow
        .await
        .expect("no panic")
        .expect_err("ada is no longer signed in");
    assert!(matches!(error, Error::Reset { .. }), "{error}");
    assert_eq!(
        error.to_string(),
        "context greeting belongs to a user who is no longer signed in"
    );
    Ok(())
}
