//! What the name of a new repository must keep to.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::repository_rules::Rule;

fn all(rules: &[Rule], text: &str) -> bool {
    rules.iter().all(|rule| rule.kept(text))
}

#[test]
fn a_namespace_is_lower_case_with_single_hyphens_inside() {
    for good in ["team", "ab", "a_b", "a-b", "captain99"] {
        assert!(all(&Rule::NAMESPACE, good), "{good}");
    }
    for bad in ["", "a", "Team", "-ab", "ab-", "a--b", "a.b", "a/b", "a b", &"a".repeat(256)] {
        assert!(!all(&Rule::NAMESPACE, bad), "{bad}");
    }
}

#[test]
fn a_name_may_have_dots_but_is_no_dot_segment() {
    for good in ["a", "tide-tables", "v1.2_x", ".hidden"] {
        assert!(all(&Rule::NAME, good), "{good}");
    }
    for bad in ["", ".", "..", "a/b", "Upper", "a b", &"a".repeat(65)] {
        assert!(!all(&Rule::NAME, bad), "{bad}");
    }
}

#[test]
fn the_library_keeps_scratch_and_what_looks_like_an_image_id() {
    assert!(all(&Rule::LIBRARY, "nginx"));
    assert!(!all(&Rule::LIBRARY, "scratch"));
    assert!(!all(&Rule::LIBRARY, &"a1".repeat(32)));
    assert!(all(&Rule::NAME, "scratch"));
}
