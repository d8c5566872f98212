use std::sync::{Arc, Mutex};

use mizan_kernel::{Call, Error, ErrorCode, Invalidation};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{anonymous, backends, client_as, client_of, error_of_call};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Person {
    name: String,
    home: Option<Point>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Point {
    x: f64,
    y: f64,
}

#[tokio::test]
async fn a_call_returns_its_result() -> Result<(), Error> {
    for server in backends() {
        let client = anonymous(server);
        let text = "héllo 😂 e\u{301} \u{2028} \"\\/\0\u{7}";
        assert_eq!(
            client
                .call::<String>("echo", &json!({ "text": text }))
                .await?,
            text
        );
        assert_eq!(client.call::<i64>("add", &json!({ "a": 1 })).await?, 11);
        assert_eq!(
            client
                .call::<Value>("double", &json!({ "value": 2.25 }))
                .await?,
            4.5
        );
        let ada = Person {
            name: "Ada".to_owned(),
            home: Some(Point { x: 1.0, y: -2.5 }),
        };
        assert_eq!(
            client
                .call::<Person>("introduce", &json!({ "person": ada }))
                .await?,
            ada
        );
        assert_eq!(
            client.call::<Option<Person>>("find_person", &()).await?,
            None
        );
        client.call::<()>("nothing", &()).await?;
    }
    Ok(())
}

#[tokio::test]
async fn an_error_of_the_server_is_typed() {
    for server in backends() {
        let client = anonymous(server);
        let cases = [
            ("for_users", json!({}), ErrorCode::Unauthorized, 401),
            ("forbidden", json!({}), ErrorCode::Forbidden, 403),
            ("missing", json!({}), ErrorCode::NotFound, 404),
            ("no_such_function", json!({}), ErrorCode::NotFound, 404),
            (
                "echo",
                json!({ "text": 5 }),
                ErrorCode::ValidationFailed,
                422,
            ),
            ("crash", json!({}), ErrorCode::InternalError, 500),
            ("not_there_yet", json!({}), ErrorCode::NotImplemented, 501),
        ];
        for (function, args, code, status) in cases {
            let error = error_of_call(&client, function, &args).await;
            assert_eq!(
                (error.code(), error.status()),
                (Some(&code), Some(status)),
                "{error}"
            );
        }
        let Err(Error::Server(error)) = client.call::<Value>("missing", &()).await else {
            panic!("`missing` always fails");
        };
        assert_eq!(error.details, json!({ "kind": "thing" }));
        assert_eq!(
            error.to_string(),
            "call missing failed with NOT_FOUND (404): There is no such thing."
        );
    }
}

#[tokio::test]
async fn invalid_arguments_are_listed_with_their_locations() {
    for server in backends() {
        let args = json!({ "person": { "name": "", "home": { "x": "far" } } });
        let Err(Error::Server(error)) = anonymous(server).call::<Value>("introduce", &args).await
        else {
            panic!("the arguments are invalid");
        };
        let mut issues: Vec<_> = error
            .issues()
            .iter()
            .map(|issue| (issue.path(), issue.kind.clone()))
            .collect();
        issues.sort();
        assert_eq!(
            issues[0],
            ("person.home.x".to_owned(), "float_type".to_owned())
        );
        assert_eq!(
            issues[1],
            ("person.name".to_owned(), "string_too_short".to_owned())
        );
    }
}

#[tokio::test]
async fn staff_may_call_what_is_for_staff() -> Result<(), Error> {
    for server in backends() {
        assert_eq!(
            client_as(server, "sam")
                .call::<String>("for_staff", &())
                .await?,
            "staff"
        );
        let refused = error_of_call(&client_as(server, "ada"), "for_staff", &()).await;
        assert_eq!(refused.code(), Some(&ErrorCode::Forbidden));
    }
    Ok(())
}

#[tokio::test]
async fn the_invalidations_of_a_call_are_reported_before_it_returns() -> Result<(), Error> {
    for server in backends() {
        let reported = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&reported);
        let client = client_of(&server.base_url)
            .on_invalidate(move |stale: &[Invalidation]| {
                log.lock().expect("no panic").extend_from_slice(stale);
            })
            .build()?;
        client
            .call::<String>("rename_board", &json!({ "board_id": 7, "title": "Atlas" }))
            .await?;
        client
            .call::<String>("echo", &json!({ "text": "" }))
            .await?;
        let response = client
            .call_for_response(Call::new("download_board", &json!({ "board_id": 7 }))?)
            .await?;
        assert_eq!(response.body(), b"Atlas");
        let reported = reported.lock().expect("no panic");
        let contexts: Vec<_> = reported.iter().map(|one| one.context.as_str()).collect();
        assert_eq!(contexts, ["board", "boards", "board"]);
        for (params, covered) in [
            (json!({ "board_id": 7 }), true),
            (json!({ "board_id": 8 }), false),
            (json!({}), true),
        ] {
            assert_eq!(
                reported[0].covers("board", &params).ok(),
                Some(covered),
                "{params}"
            );
            assert_eq!(reported[0].covers("visit", &params).ok(), Some(false));
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_result_of_another_type_names_its_location() {
    #[derive(Debug, Deserialize)]
    struct Renamed {
        #[allow(dead_code)]
        home: Home,
    }
    #[derive(Debug, Deserialize)]
    struct Home {
        #[allow(dead_code)]
        z: f64,
    }
    let args = json!({ "person": { "name": "Ada", "home": { "x": 1 } } });
    let error = anonymous(backends()[0])
        .call::<Renamed>("introduce", &args)
        .await
        .expect_err("there is no z");
    let text = error.to_string();
    assert!(
        text.starts_with(
            "the result of call introduce does not fit the client at home: missing field `z`"
        ),
        "{text}"
    );
}

#[tokio::test]
async fn a_response_and_a_result_are_not_mistaken_for_each_other() -> Result<(), Error> {
    let client = anonymous(backends()[0]);
    let error = error_of_call(&client, "download_board", &json!({ "board_id": 1 })).await;
    assert_eq!(
        error.to_string(),
        "call download_board got 200, a response of the framework; use call_for_response"
    );
    let error = client
        .call_for_response(Call::new("nothing", &())?)
        .await
        .expect_err("a result");
    assert_eq!(
        error.to_string(),
        "call nothing got 200, a result instead of a response of the framework"
    );
    Ok(())
}

#[tokio::test]
async fn arguments_that_are_no_json_are_not_sent() {
    let args = std::collections::BTreeMap::from([((1, 2), 3)]);
    let error = error_of_call(&anonymous(backends()[0]), "echo", &args).await;
    assert_eq!(
        error.to_string(),
        "the values for call echo cannot be sent: key must be a string"
    );
}
