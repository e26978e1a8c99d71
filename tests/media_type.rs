//! The grammar of media types.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::name::MediaType;
use proptest::prelude::*;

const OCI: &str = "application/vnd.oci.image.manifest.v1+json";

#[test]
fn a_media_type_is_the_same_in_every_spelling() {
    for text in [OCI, "Application/VND.OCI.image.manifest.v1+JSON", &format!(" {OCI} ; charset=utf-8")] {
        assert_eq!(text.parse(), Ok(MediaType::OCI_MANIFEST), "{text}");
    }
    for bad in
        ["", " ", "application", "a/", "/b", "a/b/c", "a b/c", "a/b c", "../x", "a/\u{202e}b", "ä/b", "a/*"]
    {
        assert!(bad.parse::<MediaType>().is_err(), "{bad:?}");
    }
    assert!(format!("a/{}", "b".repeat(128)).parse::<MediaType>().is_err());
}

#[test]
fn a_media_type_knows_what_it_is() {
    let is = |text: &str| text.parse::<MediaType>().unwrap();
    assert!(is("application/vnd.docker.distribution.manifest.list.v2+json").is_index());
    assert!(is("application/vnd.docker.image.rootfs.diff.tar.gzip").is_layer());
    assert!(is("application/vnd.oci.image.layer.v1.tar+zstd").is_layer());
    assert!(is("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip").is_foreign_layer());
    assert!(is("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip").is_foreign_layer());
    assert!(!is("application/vnd.oci.image.layer.v1.tar").is_foreign_layer());
    assert!(!is("application/vnd.in-toto+json").is_layer());
    assert!(is("application/json").is_generic());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_media_type_reads_back_as_it_is_written(text in "[A-Za-z0-9][A-Za-z0-9.+-]{0,20}/[A-Za-z0-9][A-Za-z0-9.+-]{0,20}") {
        let read: MediaType = text.parse().unwrap();
        prop_assert_eq!(read.as_str(), text.to_ascii_lowercase());
        prop_assert_eq!(&read.to_string().parse::<MediaType>().unwrap(), &read);
        prop_assert_eq!(format!("{text};q=0.5").parse::<MediaType>().unwrap(), read);
    }

    #[test]
    fn no_text_upsets_the_reader_of_media_types(text in any::<String>()) {
        let _ = text.parse::<MediaType>();
    }
}
