//! Caddy in the place of the registry, which moves behind it. For a name that the world knows it brings a certificate
//! by itself.

use super::{AGE, ALLOWED, EXPOSED, Line, METHODS, Place, Recipe, Setting, cure, frame, list};
use crate::name::{Origin, Scheme};

pub(super) fn site(front: &Origin, setting: &Setting) -> Vec<Recipe> {
    let page = setting.page.to_string();
    let site = match front.scheme() {
        Scheme::Http => format!("{front} {{"),
        Scheme::Https => format!("{} {{", front.authority()),
    };
    let lines = vec![
        frame(&site),
        cure("\t@preflight method OPTIONS"),
        cure("\thandle @preflight {"),
        header("\t\t", "Access-Control-Allow-Origin", &page),
        header("\t\t", "Access-Control-Allow-Methods", &list(&METHODS)),
        header("\t\t", "Access-Control-Allow-Headers", &list(&ALLOWED)),
        header("\t\t", "Access-Control-Max-Age", AGE),
        cure("\t\trespond 204"),
        cure("\t}"),
        frame("\thandle {"),
        header("\t\t", "Access-Control-Allow-Origin", &page),
        header("\t\t", "Access-Control-Expose-Headers", &list(&EXPOSED)),
        header("\t\t", "X-Content-Type-Options", "nosniff"),
        frame(&format!("\t\treverse_proxy {} {{", setting.behind.authority_with_port())),
        cure("\t\t\theader_down -Access-Control-*"),
        cure("\t\t\theader_down -X-Content-Type-Options"),
        frame("\t\t}"),
        frame("\t}"),
        frame("}"),
    ];
    vec![Recipe { place: Place::Caddyfile, lines }]
}

fn header(indent: &str, name: &str, value: &str) -> Line {
    cure(format!("{indent}header {name} \"{value}\""))
}
