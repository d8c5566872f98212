/// A server in a process of its own, which ends with this process or when the value is dropped.
pub struct Server {
    pub base_url: String,
    // The server ends when its standard input is closed.
    _process: std::process::Child,
}

impl Server {
    /// Starts a server of `python/conformance` with the functions of a module of `python/fixtures`.
    pub fn start(name: &str, fixture: &str) -> Self {
        let (base_url, process) = start(&["mizan_conformance.servers", name, fixture]);
        assert!(
            base_url.starts_with("http"),
            "{name} did not start with {fixture}"
        );
        Self {
            base_url,
            _process: process,
        }
    }
}

/// Starts a module of `python/conformance`. Returns the line that it prints when it is ready.
pub fn start(module: &[&str]) -> (String, std::process::Child) {
    use std::io::BufRead;
    use std::process::{Command, Stdio};

    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .find(|directory| directory.join("python/conformance").is_dir())
        .expect("the crate is in the repository");
    let python = root.join(if cfg!(windows) {
        ".venv/Scripts/python.exe"
    } else {
        ".venv/bin/python"
    });
    let mut process = Command::new(&python)
        .arg("-m")
        .args(module)
        .current_dir(root.join("python/conformance"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| {
            panic!(
                "{} ({error}); `npm test -- cargo` installs it",
                python.display()
            )
        });
    let stdout = process.stdout.take().expect("it is piped");
    let mut line = String::new();
    std::io::BufReader::new(stdout)
        .read_line(&mut line)
        .expect("it is text");
    (line.trim().to_owned(), process)
}
