use std::time::Duration;

use mizan_kernel::{Client, Error};
use rcgen::{CertificateParams, CertifiedIssuer, KeyPair};

use crate::broken_server::{BrokenServer, json_response};
use crate::{client_of, error_of_call};

#[tokio::test]
async fn requests_go_through_a_proxy() -> Result<(), Error> {
    let proxy = BrokenServer::start([json_response(200, "", r#"{"result": 5}"#)]);
    let address = proxy.base_url.strip_suffix("/api/mizan").expect("its path");
    let client: Client = Client::builder()
        .base_url("http://backend.invalid/api/mizan")
        .csrf(false)
        .proxy(&address.replace("http://", "http://ada:word@"))
        .build()?;
    assert_eq!(client.call::<i64>("add", &()).await?, 5);
    let request = &proxy.requests()[0];
    assert_eq!(
        request.line,
        "POST http://backend.invalid/api/mizan/call/ HTTP/1.1"
    );
    assert_eq!(
        request.header("proxy-authorization").as_deref(),
        Some("Basic YWRhOndvcmQ=")
    );
    Ok(())
}

#[tokio::test]
async fn headers_and_the_user_agent_are_sent() -> Result<(), Error> {
    let server = BrokenServer::start([json_response(200, "", r#"{"result": null}"#)]);
    let client = client_of(&server.base_url)
        .header("X-Tenant", "north")
        .header("user-AGENT", "report/2")
        .csrf(false)
        .build()?;
    client.call::<()>("nothing", &()).await?;
    let request = &server.requests()[0];
    assert_eq!(request.header("x-tenant").as_deref(), Some("north"));
    assert_eq!(request.header("user-agent").as_deref(), Some("report/2"));
    assert_eq!(
        String::from_utf8_lossy(&request.body),
        r#"{"fn":"nothing","args":null}"#
    );
    Ok(())
}

#[test]
fn an_invalid_option_is_named() {
    let message = |result: Result<Client, Error>| result.expect_err("it is invalid").to_string();
    let example = ", such as \"https://tracker.example/api/mizan\"";
    let with = |base_url: &str| message(Client::builder().base_url(base_url).build());
    assert_eq!(
        message(Client::builder().build()),
        format!("base_url: the URL of the backend's endpoints is needed{example}")
    );
    assert_eq!(
        with("ftp://a/"),
        format!("base_url: it must begin with http:// or https://{example}")
    );
    assert_eq!(
        with("http://a/?b"),
        format!("base_url: it must have no query, fragment or user{example}")
    );
    let builder = Client::builder().base_url("http://a");
    assert_eq!(
        message(builder.header("a b", "c").build()),
        "header: \"a b\" and its value must be a header of HTTP"
    );
    let builder = Client::builder()
        .base_url("http://a")
        .proxy("http://:s3cret:");
    assert_eq!(message(builder.build()), "proxy: it must be a URL");
}

#[test]
fn a_base_url_has_a_host_and_a_path_only() {
    let refused = [
        "http://:s3cret@a/",
        "http://s3cret@a/",
        "http://a/?",
        "http://a/#",
        " http://a/",
        "http://a/\n",
        "http://a\\b",
        "http://a b",
        "http://a:99999",
        "http://[::1",
    ];
    for base_url in refused {
        let result: Result<Client, Error> = Client::builder().base_url(base_url).build();
        let error = result.expect_err(base_url).to_string();
        assert!(error.starts_with("base_url: "), "{base_url:?}: {error}");
        assert!(!error.contains("s3cret"), "{error}");
    }
    for base_url in [
        "HTTPS://a/b",
        "http://[::1]:80/",
        "http://a//",
        "http://ü/ä",
    ] {
        let result: Result<Client, Error> = Client::builder().base_url(base_url).build();
        result.expect(base_url);
    }
}

#[test]
fn what_no_header_can_be_is_refused_without_being_shown() {
    let valid = || client_of("http://a");
    let builders = [
        ("header", valid().header("X-A", "s3cret\nX-B: 1")),
        ("header", valid().header("X-A", "s3cret größe")),
        ("header", valid().header("Content-Length", "3")),
        ("header", valid().header("content-type", "text/plain")),
        ("user_agent", valid().user_agent("s3cret\n")),
        ("bearer_token", valid().bearer_token("s3cret\n")),
        ("bearer_token", valid().bearer_token("")),
        ("timeout", valid().timeout(Duration::ZERO)),
    ];
    for (option, builder) in builders {
        let error = builder.build().expect_err(option).to_string();
        assert!(error.starts_with(&format!("{option}: ")), "{error}");
        assert!(!error.contains("s3cret"), "{error}");
    }
}

#[tokio::test]
async fn a_renewed_token_that_no_header_can_be_is_an_error_without_it() {
    let client: Client = client_of("http://a")
        .bearer_token_from(async || Ok::<_, Error>("s3cret\n".to_owned()))
        .build()
        .expect("valid options");
    let error = error_of_call(&client, "add", &()).await;
    assert_eq!(
        error.to_string(),
        "no bearer token: the token must be text for a header, and not empty"
    );
}

#[tokio::test]
async fn the_longest_timeout_can_be_waited_for() -> Result<(), Error> {
    let server = BrokenServer::start([json_response(200, "", r#"{"result": 5}"#)]);
    let client = client_of(&server.base_url)
        .timeout(Duration::MAX)
        .csrf(false)
        .build()?;
    assert_eq!(client.call::<i64>("add", &()).await?, 5);
    Ok(())
}

#[tokio::test]
async fn a_company_s_own_certificate_authority_is_trusted_if_it_is_given() -> Result<(), Error> {
    let (authority, base_url) = tls_server();
    let client: Client = client_of(&base_url)
        .csrf(false)
        .root_certificate(authority.as_bytes())
        .build()?;
    assert_eq!(client.call::<i64>("add", &()).await?, 5);
    Ok(())
}

#[tokio::test]
async fn an_unknown_certificate_authority_is_refused() -> Result<(), Error> {
    let (_, base_url) = tls_server();
    let (another, _) = tls_server();
    let client: Client = client_of(&base_url)
        .csrf(false)
        .root_certificate(another.as_bytes())
        .build()?;
    let error = error_of_call(&client, "add", &()).await;
    assert!(
        error.to_string().contains("invalid peer certificate: "),
        "{error}"
    );
    Ok(())
}

/// A server with a certificate of its own authority. Returns the authority's certificate and the base URL.
fn tls_server() -> (String, String) {
    let mut params = CertificateParams::new([]).expect("no names");
    params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let key = KeyPair::generate().expect("a key");
    let authority = CertifiedIssuer::self_signed(params, key).expect("a certificate");
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(["127.0.0.1".to_owned()]).expect("an address");
    let certificate = params.signed_by(&key, &authority).expect("a certificate");

    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key.into())
        .expect("the key of the certificate");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let base_url = format!("https://{}", listener.local_addr().expect("it is bound"));
    std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("a connection");
        let connection =
            rustls::ServerConnection::new(std::sync::Arc::new(config)).expect("a valid config");
        let mut stream = rustls::StreamOwned::new(connection, stream);
        // The client may refuse the certificate.
        let mut head = [0; 4096];
        if std::io::Read::read(&mut stream, &mut head).is_ok() {
            let body =
                "HTTP/1.1 200 OK\r\nContent-Length: 13\r\nConnection: close\r\n\r\n{\"result\": 5}";
            let _ = std::io::Write::write_all(&mut stream, body.as_bytes());
        }
    });
    (authority.pem(), base_url)
}
