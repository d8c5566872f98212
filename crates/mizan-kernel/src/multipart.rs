use bytes::{BufMut, Bytes, BytesMut};

use crate::file::FileAt;

/// The body of a call with files: `multipart/form-data` (RFC 7578).
pub(crate) struct Multipart {
    pub content_type: String,
    pub body: Bytes,
}

/// Encodes a call, whose JSON is the part `call`. Each file is a part named by its location.
pub(crate) fn multipart(call: &[u8], files: &[FileAt]) -> Multipart {
    // 128 random bits: no file contains the boundary.
    let boundary = format!("mizan-{:032x}", fastrand::u128(..));
    let mut body = BytesMut::new();
    part(&mut body, &boundary, "name=\"call\"", None, call);
    for FileAt { pointer, file } in files {
        let names = format!(
            "name=\"{}\"; filename=\"{}\"",
            escaped(pointer),
            escaped(file.name())
        );
        part(
            &mut body,
            &boundary,
            &names,
            Some(file.media_type()),
            file.bytes(),
        );
    }
    body.put_slice(format!("--{boundary}--\r\n").as_bytes());
    Multipart {
        content_type: format!("multipart/form-data; boundary={boundary}"),
        body: body.freeze(),
    }
}

fn part(
    body: &mut BytesMut,
    boundary: &str,
    names: &str,
    content_type: Option<&str>,
    content: &[u8],
) {
    let content_type = match content_type {
        Some(content_type) => format!("Content-Type: {}\r\n", escaped(content_type)),
        None => String::new(),
    };
    let head =
        format!("--{boundary}\r\nContent-Disposition: form-data; {names}\r\n{content_type}\r\n");
    body.put_slice(head.as_bytes());
    body.put_slice(content);
    body.put_slice(b"\r\n");
}

/// As browsers write names (HTML standard, "multipart/form-data encoding algorithm").
fn escaped(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::File;

    #[test]
    fn a_name_never_becomes_a_header() {
        let file =
            File::new("a\"\r\nX-Evil: 1.png", vec![1_u8]).content_type("image/png\r\nX-Evil: 2");
        let files = [FileAt {
            pointer: "/a\"b\r\n".to_owned(),
            file,
        }];
        let Multipart { content_type, body } = multipart(b"{}", &files);
        let boundary = content_type.replace("multipart/form-data; boundary=", "");
        let expected = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"call\"\r\n\r\n{{}}\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"/a%22b%0D%0A\"; \
             filename=\"a%22%0D%0AX-Evil: 1.png\"\r\nContent-Type: image/png%0D%0AX-Evil: 2\r\n\r\n\u{1}\r\n\
             --{boundary}--\r\n"
        );
        assert_eq!(String::from_utf8_lossy(&body), expected);
    }
}
