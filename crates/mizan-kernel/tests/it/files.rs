use mizan_kernel::{Error, File};
use serde::Serialize;
use serde_json::{Value, json};

use crate::broken_server::{BrokenServer, json_response};
use crate::{FASTAPI, anonymous, client_of};

#[derive(Serialize)]
struct Ticket {
    title: &'static str,
    #[serde(rename = "photos/large~")]
    photos: Vec<File>,
    none: Option<File>,
}

#[tokio::test]
async fn files_are_parts_named_by_their_location() -> Result<(), Error> {
    let server = BrokenServer::start([json_response(200, "", r#"{"result": null}"#)]);
    let photos = vec![
        File::new("a.png", vec![1_u8, 2]).content_type("image/png"),
        File::new("b", "text"),
    ];
    let ticket = Ticket {
        title: "mizan file 1",
        photos,
        none: None,
    };
    client_of(&server.base_url)
        .csrf(false)
        .build()?
        .call::<()>("open_ticket", &ticket)
        .await?;
    let request = &server.requests()[0];
    let content_type = request.header("content-type").expect("it has a body");
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .expect("multipart");
    let expected = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"call\"\r\n\r\n{}\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"/photos~1large~0/0\"; filename=\"a.png\"\r\n\
         Content-Type: image/png\r\n\r\n\u{1}\u{2}\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"/photos~1large~0/1\"; filename=\"b\"\r\n\
         Content-Type: application/octet-stream\r\n\r\ntext\r\n--{boundary}--\r\n",
        r#"{"args":{"none":null,"photos/large~":[null,null],"title":"mizan file 1"},"fn":"open_ticket"}"#,
    );
    assert_eq!(String::from_utf8_lossy(&request.body), expected);
    Ok(())
}

#[tokio::test]
async fn a_function_without_files_refuses_them() {
    let args = std::collections::BTreeMap::from([("text", File::new("a", "b"))]);
    let error = anonymous(&FASTAPI)
        .call::<Value>("echo", &args)
        .await
        .expect_err("echo takes text");
    assert_eq!(error.status(), Some(415));
}

#[test]
fn a_file_is_sent_in_calls_only() {
    let file = File::new("a", "b");
    assert_eq!(
        serde_json::to_value(&file)
            .expect_err("there is no call")
            .to_string(),
        "a file can only be sent as an argument of a call"
    );
    assert!(mizan_kernel::canonical_query(&json!({ "a": 1 })).is_ok());
    assert_eq!(
        format!("{file:?}"),
        "File(\"a\", \"application/octet-stream\", 1 bytes)"
    );
}
