//! The kernel, with names and JSON.

use mizan_kernel::{Call, Client, Error, Response, blocking};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::Driver;
use crate::plan::WithFiles;

pub struct Async(pub Client, pub Runtime);
pub struct Blocking(pub blocking::Client);

/// The function that returns a response of its framework.
const DOWNLOAD: &str = "download_board";

impl Driver for Async {
    fn call(&self, name: &str, args: &Value) -> Result<Value, Error> {
        let Self(client, runtime) = self;
        let call = Call::new(name, &WithFiles(args))?;
        if name == DOWNLOAD {
            return Ok(described(
                &runtime.block_on(client.call_for_response(call))?,
            ));
        }
        runtime.block_on(client.call_with(call))
    }

    fn read(&self, name: &str, params: &Value) -> Result<Value, Error> {
        let Self(client, runtime) = self;
        runtime.block_on(client.fetch_context(name, params))
    }
}

impl Driver for Blocking {
    fn call(&self, name: &str, args: &Value) -> Result<Value, Error> {
        let call = Call::new(name, &WithFiles(args))?;
        if name == DOWNLOAD {
            return Ok(described(&self.0.call_for_response(call)?));
        }
        self.0.call_with(call)
    }

    fn read(&self, name: &str, params: &Value) -> Result<Value, Error> {
        self.0.fetch_context(name, params)
    }
}

pub fn described(response: &Response) -> Value {
    json!({ "status": response.status(), "text": String::from_utf8_lossy(response.body()) })
}
