use mizan_kernel::{Error, ErrorCode};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{anonymous, backends, client_as};

#[derive(Debug, PartialEq, Deserialize)]
struct Board {
    board_title: String,
    board_size: String,
}

#[tokio::test]
async fn a_context_is_the_results_of_all_its_functions() -> Result<(), Error> {
    for server in backends() {
        let client = anonymous(server);
        client
            .call::<String>("rename_board", &json!({ "board_id": 21, "title": "Atlas" }))
            .await?;
        let board: Board = client
            .fetch_context("board", &json!({ "board_id": 21, "unit": "m" }))
            .await?;
        assert_eq!(
            board,
            Board {
                board_title: "Atlas".to_owned(),
                board_size: "21 m".to_owned()
            }
        );
        client.fetch_context::<Value>("boards", &()).await?;
    }
    Ok(())
}

#[tokio::test]
async fn every_kind_of_parameter_arrives() -> Result<(), Error> {
    let params = json!({
        "text": "hé 😂 + % & = \0\n", "tags": ["x", "", "x"], "exact": true, "near": { "y": -2.5, "x": 1 }, "limit": null,
    });
    for server in backends() {
        let data: Value = anonymous(server).fetch_context("search", &params).await?;
        let mut expected = params.clone();
        expected["near"] = json!({ "x": 1.0, "y": -2.5 });
        let mut found = data["found"].clone();
        found["near"] = json!({ "x": found["near"]["x"].as_f64(), "y": found["near"]["y"] });
        assert_eq!(found, expected);
    }
    Ok(())
}

#[tokio::test]
async fn an_error_of_a_context_is_typed() {
    for server in backends() {
        let client = anonymous(server);
        let cases = [
            ("private", json!({}), ErrorCode::Unauthorized),
            ("board", json!({ "board_id": 0 }), ErrorCode::NotFound),
            (
                "board",
                json!({ "board_id": "x" }),
                ErrorCode::ValidationFailed,
            ),
            ("no/such context?", json!({}), ErrorCode::NotFound),
        ];
        for (context, params, code) in cases {
            let error = client
                .fetch_context::<Value>(context, &params)
                .await
                .expect_err(context);
            assert_eq!(error.code(), Some(&code), "{error}");
        }
    }
}

#[tokio::test]
async fn a_user_reads_a_private_context() -> Result<(), Error> {
    for server in backends() {
        let data: Value = client_as(server, "ada")
            .fetch_context("private", &())
            .await?;
        assert_eq!(data, json!({ "diary": "Dear diary" }));
    }
    Ok(())
}
