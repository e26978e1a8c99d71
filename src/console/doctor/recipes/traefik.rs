//! Traefik in front of the registry's container. Its `headers` middleware answers the preflight itself.

use super::{AGE, ALLOWED, EXPOSED, METHODS, Place, Recipe, Setting, cure, frame};
use crate::name::{Origin, Scheme};

/// What the middleware is called.
const MIDDLEWARE: &str = "traefik.http.middlewares.portolan.headers";

pub(super) fn labels(front: &Origin, setting: &Setting) -> Vec<Recipe> {
    let label = |key: &str, value: &str| cure(format!("  - \"{MIDDLEWARE}.{key}={value}\""));
    let mut lines = vec![
        frame("labels:"),
        label("accesscontrolalloworiginlist", &setting.page.to_string()),
        label("accesscontrolallowmethods", &METHODS.join(",")),
        label("accesscontrolallowheaders", &ALLOWED.join(",")),
        label("accesscontrolexposeheaders", &EXPOSED.join(",")),
        label("accesscontrolmaxage", AGE),
        label("addvaryheader", "true"),
        label("contenttypenosniff", "true"),
        cure("  - \"traefik.http.routers.registry.middlewares=portolan\""),
        frame(&format!("  - \"traefik.http.routers.registry.rule=Host(`{}`)\"", front.host())),
    ];
    if front.scheme() == Scheme::Https {
        lines.push(frame("  - \"traefik.http.routers.registry.tls=true\""));
    }
    vec![Recipe { place: Place::Labels, lines }]
}
