//! nginx in the place of the registry, which moves behind it.
//!
//! `return` comes before any `auth_basic`, so that the preflight never meets a password. `always` puts the fields on
//! refusals and errors too. What the registry says of CORS itself is taken off, or it would stand there twice.

use super::{AGE, ALLOWED, EXPOSED, Line, METHODS, Place, Recipe, Setting, cure, frame, list};
use crate::name::{Origin, Scheme};

const OURS: [&str; 7] = [
    "Access-Control-Allow-Origin",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Headers",
    "Access-Control-Allow-Credentials",
    "Access-Control-Expose-Headers",
    "Access-Control-Max-Age",
    "X-Content-Type-Options",
];

pub(super) fn server(front: &Origin, setting: &Setting) -> Vec<Recipe> {
    let page = &setting.page;
    let mut lines = vec![frame("server {")];
    lines.extend(listens(front));
    lines.push(frame("    client_max_body_size 0;"));
    lines.push(frame(""));
    lines.push(frame("    location / {"));
    lines.push(cure("        if ($request_method = OPTIONS) {"));
    lines.push(header("            ", "Access-Control-Allow-Origin", &page.to_string()));
    lines.push(header("            ", "Access-Control-Allow-Methods", &list(&METHODS)));
    lines.push(header("            ", "Access-Control-Allow-Headers", &list(&ALLOWED)));
    lines.push(header("            ", "Access-Control-Max-Age", AGE));
    lines.push(cure("            return 204;"));
    lines.push(cure("        }"));
    lines.push(header("        ", "Access-Control-Allow-Origin", &page.to_string()));
    lines.push(header("        ", "Access-Control-Expose-Headers", &list(&EXPOSED)));
    lines.push(header("        ", "X-Content-Type-Options", "nosniff"));
    lines.extend(OURS.map(|name| cure(format!("        proxy_hide_header {name};"))));
    lines.push(frame(""));
    lines.push(frame(&format!("        proxy_pass {};", setting.behind)));
    lines.push(frame("        proxy_http_version 1.1;"));
    lines.push(frame("        proxy_set_header Host $http_host;"));
    lines.push(frame("        proxy_set_header X-Forwarded-Proto $scheme;"));
    lines.push(frame("        proxy_request_buffering off;"));
    lines.push(frame("        proxy_buffering off;"));
    lines.push(frame("        proxy_read_timeout 900s;"));
    lines.push(frame("    }"));
    lines.push(frame("}"));
    vec![Recipe { place: Place::NginxConf, lines }]
}

fn listens(front: &Origin) -> Vec<Line> {
    let (host, port) = (front.host(), front.port());
    let bare = host.trim_matches(['[', ']']);
    // What is on this machine stays on it.
    let at = if front.is_loopback() && host != "localhost" && !host.ends_with(".localhost") {
        format!("{host}:{port}")
    } else if host.starts_with('[') {
        format!("[::]:{port}")
    } else {
        port.to_string()
    };
    let mut lines = match front.scheme() {
        Scheme::Http => vec![frame(&format!("    listen {at};"))],
        Scheme::Https => vec![
            frame(&format!("    listen {at} ssl;")),
            frame(&format!("    ssl_certificate /etc/nginx/tls/{bare}.crt;")),
            frame(&format!("    ssl_certificate_key /etc/nginx/tls/{bare}.key;")),
        ],
    };
    lines.insert(1, frame(&format!("    server_name {host};")));
    lines
}

fn header(indent: &str, name: &str, value: &str) -> Line {
    cure(format!("{indent}add_header {name} \"{value}\" always;"))
}
