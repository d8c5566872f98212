// Included by the examples of the documentation that need a backend.

include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/servers.rs"));

/// Runs an example against a live FastAPI.
pub fn on_fastapi(example: impl AsyncFnOnce(String) -> Result<(), mizan_kernel::Error>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    on_fastapi_blocking(|base_url| runtime.expect("a runtime").block_on(example(base_url)));
}

/// Runs an example without async code against a live FastAPI.
pub fn on_fastapi_blocking(example: impl FnOnce(String) -> Result<(), mizan_kernel::Error>) {
    // Each example is a process. `npm test -- cargo` starts one server for all.
    let running = std::env::var("MIZAN_EXAMPLES_URL").ok();
    let server = running.is_none().then(|| Server::start("fastapi", "mizan_fixtures.wire_exchanges"));
    let base_url = running.or_else(|| server.as_ref().map(|server| server.base_url.clone()));
    example(base_url.expect("there is a server")).expect("the example succeeds");
}
