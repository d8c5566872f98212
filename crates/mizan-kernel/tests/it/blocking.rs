use mizan_kernel::{Call, Client, Error, blocking};
use serde_json::{Value, json};

use crate::{backends, client_of};

fn blocking_client(base_url: &str) -> Result<blocking::Client, Error> {
    Client::builder().base_url(base_url).no_proxy().build()
}

#[test]
fn a_blocking_client_does_what_the_async_one_does() -> Result<(), Error> {
    for server in backends() {
        let client = blocking_client(&server.base_url)?;
        client.open_session()?;
        assert_eq!(client.call::<i64>("add", &json!({ "a": 1 }))?, 11);
        let data: Value = client.fetch_context("board", &json!({ "board_id": 1 }))?;
        assert_eq!(data["board_size"], "1 cm");
        let call = Call::new("download_board", &json!({ "board_id": 1 }))?;
        assert_eq!(client.call_for_response(call)?.status(), 200);
        let threads: Vec<_> = (0..8)
            .map(|number| {
                let client = client.clone();
                std::thread::spawn(move || client.call::<i64>("add", &json!({ "a": number })))
            })
            .collect();
        for (number, thread) in threads.into_iter().enumerate() {
            assert_eq!(
                thread.join().expect("no panic")?,
                i64::try_from(number).expect("small") + 10
            );
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_blocking_client_refuses_to_block_async_code_and_can_be_dropped_there()
-> Result<(), Error> {
    let client = blocking_client("http://127.0.0.1:1")?;
    let error = client
        .call::<Value>("nothing", &())
        .expect_err("it would block");
    assert!(matches!(error, Error::InsideAsync), "{error}");
    drop(client);
    drop(client_of("http://127.0.0.1:1").build()?);
    Ok(())
}
