//! Whatever comes of the questions, there is a diagnosis; and how far away a host is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use Question::{Authorized, Catalog, Legacy, Manifest, Opaque, OtherScheme, Plain, Realm};
use portolan::console::doctor::{Case, Diagnosis, Reach, diagnose, reach, rule_out, tells};
use portolan::http::{Knocked, Permission, TransportError};
use portolan::registry::RealmFault;
use portolan::registry::examine::{Came, Question, Seen, Wants};
use support::evidence::{PAGE, evidence, nobody, ok, silent, there, v2};
use support::origin;

/// Everything that can come of a question.
fn outcomes() -> Vec<Came> {
    let seen = |status, wants: Option<Wants>| Came::Answer(Seen { wants, ..v2(status) });
    vec![
        silent(),
        Came::Nothing(TransportError::TimedOut),
        Came::Nothing(TransportError::Offline),
        Came::Nothing(TransportError::Broken),
        ok(),
        Came::Answer(Seen { status: 404, ..Seen::default() }),
        seen(401, Some(Wants::Hidden)),
        seen(401, Some(Wants::Basic)),
        seen(401, Some(Wants::Token("https://tokens.example/".into()))),
        seen(500, None),
        Came::Elsewhere(origin("https://elsewhere.example")),
        Came::Unfit(RealmFault::NotAUrl),
        Came::NotAsked,
        nobody(),
        there(),
        Came::Knock(Knocked::TimedOut),
        Came::Knock(Knocked::Forbidden),
        Came::Knock(Knocked::Offline),
    ]
}

#[test]
fn every_combination_ends_in_some_diagnosis() {
    let second = [Opaque, Authorized, Legacy, OtherScheme, Realm, Catalog, Manifest, Question::Delete];
    let pages = [None, Some("https://console.example"), Some("http://localhost:8080")];
    let registries =
        ["https://registry.example", "http://registry.example", "http://10.0.0.7:5000", "http://[::1]:5000"];
    let permissions = [Permission::Unknown, Permission::Prompt, Permission::Denied, Permission::Granted];
    let mut seen = 0_u32;
    for page in pages {
        for registry in registries {
            for permission in permissions {
                for plain in outcomes() {
                    for question in second {
                        for came in outcomes() {
                            let all = [(Plain, plain.clone()), (question, came)];
                            let mut evidence = evidence(PAGE, registry, &all);
                            evidence.page = page.map(origin);
                            evidence.findings.local_network = permission;
                            let found = diagnose(&evidence);
                            assert!(!found.is_empty());
                            let sorted = |pair: &[Diagnosis]| pair[0].sure >= pair[1].sure;
                            assert!(matches!(found[0].case, Case::Well) || found.windows(2).all(sorted));
                            let (out, open) = rule_out(&evidence, &found);
                            assert!(out.len() + open.len() > 0);
                            evidence.findings.tried.iter().for_each(|tried| {
                                let _ = tells(tried);
                            });
                            seen += 1;
                        }
                    }
                }
            }
        }
    }
    assert_eq!(seen, 3 * 4 * 4 * 18 * 8 * 18);
}

#[test]
fn a_host_is_near_when_its_address_or_its_name_says_so() {
    let table = [
        ("http://127.0.0.1", Reach::Loopback),
        ("http://[::1]:5000", Reach::Loopback),
        ("http://registry.localhost", Reach::Loopback),
        ("https://192.168.1.20", Reach::Local),
        ("https://172.16.0.1", Reach::Local),
        ("https://100.64.3.2", Reach::Local),
        ("https://169.254.1.1", Reach::Local),
        ("https://[fd00::1]", Reach::Local),
        ("https://[fe80::1]", Reach::Local),
        ("https://[::ffff:10.0.0.1]", Reach::Local),
        ("https://registry", Reach::Local),
        ("https://registry.local", Reach::Local),
        ("https://registry.example", Reach::Unknown),
        ("https://8.8.8.8", Reach::Unknown),
        ("https://100.128.0.1", Reach::Unknown),
    ];
    for (at, expected) in table {
        assert_eq!(reach(&origin(at)), expected, "{at}");
    }
}
