//! Files chosen for an insert find each other by name, and each pair says what is wrong with it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::pairs::{Content, Fault, File, Pair, is_json, pairs, parents_elsewhere, stem};

fn id(digit: char) -> String {
    digit.to_string().repeat(64)
}

fn json(name: &str, text: &str) -> File<()> {
    File { name: name.to_owned(), content: Content::Json(Ok(text.as_bytes().into())) }
}

fn image(name: &str, own: char, parent: Option<char>) -> File<()> {
    let parent = parent.map(|parent| format!(r#","parent":"{}""#, id(parent))).unwrap_or_default();
    json(&format!("{name}.json"), &format!(r#"{{"id":"{}"{parent}}}"#, id(own)))
}

fn layer(name: &str) -> File<()> {
    File { name: name.to_owned(), content: Content::Layer((), 7) }
}

fn faults(pairs: &[Pair<()>]) -> Vec<(&str, Option<Fault>)> {
    pairs.iter().map(|pair| (pair.stem.as_str(), pair.fault)).collect()
}

#[test]
fn names_lose_every_ending_a_layer_or_a_json_has() {
    assert_eq!(stem("root.json"), "root");
    assert_eq!(stem("root.tar.gz"), "root");
    assert_eq!(stem("root.TGZ"), "root");
    assert_eq!(stem("libs-1.2.layer.tar.xz"), "libs-1.2");
    assert_eq!(stem("json"), stem("layer.tar"));
    assert_eq!(stem(".json"), ".json");
    assert_eq!(stem("海.tar"), "海");
    assert!(is_json("A.JSON") && is_json("json") && !is_json("root.tar.gz"));
}

#[test]
fn roots_come_before_what_stands_on_them_whatever_the_names() {
    let files = [
        image("a", '1', Some('2')),
        layer("a.tar.gz"),
        image("b", '2', Some('3')),
        layer("b.tar.gz"),
        image("c", '3', None),
        layer("c.tar"),
    ];
    let pairs = pairs(&files);
    assert_eq!(faults(&pairs), [("c", None), ("b", None), ("a", None)]);
    assert!(parents_elsewhere(&pairs).is_empty());
}

#[test]
fn a_parent_that_was_not_chosen_has_to_be_at_the_registry() {
    let pairs = pairs(&[image("a", '1', Some('9')), layer("a.tgz")]);
    assert_eq!(faults(&pairs), [("a", None)]);
    assert_eq!(parents_elsewhere(&pairs).into_iter().map(|id| id.to_string()).collect::<Vec<_>>(), [id('9')]);
}

#[test]
fn a_faulty_pair_does_not_count_as_a_parent_that_is_there() {
    let pairs = pairs(&[image("a", '1', Some('2')), layer("a.tar"), image("b", '2', None)]);
    assert_eq!(faults(&pairs), [("a", None), ("b", Some(Fault::LayerMissing))]);
    assert_eq!(parents_elsewhere(&pairs).len(), 1);
}

#[test]
fn each_pair_says_what_is_wrong_with_it() {
    let files = [
        json("array.json", "[]"),
        layer("array.tar"),
        json("cut.json", r#"{"id":"#),
        layer("cut.tar"),
        json("deep.json", &"[".repeat(100_000)),
        layer("deep.tar"),
        json("noid.json", "{}"),
        layer("noid.tar"),
        json("short.json", r#"{"id":"abc"}"#),
        layer("short.tar"),
        json("upper.json", &format!(r#"{{"id":"{}"}}"#, id('A'))),
        layer("upper.tar"),
        json("parent.json", &format!(r#"{{"id":"{}","parent":7}}"#, id('1'))),
        layer("parent.tar"),
        layer("alone.tar.gz"),
        File { name: "gone.json".to_owned(), content: Content::Json(Err(Fault::Unreadable)) },
        layer("gone.tar"),
    ];
    assert_eq!(
        faults(&pairs(&files)),
        [
            ("alone", Some(Fault::JsonMissing)),
            ("array", Some(Fault::NotJson)),
            ("cut", Some(Fault::NotJson)),
            ("deep", Some(Fault::NotJson)),
            ("gone", Some(Fault::Unreadable)),
            ("noid", Some(Fault::BadId)),
            ("parent", Some(Fault::BadParent)),
            ("short", Some(Fault::BadId)),
            ("upper", Some(Fault::BadId)),
        ]
    );
}

#[test]
fn an_empty_or_null_parent_is_none() {
    let text = |parent: &str| format!(r#"{{"id":"{}","parent":{parent}}}"#, id('1'));
    for parent in ["null", "\"\""] {
        let pairs = pairs(&[json("a.json", &text(parent)), layer("a.tar")]);
        assert_eq!(pairs[0].fault, None);
        assert_eq!(pairs[0].facts.as_ref().unwrap().parent, None);
    }
}

#[test]
fn two_pairs_with_one_id_are_both_refused() {
    let files = [image("a", '1', None), layer("a.tar"), image("b", '1', None), layer("b.tar")];
    assert_eq!(faults(&pairs(&files)), [("a", Some(Fault::SameId)), ("b", Some(Fault::SameId))]);
}

#[test]
fn images_that_stand_on_each_other_are_refused_and_the_others_are_not() {
    let files = [
        image("a", '1', Some('2')),
        layer("a.tar"),
        image("b", '2', Some('1')),
        layer("b.tar"),
        image("c", '3', Some('3')),
        layer("c.tar"),
        image("d", '4', None),
        layer("d.tar"),
    ];
    let circle = Some(Fault::Circle);
    assert_eq!(faults(&pairs(&files)), [("d", None), ("a", circle), ("b", circle), ("c", circle)]);
}

#[test]
fn the_json_made_for_a_layer_alone_reads_back_as_what_was_asked_for() {
    use portolan::console::new_image::{NewImage, random_id};
    use portolan::image::Timestamp;
    for moment in ["2026-11-21T14:02:31Z", "2000-02-29T23:59:59Z", "1999-12-31T00:00:00Z"] {
        let image = NewImage {
            id: random_id([0xa5; 32]).unwrap(),
            parent: Some(id('b').parse().unwrap()),
            created: Timestamp::parse(moment).unwrap(),
            command: " /srv/run \"now\" ".to_owned(),
            comment: String::new(),
        };
        let made = image.json();
        let value: serde_json::Value = serde_json::from_slice(&made).unwrap();
        assert_eq!(value["created"], moment);
        assert_eq!(value["config"]["Cmd"][2], "/srv/run \"now\"");
        assert_eq!(value.get("comment"), None);
        let files =
            [File { name: "a.json".into(), content: Content::Json(Ok(made.into())) }, layer("a.tar.gz")];
        let pairs = pairs(&files);
        assert_eq!(pairs[0].fault, None);
        let facts = pairs[0].facts.as_ref().unwrap();
        assert_eq!((&facts.id, &facts.parent), (&image.id, &image.parent));
        assert_eq!(facts.id.as_str(), "a5".repeat(32));
    }
}
