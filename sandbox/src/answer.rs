//! Answers as docker-registry 0.9.1 words them: JSON the way Python prints it, errors, HTML pages of the framework
//! (real-servers sheet section 4).

use crate::message::Response;
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{self, Write};

/// A JSON answer that must not be cached.
pub(crate) fn json(status: u16, body: &Value) -> Response {
    raw(status, python(body))
}

/// An answer that is JSON already.
pub(crate) fn raw(status: u16, body: Vec<u8>) -> Response {
    Response::new(status, "application/json", body)
        .header("Cache-Control", "no-cache")
        .header("Expires", "-1")
        .header("Pragma", "no-cache")
}

/// What most writes answer.
pub(crate) fn done() -> Response {
    json(200, &Value::Bool(true))
}

/// An error in words.
pub(crate) fn error(status: u16, words: &str) -> Response {
    json(status, &json!({ "error": words }))
}

/// 401 as a registry says it.
pub(crate) fn wants_token() -> Response {
    error(401, "Requires authorization").header("WWW-Authenticate", "Token")
}

/// The web framework's own page.
pub(crate) fn page(status: u16) -> Response {
    let title = match status {
        301 => "Moved Permanently",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Internal Server Error",
    };
    let text = format!(
        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2 Final//EN\">\n<title>{status} {title}</title>\n\
         <h1>{title}</h1>\n<p>This page is not what a console hopes for.</p>\n"
    );
    Response::new(status, "text/html", text.into_bytes())
}

/// JSON with a blank behind commas and colons and its keys sorted, as Python prints it.
pub(crate) fn python(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, Python);
    match value.serialize(&mut serializer) {
        Ok(()) => out,
        Err(_) => Vec::new(),
    }
}

struct Python;

impl serde_json::ser::Formatter for Python {
    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}
