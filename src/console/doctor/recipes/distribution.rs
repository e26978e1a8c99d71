//! Distribution, `registry:2` and `registry:3`: by its file, or by the environment of its container.

use super::{AGE, ALLOWED, EXPOSED, Line, METHODS, Place, Recipe, cure, frame, list};
use crate::name::Origin;

/// The header fields, each one list of one item: of two items Distribution makes two lines, and browsers refuse two. The
/// last has no page take a blob for one of its own (security notes D10).
fn fields(page: &Origin) -> [(&'static str, String); 6] {
    [
        ("Access-Control-Allow-Origin", page.to_string()),
        ("Access-Control-Allow-Methods", list(&METHODS)),
        ("Access-Control-Allow-Headers", list(&ALLOWED)),
        ("Access-Control-Expose-Headers", list(&EXPOSED)),
        ("Access-Control-Max-Age", AGE.to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ]
}

pub(super) fn cors(page: &Origin) -> Vec<Recipe> {
    let mut lines = vec![frame("http:"), frame("  headers:")];
    lines.extend(fields(page).map(|(name, value)| cure(format!("    {name}: ['{value}']"))));
    vec![Recipe { place: Place::ConfigYml, lines }, environment(fields(page).map(variable).into())]
}

pub(super) fn tls(page: &Origin, front: &Origin) -> Vec<Recipe> {
    let host = front.host().trim_matches(['[', ']']);
    let mut lines = vec![
        frame("http:"),
        cure("  tls:"),
        cure(format!("    certificate: /certs/{host}.crt")),
        cure(format!("    key: /certs/{host}.key")),
        frame("  headers:"),
    ];
    lines.extend(fields(page).map(|(name, value)| cure(format!("    {name}: ['{value}']"))));
    vec![Recipe { place: Place::ConfigYml, lines }]
}

pub(super) fn deletes() -> Vec<Recipe> {
    let lines = vec![frame("storage:"), cure("  delete:"), cure("    enabled: true")];
    vec![
        Recipe { place: Place::ConfigYml, lines },
        environment(vec![cure("  REGISTRY_STORAGE_DELETE_ENABLED: \"true\"")]),
    ]
}

fn variable((name, value): (&str, String)) -> Line {
    cure(format!("  REGISTRY_HTTP_HEADERS_{name}: \"['{value}']\""))
}

fn environment(mut lines: Vec<Line>) -> Recipe {
    lines.insert(0, frame("environment:"));
    Recipe { place: Place::Environment, lines }
}
