//! Manifests of every kind, and documents that are none although they look like it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::image::manifest::{Descriptor, Kind, Manifest, ManifestError, Warning, differences, read};
use portolan::name::{Digest, MediaType};
use proptest::prelude::*;

const A: &str = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const B: &str = "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
const OCI: &str = "application/vnd.oci.image.manifest.v1+json";
const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const CONFIG: &str = "application/vnd.oci.image.config.v1+json";
const SIGNED: &str = "application/vnd.docker.distribution.manifest.v1+prettyjws";
const LAYER: &str = "application/vnd.oci.image.layer.v1.tar+gzip";

fn manifest(config: &str, layer: &str, more: &str) -> String {
    format!(
        r#"{{"schemaVersion":2,{more}"config":{{"mediaType":"{config}","size":7,"digest":"{A}"}},
            "layers":[{{"mediaType":"{layer}","size":5,"digest":"{B}"}}]}}"#
    )
}

fn kind(text: &str) -> Kind {
    match read(Some(OCI), text.as_bytes()).unwrap().manifest {
        Manifest::Image(image) => image.kind(),
        other => panic!("{other:?}"),
    }
}

fn error(content_type: Option<&str>, text: &str) -> ManifestError {
    read(content_type, text.as_bytes()).unwrap_err()
}

#[test]
fn an_image_says_its_size_and_what_it_is() {
    let text = manifest(CONFIG, LAYER, "");
    let found = read(Some(OCI), text.as_bytes()).unwrap();
    assert_eq!(found.warnings, []);
    let Manifest::Image(image) = found.manifest else { panic!("no image") };
    assert_eq!((image.kind(), image.compressed()), (Kind::Image, Some(5)));
    assert!(image.layers[0].media_type.as_ref().unwrap().is_layer());
}

#[test]
fn what_is_no_image_is_called_what_it_is() {
    let helm = "application/vnd.cncf.helm.config.v1+json";
    let empty = "application/vnd.oci.empty.v1+json";
    assert_eq!(
        kind(&manifest(helm, "application/vnd.cncf.helm.chart.content.v1.tar+gzip", "")),
        Kind::HelmChart
    );
    assert_eq!(
        kind(&manifest(CONFIG, "application/vnd.dev.cosign.simplesigning.v1+json", "")),
        Kind::Signature
    );
    assert_eq!(kind(&manifest(CONFIG, "application/vnd.dsse.envelope.v1+json", "")), Kind::Attestation);
    assert_eq!(kind(&manifest(CONFIG, "application/vnd.in-toto+json", "")), Kind::Attestation);
    assert_eq!(kind(&manifest(CONFIG, "text/spdx+json", "")), Kind::Sbom);
    assert_eq!(kind(&manifest(empty, "text/plain", "")), Kind::Unknown);
    assert_eq!(kind(&manifest("application/x-flow", "a/b", "")), Kind::Artifact("application/x-flow".into()));
    let typed = r#""artifactType":"application/spdx+json","#;
    assert_eq!(kind(&manifest(empty, "text/plain", typed)), Kind::Sbom);
    let bundle = r#""artifactType":"application/vnd.dev.sigstore.bundle.v0.3+json","#;
    assert_eq!(kind(&manifest(empty, "text/plain", bundle)), Kind::Signature);
    let states = format!(r#"{bundle}"annotations":{{"dev.sigstore.bundle.predicateType":"x"}},"#);
    assert_eq!(kind(&manifest(empty, "text/plain", &states)), Kind::Attestation);
}

#[test]
fn attestations_are_told_from_platforms() {
    let text = format!(
        r#"{{"schemaVersion":2,"manifests":[
            {{"mediaType":"{OCI}","size":1,"digest":"{A}","platform":{{"os":"linux","architecture":"arm64","variant":"v8"}}}},
            {{"mediaType":"{OCI}","size":2,"digest":"{B}","platform":{{"os":"unknown","architecture":"unknown"}},
              "annotations":{{"vnd.docker.reference.type":"attestation-manifest","vnd.docker.reference.digest":"{A}"}}}}]}}"#
    );
    let Manifest::Index(index) = read(Some(INDEX), text.as_bytes()).unwrap().manifest else {
        panic!("no index")
    };
    let platforms: Vec<String> =
        index.platforms().map(|listed| listed.platform.as_ref().unwrap().to_string()).collect();
    assert_eq!(platforms, ["linux/arm64/v8"]);
    let about: Digest = A.parse().unwrap();
    assert_eq!(index.attestations_of(&about).count(), 1);
    assert_eq!(index.attestations_of(&B.parse().unwrap()).count(), 0);
    assert!(index.attestations().next().unwrap().platform.as_ref().unwrap().is_unknown());
}

// I3
#[test]
fn a_document_that_says_it_is_another_type_than_it_was_sent_as_is_refused() {
    let says = manifest(CONFIG, LAYER, &format!(r#""mediaType":"{OCI}","#));
    assert!(read(Some(OCI), says.as_bytes()).is_ok());
    let refused =
        ManifestError::TypeDiffers { sent: MediaType::DOCKER_MANIFEST, says: MediaType::OCI_MANIFEST };
    assert_eq!(error(Some(MediaType::DOCKER_MANIFEST.as_str()), &says), refused);
    let refused = ManifestError::TypeDiffers { sent: MediaType::OCI_INDEX, says: MediaType::OCI_MANIFEST };
    assert_eq!(error(Some(INDEX), &says), refused);
    assert_eq!(error(Some(OCI), &says.replace(&format!("\"{OCI}\""), "7")), ManifestError::Unreadable);
}

// I3
#[test]
fn a_document_with_the_fields_of_two_kinds_is_refused_however_they_are_written() {
    for more in [r#""manifests":[],"#, r#""Manifests":[],"#, r#""fsLayers":[],"#, r#""MANIFESTS":"x","#] {
        let text = manifest(CONFIG, LAYER, more);
        for content_type in [Some(OCI), Some(INDEX), None] {
            assert_eq!(error(content_type, &text), ManifestError::Ambiguous, "{more} as {content_type:?}");
        }
    }
    assert!(read(Some(OCI), manifest(CONFIG, LAYER, r#""manifests":null,"#).as_bytes()).is_ok());
}

// I3
#[test]
fn the_schema_version_belongs_to_the_type() {
    let text = manifest(CONFIG, LAYER, "").replace(r#""schemaVersion":2"#, r#""schemaVersion":1"#);
    assert_eq!(error(Some(OCI), &text), ManifestError::SchemaVersion(Some(1)));
    assert_eq!(error(Some(INDEX), r#"{"manifests":[]}"#), ManifestError::SchemaVersion(None));
    assert_eq!(
        error(Some(MediaType::SCHEMA1.as_str()), r#"{"schemaVersion":2,"fsLayers":[]}"#),
        ManifestError::SchemaVersion(Some(2))
    );
}

#[test]
fn what_was_sent_without_a_type_is_believed_and_said_so() {
    let text = manifest(CONFIG, LAYER, "");
    for content_type in [None, Some("application/json"), Some("text/plain; charset=utf-8"), Some("?")] {
        let found = read(content_type, text.as_bytes()).unwrap();
        assert_eq!(found.media_type, MediaType::OCI_MANIFEST);
        assert_eq!(found.warnings, [Warning::Untyped]);
    }
    assert_eq!(error(None, "{}"), ManifestError::Unreadable);
    assert_eq!(error(None, "[]"), ManifestError::Unreadable);
}

#[test]
fn a_type_nobody_knows_is_said_and_nothing_more() {
    let found = read(Some("text/html"), br#"{"layers":[]}"#).unwrap();
    assert_eq!(found.manifest, Manifest::Other("text/html".parse().unwrap()));
    assert_eq!(error(Some("text/html"), "<html>"), ManifestError::Unreadable);
}

// D12
#[test]
fn odd_sizes_count_as_missing_and_sums_do_not_overflow() {
    for size in ["-1", "1e400", "1.5", "\"5\"", "null", "18446744073709551616"] {
        let text = manifest(CONFIG, LAYER, "").replace(r#""size":5"#, &format!(r#""size":{size}"#));
        match read(Some(OCI), text.as_bytes()) {
            Ok(found) => match found.manifest {
                Manifest::Image(image) => assert_eq!(image.compressed(), None, "{size}"),
                other => panic!("{other:?}"),
            },
            // A number beyond every float is no JSON number to the reader.
            Err(error) => assert_eq!((size, error), ("1e400", ManifestError::Unreadable)),
        }
    }
    let layer = format!(r#"{{"size":18446744073709551615,"digest":"{A}"}}"#);
    let text = format!(r#"{{"schemaVersion":2,"config":{{}},"layers":[{layer},{layer}]}}"#);
    let Manifest::Image(image) = read(Some(OCI), text.as_bytes()).unwrap().manifest else {
        panic!("no image")
    };
    assert_eq!(image.compressed(), Some(u64::MAX));
}

// D12
#[test]
fn a_key_that_stands_twice_is_said() {
    let text = manifest(CONFIG, LAYER, r#""annotations":{"a":"1","a":"2"},"#);
    assert_eq!(read(Some(OCI), text.as_bytes()).unwrap().warnings, [Warning::RepeatedKey("a".into())]);
}

// I2
#[test]
fn a_digest_that_is_none_stays_odd() {
    for bad in
        ["sha256:../../v2/other", &A.to_uppercase(), "md5:aa", "", "sha256:aa", &A.replace(':', "+b64:")]
    {
        let text = manifest(CONFIG, LAYER, "").replace(A, bad);
        let Manifest::Image(image) = read(Some(OCI), text.as_bytes()).unwrap().manifest else {
            panic!("no image")
        };
        assert_eq!(image.config.digest.valid(), None, "{bad}");
        assert_eq!(image.config.digest.to_string(), bad);
    }
}

// I4
#[test]
fn what_came_is_compared_with_what_was_announced() {
    let announced = Descriptor::of(MediaType::OCI_MANIFEST, b"hello");
    assert_eq!(differences(&announced, 5, Some(&MediaType::OCI_MANIFEST)), []);
    assert_eq!(differences(&announced, 5, None), []);
    assert_eq!(
        differences(&announced, 6, Some(&MediaType::OCI_INDEX)),
        [
            Warning::Size { declared: 5, found: 6 },
            Warning::Type { declared: MediaType::OCI_MANIFEST, found: MediaType::OCI_INDEX },
        ]
    );
}

// I5
#[test]
fn schema_1_is_turned_base_first_and_marked_as_not_verified() {
    let text = format!(
        r#"{{"schemaVersion":1,"name":"acme/app","tag":"1.0","architecture":"amd64",
            "fsLayers":[{{"blobSum":"{B}"}},{{"blobSum":"{A}"}}],
            "history":[{{"v1Compatibility":"{{\"created\":\"2026-01-02T03:04:05Z\",\"throwaway\":true,\"config\":{{\"Env\":[\"A=1\"]}},\"container_config\":{{\"Cmd\":[\"CMD\",\"x\"]}}}}"}},
                       {{"v1Compatibility":"not json"}}]}}"#
    );
    let found = read(Some(MediaType::SCHEMA1.as_str()), text.as_bytes()).unwrap();
    assert_eq!(found.warnings, [Warning::NotContentVerified]);
    let Manifest::Schema1(schema1) = found.manifest else { panic!("no schema 1") };
    assert_eq!(schema1.layers[0].blob.to_string(), A);
    assert_eq!((schema1.layers[0].throwaway, schema1.layers[1].throwaway), (false, true));
    let config = schema1.config().unwrap();
    assert_eq!(config.run.env, ["A=1"]);
    assert_eq!(config.platform.architecture.as_deref(), Some("amd64"));
    assert_eq!(config.history[1].created_by.as_deref(), Some("CMD x"));
    assert_eq!(config.ancestry(), None);
    let short = text.replace(&format!(r#"{{"blobSum":"{B}"}},"#), "");
    assert_eq!(error(Some(MediaType::SCHEMA1.as_str()), &short), ManifestError::Unreadable);
}

/// JSON of the keys that mean something, with values of every type.
fn any_json() -> impl Strategy<Value = String> {
    const KEYS: [&str; 16] = [
        "schemaVersion",
        "mediaType",
        "manifests",
        "config",
        "layers",
        "fsLayers",
        "history",
        "digest",
        "size",
        "platform",
        "annotations",
        "urls",
        "subject",
        "signatures",
        "protected",
        "v1Compatibility",
    ];
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("2".to_owned()),
        Just("-1".to_owned()),
        Just("1.5e3".to_owned()),
        Just("true".to_owned()),
        Just(format!("\"{A}\"")),
        Just(format!("\"{OCI}\"")),
        Just("\"eyJmb3JtYXRMZW5ndGgiOjk5OTk5OTk5LCJmb3JtYXRUYWlsIjoiZlEifQ\"".to_owned()),
        "[ -~&&[^\"\\\\]]{0,12}".prop_map(|text| format!("\"{text}\"")),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let field = (prop::sample::select(KEYS.as_slice()), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec(field, 0..8).prop_map(|fields| {
                let fields: Vec<String> =
                    fields.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
                format!("{{{}}}", fields.join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_json_upsets_the_reader_of_manifests(text in any_json(), version in 1_u8..3) {
        let types = [OCI, INDEX, SIGNED, "text/html"];
        let versioned = text.replacen('{', &format!("{{\"schemaVersion\":{version},"), 1).replace(",}", "}");
        for content_type in types.into_iter().map(Some).chain([None]) {
            for text in [&text, &versioned] {
                if let Ok(found) = read(content_type, text.as_bytes()) {
                    if let Manifest::Image(image) = &found.manifest {
                        let _ = (image.kind(), image.compressed());
                    }
                    if let Manifest::Schema1(schema1) = &found.manifest {
                        let _ = schema1.config();
                    }
                }
            }
        }
    }
}
