//! What answers and silences mean together, and how sure that is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::console::doctor::{Case, Clue, Open, RuledOut, Sure, diagnose, rule_out};
use portolan::http::{Knocked, Permission, TransportError, Url};
use portolan::name::{Origin, Scheme};
use portolan::registry::RealmFault;
use portolan::registry::examine::{Came, Field, Question, Seen, Wants};
use support::evidence::{HOME, PAGE, evidence, first, found, nobody, ok, silent, there, tried, v2, wants};
use support::origin;

use Question::{
    Again, Authorized, Catalog, CatalogRest, Legacy, LongAccept, Manifest, Opaque, OtherPath, OtherScheme,
    Plain, Realm, RealmOpaque, RealmPassword,
};

#[test]
fn nobody_there_and_a_bad_certificate_are_told_apart_only_where_http_may_be_asked() {
    let alone = [(Plain, silent()), (Opaque, nobody())];
    let both = [(Case::Nobody, Sure::Likely), (Case::Tls, Sure::Likely)];
    assert_eq!(found(&evidence(PAGE, HOME, &alone)), both, "from an https page they look alike");

    let mut asked = alone.to_vec();
    asked.push((OtherScheme, nobody()));
    let page = "http://console.example";
    assert_eq!(
        found(&evidence(page, HOME, &asked)),
        [(Case::Nobody, Sure::Likely), (Case::Tls, Sure::Possible)]
    );
    asked[2].1 = there();
    let expected = [(Case::Tls, Sure::Likely), (Case::OtherScheme(Scheme::Http), Sure::Likely)];
    assert_eq!(found(&evidence(page, HOME, &asked)), expected);
}

#[test]
fn http_at_a_server_that_speaks_https_is_certain() {
    let all = [(Plain, silent()), (Opaque, nobody()), (OtherScheme, there())];
    let evidence = evidence("http://console.example", "http://registry.example:5000", &all);
    assert_eq!(first(&evidence), (Case::OtherScheme(Scheme::Https), Sure::Certain));
}

#[test]
fn an_https_page_that_asks_by_http_is_mixed_content_unless_it_is_on_this_machine() {
    let all = [(Plain, silent()), (Opaque, nobody())];
    assert_eq!(first(&evidence(PAGE, "http://registry.example", &all)), (Case::Mixed, Sure::Certain));
    let local = evidence(PAGE, "http://192.168.1.20:5000", &all);
    assert_eq!(first(&local), (Case::Mixed, Sure::Likely), "some browsers ask the person instead");
    let mut asks = evidence(PAGE, "http://registry.example", &all);
    asks.findings.local_network = Permission::Prompt;
    assert_eq!(
        found(&asks),
        [(Case::Mixed, Sure::Certain)],
        "nobody is asked about what is kept back before"
    );
    assert_eq!(first(&evidence(PAGE, "http://127.0.0.1:5000", &all)).0, Case::Nobody);
    assert_eq!(first(&evidence("http://console.example", "http://registry.example", &all)).0, Case::Nobody);
}

#[test]
fn the_permission_for_the_local_network_counts_where_the_registry_is_nearer_than_the_page() {
    let with = |page: &str, registry: &str, permission| {
        let mut evidence = evidence(page, registry, &[(Plain, silent()), (Opaque, nobody())]);
        evidence.findings.local_network = permission;
        found(&evidence).into_iter().find(|(case, _)| *case == Case::LocalNetwork).map(|(_, sure)| sure)
    };
    use Permission::{Denied, Granted, Prompt, Unknown};
    let table = [
        (PAGE, "https://192.168.1.20", Denied, Some(Sure::Certain)),
        (PAGE, "http://127.0.0.1:5000", Denied, Some(Sure::Certain)),
        (PAGE, HOME, Denied, Some(Sure::Likely)),
        (PAGE, "https://registry.local", Prompt, Some(Sure::Likely)),
        (PAGE, HOME, Prompt, Some(Sure::Possible)),
        (PAGE, "https://192.168.1.20", Granted, None),
        (PAGE, "https://192.168.1.20", Unknown, None),
        ("https://192.168.1.2", "https://192.168.1.20", Denied, None),
        ("https://192.168.1.2", "https://127.0.0.1", Denied, Some(Sure::Certain)),
        ("http://localhost:8080", "https://192.168.1.20", Denied, None),
    ];
    for (page, registry, permission, expected) in table {
        assert_eq!(with(page, registry, permission), expected, "{page} {registry} {permission:?}");
    }
}

#[test]
fn an_answer_that_may_not_be_read_is_cors() {
    let all = [(Plain, silent()), (Opaque, there()), (OtherPath, silent()), (Legacy, silent())];
    let evidence = evidence(PAGE, HOME, &all);
    assert_eq!(found(&evidence), [(Case::Cors, Sure::Certain)]);
    let (out, open) = rule_out(&evidence, &diagnose(&evidence));
    assert!(out.contains(&RuledOut::NobodyOpaque) && out.contains(&RuledOut::Mixed));
    assert!(open.contains(&Open::PreflightNext), "the next fault may hide behind the first");
}

#[test]
fn cors_on_some_answers_only_is_told_as_such() {
    let some = [(Plain, silent()), (Opaque, there()), (OtherPath, ok())];
    assert_eq!(first(&evidence(PAGE, HOME, &some)), (Case::Cors, Sure::Likely));
    let refusals = [(Plain, silent()), (Opaque, there()), (OtherPath, silent()), (Authorized, ok())];
    assert_eq!(first(&evidence(PAGE, HOME, &refusals)), (Case::CorsOnRefusals, Sure::Certain));
    let old = [
        (Plain, silent()),
        (Opaque, there()),
        (OtherPath, silent()),
        (Legacy, Came::Answer(Seen { is_v1: true, status: 200, ..Seen::default() })),
    ];
    assert_eq!(first(&evidence(PAGE, HOME, &old)).0, Case::VersionOne);
}

#[test]
fn a_preflight_that_wants_a_password_is_not_a_wrong_password() {
    let all = [
        (Plain, wants(Wants::Basic)),
        (Authorized, silent()),
        (LongAccept, silent()),
        (Again, wants(Wants::Basic)),
    ];
    let one = diagnose(&evidence(PAGE, HOME, &all)).swap_remove(0);
    assert_eq!((one.case, one.sure), (Case::PreflightRefused, Sure::Certain));
    assert!(one.why.contains(&Clue::WantsPassword) && one.why.contains(&Clue::SilentWithAccept));
}

#[test]
fn a_line_that_may_have_broken_in_between_makes_no_preflight_certain() {
    for again in [vec![], vec![(Again, silent())]] {
        for plain in [ok(), wants(Wants::Basic)] {
            let mut all = vec![(Plain, plain), (Authorized, silent()), (LongAccept, silent())];
            all.extend(again.clone());
            let one = diagnose(&evidence(PAGE, HOME, &all)).swap_remove(0);
            assert_eq!(one.sure, Sure::Likely);
            assert!(!one.why.contains(&Clue::ReadAgain));
        }
    }
}

#[test]
fn a_preflight_is_told_from_one_that_does_not_allow_a_password() {
    let open = [(Plain, ok()), (Authorized, silent()), (LongAccept, silent())];
    assert_eq!(first(&evidence(PAGE, HOME, &open)).0, Case::PreflightUnanswered);
    let answered = [(Plain, wants(Wants::Basic)), (Authorized, silent()), (LongAccept, wants(Wants::Basic))];
    assert_eq!(first(&evidence(PAGE, HOME, &answered)), (Case::AuthorizationNotAllowed, Sure::Certain));
}

#[test]
fn each_header_field_that_may_not_be_read_is_named() {
    let hidden = [(Plain, wants(Wants::Hidden)), (Authorized, wants(Wants::Hidden))];
    assert_eq!(first(&evidence(PAGE, HOME, &hidden)).0, Case::Hidden(Field::Challenge));

    let names =
        |names: &[&str]| Seen { names: names.iter().map(|name| (*name).to_owned()).collect(), ..v2(200) };
    let link = [
        (Plain, ok()),
        (Authorized, ok()),
        (Catalog, Came::Answer(names(&["a", "b"]))),
        (CatalogRest, Came::Answer(names(&["c"]))),
    ];
    assert_eq!(first(&evidence(PAGE, HOME, &link)), (Case::Hidden(Field::Link), Sure::Certain));
    let ends = [(Plain, ok()), (Authorized, ok()), (Catalog, ok()), (CatalogRest, ok())];
    assert_eq!(first(&evidence(PAGE, HOME, &ends)).0, Case::Well, "a full page may be the last");

    let digest = [(Plain, ok()), (Authorized, ok()), (Catalog, ok()), (Manifest, ok())];
    assert_eq!(first(&evidence(PAGE, HOME, &digest)).0, Case::Hidden(Field::Digest));
    let shown = Came::Answer(Seen { digest: true, ..v2(200) });
    let digest = [(Plain, ok()), (Authorized, ok()), (Catalog, ok()), (Manifest, shown)];
    assert_eq!(first(&evidence(PAGE, HOME, &digest)), (Case::Well, Sure::Certain));
}

#[test]
fn a_missing_list_is_told_unless_one_has_only_to_sign_in() {
    let with = |status, signed_in| {
        let all = [(Plain, wants(Wants::Basic)), (Authorized, ok()), (Catalog, Came::Answer(v2(status)))];
        let mut evidence = evidence(PAGE, HOME, &all);
        evidence.findings.signed_in = signed_in;
        first(&evidence).0
    };
    assert_eq!(with(404, false), Case::NoCatalog(404));
    assert_eq!(with(403, true), Case::NoCatalog(403));
    assert_eq!(with(401, true), Case::NoCatalog(401));
    assert_eq!(with(401, false), Case::Well);
}

#[test]
fn only_a_password_that_went_along_can_be_wrong() {
    for question in [Authorized, RealmPassword] {
        for password in [true, false] {
            let mut evidence =
                evidence(PAGE, HOME, &[(Plain, wants(Wants::Basic)), (question, wants(Wants::Basic))]);
            evidence.findings.tried[1].password = password;
            let wrong = found(&evidence).iter().any(|(case, _)| *case == Case::WrongPassword);
            assert_eq!(wrong, password, "{question:?}");
        }
    }
}

#[test]
fn a_wrong_realm_is_told_by_how_it_is_wrong() {
    let realm = Wants::Token("https://tokens.example/token".into());
    let with = |came: Came, opaque: Option<Came>| {
        let mut all = vec![(Plain, wants(realm.clone())), (Authorized, wants(realm.clone())), (Realm, came)];
        all.extend(opaque.map(|came| (RealmOpaque, came)));
        let mut evidence = evidence(PAGE, HOME, &all);
        evidence.findings.tried[2].url = Some(Url::at(&origin("https://tokens.example")));
        first(&evidence).0
    };
    let tokens: Origin = origin("https://tokens.example");
    assert_eq!(with(silent(), Some(nobody())), Case::RealmSilent(tokens.clone()));
    assert_eq!(with(silent(), Some(there())), Case::RealmCors(tokens.clone()));
    assert_eq!(with(Came::Answer(v2(404)), None), Case::RealmFault(tokens.clone(), 404));
    assert_eq!(with(ok(), None), Case::RealmFault(tokens, 200), "an answer without a token in it");
    assert_eq!(with(Came::Unfit(RealmFault::InClear), None), Case::RealmUnfit(RealmFault::InClear));
    assert_eq!(with(Came::Answer(v2(401)), None), Case::Well, "it refuses nobody's requests, as it may");
    assert_eq!(with(Came::Answer(Seen { token: true, ..v2(200) }), None), Case::Well);
}

#[test]
fn deletes_are_known_only_once_asked() {
    let with = |came: Came| {
        let mut evidence = evidence(PAGE, HOME, &[(Plain, ok()), (Authorized, ok())]);
        evidence.deletes = Some(tried(Question::Delete, came));
        found(&evidence)
    };
    assert_eq!(with(Came::Answer(v2(405))), [(Case::DeletesOff, Sure::Certain)]);
    assert_eq!(with(Came::Answer(v2(404)))[1].0, Case::DeletesOn);
    assert_eq!(with(silent())[0].0, Case::DeleteNotAllowed);
    assert_eq!(with(Came::Answer(v2(401)))[1].0, Case::DeletesUnknown(401));
    let evidence = evidence(PAGE, HOME, &[(Plain, ok()), (Authorized, ok())]);
    assert!(rule_out(&evidence, &diagnose(&evidence)).1.contains(&Open::Deletes));
}

#[test]
fn offline_policy_redirect_fault_and_strangers_have_names_of_their_own() {
    let forbidden = [(Plain, silent()), (Opaque, Came::Knock(Knocked::Forbidden))];
    assert_eq!(first(&evidence(PAGE, HOME, &forbidden)), (Case::Policy, Sure::Certain));
    let offline = [(Plain, Came::Nothing(TransportError::Offline))];
    assert_eq!(first(&evidence(PAGE, HOME, &offline)), (Case::Offline, Sure::Certain));
    let login = origin("https://login.example");
    let sent_on = [(Plain, Came::Elsewhere(login.clone()))];
    assert_eq!(first(&evidence(PAGE, HOME, &sent_on)).0, Case::Redirected(login));
    assert_eq!(first(&evidence(PAGE, HOME, &[(Plain, Came::Answer(v2(502)))])).0, Case::Fault(502));
    let page = Seen { status: 404, ..Seen::default() };
    let stranger = [(Plain, Came::Answer(page.clone())), (Legacy, Came::Answer(page))];
    assert_eq!(first(&evidence(PAGE, HOME, &stranger)).0, Case::NoRegistry(404));
    let slow = [(Plain, Came::Nothing(TransportError::TimedOut)), (Opaque, Came::Knock(Knocked::TimedOut))];
    assert_eq!(first(&evidence("http://console.example", HOME, &slow)).0, Case::Slow);
}
