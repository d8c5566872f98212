use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};

/// A real server that sends given bytes, right or wrong: one response for each request, in their order.
pub struct BrokenServer {
    pub base_url: String,
    state: Arc<(Mutex<State>, Condvar)>,
}

#[derive(Default)]
struct State {
    requests: Vec<Request>,
    is_released: bool,
}

#[derive(Clone)]
pub struct Request {
    pub line: String,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers
            .iter()
            .find(|(each, _)| each == name)
            .map(|(_, value)| value.clone())
    }
}

#[derive(Clone)]
pub struct RawResponse {
    bytes: Vec<u8>,
    is_slow: bool,
    is_cut_off: bool,
}

impl RawResponse {
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            bytes: bytes.into(),
            is_slow: false,
            is_cut_off: false,
        }
    }

    /// Sent only after [`BrokenServer::release`].
    pub fn slow(mut self) -> Self {
        self.is_slow = true;
        self
    }

    /// The connection stays open afterwards.
    pub fn cut_off(mut self) -> Self {
        self.is_cut_off = true;
        self
    }
}

/// A complete response. Each of the `headers` ends with a line break.
pub fn json_response(status: u16, headers: &str, body: &str) -> RawResponse {
    response(
        status,
        &format!("Content-Type: application/json\r\n{headers}"),
        body.as_bytes(),
    )
}

pub fn response(status: u16, headers: &str, body: &[u8]) -> RawResponse {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} x\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n"
    );
    RawResponse::new([head.as_bytes(), body].concat())
}

impl BrokenServer {
    /// Further requests get no response.
    pub fn start(responses: impl IntoIterator<Item = RawResponse>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let base_url = format!(
            "http://{}/api/mizan",
            listener.local_addr().expect("it is bound")
        );
        let state = Arc::<(Mutex<State>, Condvar)>::default();
        let shared = Arc::clone(&state);
        let responses: Vec<_> = responses.into_iter().collect();
        std::thread::spawn(move || {
            for (stream, response) in listener.incoming().zip(responses) {
                let stream = stream.expect("a connection");
                let request = read_request(&stream);
                let (lock, changed) = &*shared;
                lock.lock().expect("no panic").requests.push(request);
                changed.notify_all();
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || respond(stream, &response, &shared));
            }
        });
        Self { base_url, state }
    }

    pub fn requests(&self) -> Vec<Request> {
        self.state.0.lock().expect("no panic").requests.clone()
    }

    /// Waits until the server has received a number of requests.
    pub async fn wait_for(&self, count: usize) {
        let state = Arc::clone(&self.state);
        let waiting = tokio::task::spawn_blocking(move || {
            let (lock, changed) = &*state;
            let guard = lock.lock().expect("no panic");
            drop(
                changed
                    .wait_while(guard, |state| state.requests.len() < count)
                    .expect("no panic"),
            );
        });
        waiting.await.expect("no panic");
    }

    pub fn release(&self) {
        let (lock, changed) = &*self.state;
        lock.lock().expect("no panic").is_released = true;
        changed.notify_all();
    }
}

impl Drop for BrokenServer {
    fn drop(&mut self) {
        self.release();
    }
}

fn respond(
    mut stream: TcpStream,
    response: &RawResponse,
    (lock, changed): &(Mutex<State>, Condvar),
) {
    let wait = || {
        let guard = lock.lock().expect("no panic");
        drop(changed.wait_while(guard, |state| !state.is_released));
    };
    if response.is_slow {
        wait();
    }
    // The client may have gone.
    let _ = stream.write_all(&response.bytes);
    if response.is_cut_off {
        wait();
    }
}

fn read_request(stream: &TcpStream) -> Request {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a request");
        if line.trim().is_empty() {
            break;
        }
        lines.push(line.trim().to_owned());
    }
    let headers: Vec<_> = lines[1..]
        .iter()
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let request = Request {
        line: lines[0].clone(),
        headers,
        body: Vec::new(),
    };
    let length = request
        .header("content-length")
        .map_or(0, |length| length.parse().expect("a number"));
    let mut body = vec![0; length];
    reader.read_exact(&mut body).expect("a body");
    Request { body, ..request }
}
