//! What an index offers to choose from, and what is in the blobs of artifacts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::chart_facts;
use portolan::console::platforms::{choices, find, stands_for};
use portolan::console::reveal::{LONGEST, What, reveal};
use portolan::console::route::Part;
use portolan::image::manifest::{Index, Manifest, read};

const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";

fn index(entries: &[String]) -> Index {
    let text = format!(r#"{{"schemaVersion":2,"mediaType":"{INDEX}","manifests":[{}]}}"#, entries.join(","));
    match read(Some(INDEX), text.as_bytes()).unwrap().manifest {
        Manifest::Index(index) => *index,
        other => panic!("{other:?}"),
    }
}

fn entry(digit: char, kind: &str, more: &str) -> String {
    let digest = digit.to_string().repeat(64);
    format!(r#"{{"mediaType":"{kind}","digest":"sha256:{digest}","size":9{more}}}"#)
}

fn platform(os: &str, architecture: &str, more: &str) -> String {
    format!(r#","platform":{{"os":"{os}","architecture":"{architecture}"{more}}}"#)
}

#[test]
fn an_index_offers_its_platforms_and_neither_attestations_nor_what_has_no_digest() {
    let index = index(&[
        entry('a', MANIFEST, &platform("linux", "arm64", r#","variant":"v8""#)),
        entry('b', MANIFEST, &platform("linux", "amd64", "")),
        entry(
            'c',
            MANIFEST,
            &(platform("unknown", "unknown", "")
                + r#","annotations":{"vnd.docker.reference.type":"attestation-manifest"}"#),
        ),
        entry('d', INDEX, ""),
        r#"{"mediaType":"x/y","digest":"sha256:../../v2/other","size":1}"#.to_owned(),
    ]);
    let choices = choices(&index);
    let parts: Vec<String> = choices.iter().map(|choice| choice.part.to_string()).collect();
    assert_eq!(parts, ["linux/arm64/v8", "linux/amd64", &format!("sha256:{}", "d".repeat(64))]);
    assert!(choices[2].nested);
    assert!(find(&choices, &"linux/arm64/v8".parse().unwrap()).is_some());
    assert!(find(&choices, &"linux/arm64".parse().unwrap()).is_none());
    let by_digest = format!("sha256:{}", "a".repeat(64)).parse().unwrap();
    assert_eq!(find(&choices, &by_digest).unwrap().at, 0, "any can be meant by its digest");
}

#[test]
fn one_image_stands_for_an_index_wherever_it_is_measured_drawn_or_opened() {
    let on = |digit, os, architecture| entry(digit, MANIFEST, &platform(os, architecture, ""));
    let stands = |entries: &[String], wanted: Option<&str>| {
        let index = index(entries);
        let wanted = wanted.and_then(|wanted| {
            index.platforms().filter_map(|one| one.platform.clone()).find(|one| one.to_string() == wanted)
        });
        stands_for(&index, wanted.as_ref()).map(|one| one.digest.valid().unwrap().hex()[..1].to_owned())
    };
    let all =
        [entry('e', INDEX, ""), on('u', "x", "y"), on('c', "linux", "arm64"), on('a', "linux", "amd64")];
    // `u` is no digit of a digest, so that nothing could be asked for.
    assert_eq!(stands(&all, Some("linux/arm64")).as_deref(), Some("c"), "the one that is wanted");
    assert_eq!(stands(&all, None).as_deref(), Some("a"), "what most machines run");
    let narrower = entry('b', MANIFEST, &platform("linux", "amd64", r#","variant":"v3""#));
    let unknown = on('d', "unknown", "unknown");
    assert_eq!(stands(&[unknown.clone(), narrower], None).as_deref(), Some("b"), "what says what it runs on");
    assert_eq!(
        stands(&[entry('e', INDEX, ""), unknown], None).as_deref(),
        Some("d"),
        "an image before an index"
    );
    assert_eq!(stands(&[entry('e', INDEX, "")], None).as_deref(), Some("e"));
    assert_eq!(stands(&[on('u', "linux", "amd64")], None), None);
}

#[test]
fn platforms_that_no_name_tells_apart_are_named_by_their_digests() {
    let windows = |version: &str| platform("windows", "amd64", &format!(r#","os.version":"{version}""#));
    let index = index(&[
        entry('a', MANIFEST, &platform("linux", "amd64", "")),
        entry('b', MANIFEST, &platform("linux", "amd64", "")),
        entry('c', MANIFEST, &windows("10.0.17763.1")),
        entry('d', MANIFEST, &platform("linux", "\\u202earm64", "")),
    ]);
    let parts: Vec<Part> = choices(&index).into_iter().map(|choice| choice.part).collect();
    assert!(parts.iter().all(|part| matches!(part, Part::Digest(_))), "{parts:?}");
}

#[test]
fn an_envelope_is_opened_down_to_what_it_carries() {
    use base64::Engine as _;
    let encode = |text: &str| base64::engine::general_purpose::STANDARD.encode(text);
    let statement = r#"{"_type":"https://in-toto.io/Statement/v1","predicate":{"a":1}}"#;
    let dsse = format!(
        r#"{{"payloadType":"application/vnd.in-toto+json","payload":"{}","signatures":[]}}"#,
        encode(statement)
    );
    let found = reveal(dsse.as_bytes()).unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].what, What::Payload("application/vnd.in-toto+json".into()));
    assert!(found[0].text.contains("\"predicate\": {"), "set out: {}", found[0].text);
    assert_eq!(found[1].what, What::Whole);
    let bundle = format!(
        r#"{{"mediaType":"application/vnd.dev.sigstore.bundle+json;version=0.2","dsseEnvelope":{dsse}}}"#
    );
    assert_eq!(reveal(bundle.as_bytes()).unwrap()[0].text, found[0].text);
}

#[test]
fn what_is_no_text_is_not_shown_as_one_and_a_long_one_is_cut() {
    assert_eq!(reveal(&[0xff, 0xfe, 0x00]), None);
    assert_eq!(reveal(b"PK\0\0"), None);
    let plain = reveal(b"SPDXVersion: SPDX-2.3\n").unwrap();
    assert_eq!(plain[0].text, "SPDXVersion: SPDX-2.3\n", "as it is");
    let long = "é".repeat(LONGEST);
    let cut = reveal(long.as_bytes()).unwrap().remove(0);
    assert_eq!(cut.text.len() + cut.more, long.len());
    assert!(cut.more > 0);
    // What only looks like an envelope ends where it cannot be opened.
    assert_eq!(reveal(br#"{"payload":"%%%"}"#).unwrap().len(), 1);
    assert_eq!(reveal(br#"{"payload":"//79"}"#).unwrap().len(), 1, "bytes, no text");
}

#[test]
fn a_chart_says_what_it_is_in_its_configuration() {
    let json = br#"{"name":"web","version":"1.2.3","deprecated":false,"keywords":["a","b"],
        "maintainers":[{"name":"Ada","email":"ada@harbour.example"}],"dependencies":[{"name":"db","version":"2"}],
        "annotations":{"x":"y"},"home":null}"#;
    let facts = chart_facts::facts(json);
    let of = |key: &str| facts.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
    assert_eq!(of("version"), Some("1.2.3"));
    assert_eq!(of("deprecated"), Some("false"));
    assert_eq!(of("keywords"), Some("a, b"));
    assert_eq!(of("maintainers"), Some("Ada <ada@harbour.example>"));
    assert_eq!(of("dependencies"), Some("db 2"));
    assert_eq!((of("annotations"), of("home")), (None, None));
    assert_eq!(chart_facts::facts(b"no json"), []);
}
