//! The lines that cure: this page's origin in them, nothing that ends a quote, and nothing that opens more than is
//! needed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::console::doctor::Case;
use portolan::console::doctor::recipes::{Need, Place, Server, Setting, behind, need, recipes};
use portolan::registry::examine::Field;
use proptest::prelude::*;
use support::origin;

const PAGE: &str = "https://console.example";

fn setting() -> Setting {
    Setting { page: origin(PAGE), behind: origin("http://127.0.0.1:5001") }
}

fn cors(front: &str) -> Need {
    Need::Cors { front: origin(front), guarded: false }
}

fn texts(server: Server, need: &Need) -> Vec<String> {
    recipes(server, need, &setting()).iter().map(portolan::console::doctor::recipes::Recipe::text).collect()
}

/// Every text there is, for every server and need.
fn all(front: &str) -> Vec<String> {
    let tls = Need::Tls { front: origin(front) };
    let needs = [cors(front), Need::Cors { front: origin(front), guarded: true }, tls, Need::Deletes];
    Server::ALL
        .into_iter()
        .flat_map(|server| needs.iter().flat_map(move |need| texts(server, need)))
        .collect()
}

// P2
#[test]
fn no_line_lets_every_origin_in_or_asks_for_the_browsers_own_credentials() {
    for front in ["https://registry.example", "http://registry.example:5000", "http://[::1]:5000"] {
        for text in all(front) {
            assert!(!text.contains('*') || text.contains("-Access-Control-*"), "{text}");
            let lines = text.to_ascii_lowercase();
            let credentials = lines.lines().filter(|line| line.contains("credentials"));
            assert!(credentials.clone().all(|line| line.contains("proxy_hide_header")), "{text}");
        }
    }
}

#[test]
fn each_text_holds_the_origin_of_this_page_and_no_other() {
    for server in Server::ALL {
        for text in texts(server, &cors("https://registry.example")) {
            let origins = text.matches(PAGE).count();
            assert!(origins >= 1, "{text}");
        }
    }
}

#[test]
fn distribution_gets_each_header_as_one_item_and_the_same_by_its_environment() {
    let [file, environment] = &texts(Server::Distribution, &cors("https://registry.example"))[..] else {
        panic!()
    };
    assert!(
        file.starts_with("http:\n  headers:\n    Access-Control-Allow-Origin: ['https://console.example']\n")
    );
    assert!(file.contains("    Access-Control-Allow-Headers: ['Authorization, Accept, Content-Type, "));
    let line = "  REGISTRY_HTTP_HEADERS_Access-Control-Allow-Origin: \"['https://console.example']\"\n";
    assert!(environment.contains(line), "{environment}");
    for header in ["Docker-Content-Digest", "Link", "WWW-Authenticate"] {
        assert!(file.contains(header) && environment.contains(header));
    }
}

#[test]
fn distribution_alone_cannot_cure_a_preflight_that_wants_a_password() {
    let guarded = Need::Cors { front: origin("https://registry.example"), guarded: true };
    assert_eq!(texts(Server::Distribution, &guarded), Vec::<String>::new());
    for server in [Server::Nginx, Server::Caddy, Server::Traefik] {
        assert_eq!(texts(server, &guarded).len(), 1);
    }
}

#[test]
fn deletes_are_a_setting_of_the_registry_alone() {
    let [file, environment] = &texts(Server::Distribution, &Need::Deletes)[..] else { panic!() };
    assert_eq!(file, "storage:\n  delete:\n    enabled: true\n");
    assert_eq!(environment, "environment:\n  REGISTRY_STORAGE_DELETE_ENABLED: \"true\"\n");
    assert_eq!(texts(Server::Nginx, &Need::Deletes), Vec::<String>::new());
}

#[test]
fn nginx_answers_the_preflight_itself_and_takes_the_registrys_own_words_off() {
    let text = texts(Server::Nginx, &cors("http://registry.example:5000")).remove(0);
    for line in [
        "    listen 5000;\n",
        "    server_name registry.example;\n",
        "    client_max_body_size 0;\n",
        "        if ($request_method = OPTIONS) {\n",
        "            return 204;\n",
        "        add_header Access-Control-Allow-Origin \"https://console.example\" always;\n",
        "        proxy_hide_header Access-Control-Allow-Origin;\n",
        "        proxy_pass http://127.0.0.1:5001;\n",
        "        proxy_set_header Host $http_host;\n",
        "        proxy_set_header X-Forwarded-Proto $scheme;\n",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    let open = text.matches('{').count();
    assert_eq!(open, text.matches('}').count());
    assert!(text.lines().filter(|line| line.contains("add_header")).all(|line| line.ends_with(" always;")));
}

// D10: what the registry serves is never taken for a page by a browser.
#[test]
fn whatever_cures_says_nosniff_on_every_answer() {
    let front = cors("https://registry.example");
    assert!(
        texts(Server::Nginx, &front)[0].contains("add_header X-Content-Type-Options \"nosniff\" always;")
    );
    assert!(texts(Server::Caddy, &front)[0].contains("header X-Content-Type-Options \"nosniff\""));
    assert!(texts(Server::Traefik, &front)[0].contains("contenttypenosniff=true"));
    let [file, environment] = &texts(Server::Distribution, &front)[..] else { panic!() };
    assert!(file.ends_with("    X-Content-Type-Options: ['nosniff']\n"));
    assert!(environment.ends_with("  REGISTRY_HTTP_HEADERS_X-Content-Type-Options: \"['nosniff']\"\n"));
}

#[test]
fn what_is_on_this_machine_stays_on_it() {
    let listen = |front| {
        let text = texts(Server::Nginx, &cors(front)).remove(0);
        text.lines().find_map(|line| line.trim().strip_prefix("listen ").map(str::to_owned)).unwrap()
    };
    assert_eq!(listen("http://127.0.0.1:5000"), "127.0.0.1:5000;");
    assert_eq!(listen("http://[::1]:5000"), "[::1]:5000;");
    assert_eq!(listen("http://[2001:db8::1]:5000"), "[::]:5000;");
    assert_eq!(listen("https://registry.example"), "443 ssl;");
}

// P11
#[test]
fn what_is_asked_in_clear_from_an_https_page_is_put_behind_tls() {
    let registry = origin("http://registry.example:5000");
    let need = need(&Case::Mixed, &registry, false).unwrap();
    assert_eq!(need, Need::Tls { front: origin("https://registry.example:5000") });
    assert!(texts(Server::Nginx, &need)[0].contains("listen 5000 ssl;"));
    assert!(texts(Server::Caddy, &need)[0].starts_with("registry.example:5000 {"));
    assert!(texts(Server::Distribution, &need)[0].contains("  tls:\n    certificate: "));
    assert!(texts(Server::Traefik, &need)[0].contains("routers.registry.tls=true"));
}

#[test]
fn a_case_that_no_configuration_cures_has_no_lines() {
    let registry = origin("https://registry.example");
    for case in [Case::Nobody, Case::LocalNetwork, Case::WrongPassword, Case::Offline, Case::NoCatalog(404)] {
        assert_eq!(need(&case, &registry, false), None, "{case:?}");
    }
    let hidden = need(&Case::Hidden(Field::Link), &registry, true);
    assert_eq!(hidden, Some(Need::Cors { front: registry.clone(), guarded: true }));
    let tokens = origin("https://tokens.example");
    let realm = need(&Case::RealmCors(tokens.clone()), &registry, false);
    assert_eq!(
        realm,
        Some(Need::Cors { front: tokens, guarded: true }),
        "it is the token server that lets in"
    );
}

#[test]
fn the_registry_moves_one_port_on_and_stays_on_its_machine() {
    assert_eq!(behind(&origin("http://registry.example:5000")).to_string(), "http://127.0.0.1:5001");
    assert_eq!(behind(&origin("https://registry.example")).to_string(), "http://127.0.0.1:5000");
    assert_eq!(behind(&origin("http://registry.example:65535")).to_string(), "http://127.0.0.1:5000");
}

#[test]
fn each_text_has_its_place() {
    let places = |server| -> Vec<Place> {
        recipes(server, &cors("https://registry.example"), &setting())
            .iter()
            .map(|recipe| recipe.place)
            .collect()
    };
    assert_eq!(places(Server::Distribution), [Place::ConfigYml, Place::Environment]);
    assert_eq!(places(Server::Nginx), [Place::NginxConf]);
    assert_eq!(places(Server::Caddy), [Place::Caddyfile]);
    assert_eq!(places(Server::Traefik), [Place::Labels]);
}

proptest! {
    /// Whatever is an origin at all ends no quote, no value and no line.
    #[test]
    fn no_origin_breaks_out_of_a_line(text in "https?://[ -~]{1,40}") {
        if let Ok(page) = text.parse::<portolan::name::Origin>() {
            let name = page.to_string();
            prop_assert!(!name.contains(['"', '\'', ';', '{', '}', '`', '\\', '$', '#', ' ', '\n', ',', '*']), "{}", name);
        }
    }
}
