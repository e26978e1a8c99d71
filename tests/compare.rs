//! Two images beside each other: what both have, what differs, what only one has.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::compare::{Comparison, Counts, Is, Layer, Pair, Piece, Side, Step, marks};
use portolan::console::mask::MASK;
use portolan::console::running::Fact;
use proptest::prelude::*;

fn layer(name: &str, size: u64) -> Layer {
    Layer { name: name.to_owned(), size: Some(size) }
}

fn step(line: &str) -> Step {
    let (keyword, arguments) = line.split_once(' ').unwrap();
    Step { keyword: keyword.to_owned(), arguments: arguments.to_owned(), layer: None }
}

fn steps(lines: &[&str]) -> Side {
    Side { steps: lines.iter().map(|line| step(line)).collect(), ..Side::default() }
}

fn text(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// What is marked stands in brackets.
fn shown(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| if piece.changed { format!("[{}]", piece.text) } else { piece.text.clone() };
    pieces.iter().map(piece).collect()
}

fn sign(is: Is) -> char {
    match is {
        Is::Same => '=',
        Is::Changed => '≠',
        Is::Left => '‹',
        Is::Right => '›',
    }
}

fn signs<T>(pairs: &[Pair<T>]) -> String {
    pairs.iter().map(|pair| sign(pair.is)).collect()
}

/// The images of the picture: a release and the one after it.
fn releases() -> (Side, Side) {
    let base = ["36e9", "b197", "9354", "e916", "0e70"];
    let layers = |own: [&str; 2]| base.iter().chain(own.iter()).map(|name| layer(name, 10)).collect();
    let pairs = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let mut left = steps(&[
        "FROM debian",
        "ENV LANG=C.UTF-8",
        "COPY target/lib/ /app/lib/",
        "ENV LEGACY_TAX=1",
        "COPY deploy/otel-agent-1.jar deploy/logback.xml /app/",
        "COPY target/checkout-4.11.3.jar /app/app.jar",
        "USER 10001",
        "EXPOSE 8080",
        "ENTRYPOINT [\"java\"]",
    ]);
    left.layers = layers(["1c64", "3843"]);
    left.facts = vec![(Fact::User, "10001".into()), (Fact::Ports, "8080/tcp".into())];
    left.env = ["PATH=/bin", "LEGACY_TAX=1", "JAVA_OPTS=-server -Xmx 512m", "SENTRY_DSN=x"]
        .map(str::to_owned)
        .into();
    left.labels = pairs(&[("version", "4.11.3"), ("source", "git.example/team")]);
    let mut right = steps(&[
        "FROM debian",
        "ENV LANG=C.UTF-8",
        "COPY target/lib/ /app/lib/",
        "COPY deploy/otel-agent.jar deploy/logback.xml /app/",
        "COPY target/checkout-4.12.0.jar /app/app.jar",
        "USER 10001",
        "EXPOSE 8080 9090",
        "ENV OTEL_SERVICE_NAME=checkout-api",
        "ENTRYPOINT [\"java\"]",
    ]);
    right.layers = layers(["7217", "58fc"]);
    right.facts = vec![(Fact::User, "10001".into()), (Fact::Ports, "8080/tcp, 9090/tcp".into())];
    right.env =
        ["PATH=/bin", "OTEL=api", "JAVA_OPTS=-server -Xmx 768m", "SENTRY_DSN=y"].map(str::to_owned).into();
    right.labels = pairs(&[("source", "git.example/team"), ("version", "4.12.0")]);
    (left, right)
}

#[test]
fn layers_of_both_stand_beside_each_other_and_the_rest_left_before_right() {
    let (left, right) = releases();
    let found = Comparison::of(&left, &right);
    assert_eq!(signs(&found.layers), "=====‹‹››");
    assert_eq!(found.shared(&left), Some(50));
    assert_eq!(found.layers[5], Pair { is: Is::Left, left: Some(5), right: None });
    assert_eq!(found.layers[7], Pair { is: Is::Right, left: None, right: Some(5) });
}

#[test]
fn a_layer_that_stands_elsewhere_on_the_other_side_is_shared_all_the_same() {
    let side = |names: &[&str]| Side {
        layers: names.iter().map(|name| layer(name, 1)).collect(),
        ..Side::default()
    };
    let (left, right) = (side(&["a", "x", "b", "c"]), side(&["a", "b", "c", "x"]));
    let found = Comparison::of(&left, &right);
    assert_eq!(signs(&found.layers), "====");
    assert_eq!(found.layers[1], Pair { is: Is::Same, left: Some(1), right: Some(3) });
    let twice = Comparison::of(&side(&["a", "a", "b"]), &side(&["a", "b"]));
    assert_eq!(signs(&twice.layers).matches('=').count(), 2, "one that stands twice is shared once");
}

#[test]
fn a_size_that_nobody_knows_is_not_taken_for_nothing() {
    let mut left = Side { layers: vec![layer("a", 1), layer("b", 1)], ..Side::default() };
    left.layers[0].size = None;
    let found = Comparison::of(&left, &left);
    assert_eq!(found.shared(&left), None);
}

#[test]
fn lines_of_history_pair_with_the_line_they_became() {
    let (left, right) = releases();
    let found = Comparison::of(&left, &right);
    assert_eq!(signs(&found.steps), "===‹≠≠=≠›=");
    let pair = |at: usize| {
        let pair = &found.steps[at];
        let side = |line: &Option<portolan::console::compare::Line>| {
            line.as_ref().map(|line| shown(&line.pieces)).unwrap_or_default()
        };
        (side(&pair.left), side(&pair.right))
    };
    assert_eq!(
        pair(4),
        (
            "deploy/otel-agent[-1].jar deploy/logback.xml /app/".to_owned(),
            "deploy/otel-agent.jar deploy/logback.xml /app/".to_owned()
        )
    );
    assert_eq!(pair(5).1, "target/checkout-[4.12.0].jar /app/app.jar");
    assert_eq!(pair(7), ("8080".to_owned(), "8080[ 9090]".to_owned()));
}

#[test]
fn lines_that_have_nothing_in_common_are_no_change_of_each_other() {
    let found = Comparison::of(&steps(&["RUN make", "ENV A=1"]), &steps(&["RUN curl x", "ENV B=1"]));
    assert_eq!(signs(&found.steps), "‹‹››");
    let found = Comparison::of(&steps(&["ENV A=1", "CMD a"]), &steps(&["ENV A=2", "CMD b"]));
    assert_eq!(signs(&found.steps), "≠≠", "the same variable, and what can stand only once");
}

#[test]
fn variables_and_labels_are_compared_by_name_wherever_they_stand() {
    let (left, right) = releases();
    let found = Comparison::of(&left, &right);
    let env: Vec<String> = found.env.iter().map(|(name, pair)| format!("{} {name}", sign(pair.is))).collect();
    assert_eq!(env, ["≠ JAVA_OPTS", "‹ LEGACY_TAX", "› OTEL", "= PATH", "≠ SENTRY_DSN"]);
    let options = &found.env[0].1;
    assert_eq!(shown(options.left.as_ref().unwrap()), "-server -Xmx [512m]");
    let labels: String = found.labels.iter().map(|(_, pair)| sign(pair.is)).collect();
    assert_eq!(labels, "=≠");
    let facts: String = found.facts.iter().map(|(_, pair)| sign(pair.is)).collect();
    assert_eq!(facts, "=≠");
    let twice = Side { env: vec!["A=1".into(), "A=2".into()], ..Side::default() };
    let once = Side { env: vec!["A=2".into()], ..Side::default() };
    assert_eq!(
        Comparison::of(&twice, &once).env[0].1.is,
        Is::Same,
        "of two the last counts, as when it runs"
    );
}

// C19
#[test]
fn secrets_are_compared_and_not_shown() {
    let (left, right) = releases();
    let found = Comparison::of(&left, &right);
    let (_, dsn) = &found.env[4];
    assert_eq!(dsn.is, Is::Changed);
    assert_eq!(text(dsn.left.as_ref().unwrap()), MASK);
    assert_eq!(text(dsn.right.as_ref().unwrap()), MASK);
    let found = Comparison::of(&steps(&["ENV API_TOKEN=hunter1"]), &steps(&["ENV API_TOKEN=hunter2"]));
    assert_eq!(found.steps[0].is, Is::Changed);
    assert!(!format!("{found:?}").contains("hunter"), "{found:?}");
    let found = Comparison::of(&steps(&["RUN x --token=hunter1"]), &Side::default());
    assert!(!format!("{found:?}").contains("hunter"), "{found:?}");
}

#[test]
fn what_is_the_same_counts_as_the_same() {
    let (left, right) = releases();
    assert!(Comparison::of(&left, &left).counts().all_same());
    let counts = Comparison::of(&left, &right).counts();
    assert_eq!(counts, Counts { same: 8, changed: 7, left: 2, right: 2 });
}

#[test]
fn texts_without_a_word_in_common_are_changed_as_a_whole() {
    let whole = |left: &str, right: &str| {
        let (left, right) = marks(left, right);
        (shown(&left), shown(&right))
    };
    assert_eq!(whole("51e7d20c", "9c41f0ab"), ("[51e7d20c]".to_owned(), "[9c41f0ab]".to_owned()));
    assert_eq!(whole("/a/b", "/c/d"), ("[/a/b]".to_owned(), "[/c/d]".to_owned()));
    assert_eq!(whole("x 1.2-rc", "x 2.0-beta"), ("x [1.2-rc]".to_owned(), "x [2.0-beta]".to_owned()));
    assert_eq!(whole("", "a"), (String::new(), "[a]".to_owned()));
    let long = "word ".repeat(10_000);
    assert_eq!(marks(&long, "word").0.len(), 1);
}

fn sides() -> impl Strategy<Value = Side> {
    let layers = prop::collection::vec(("[a-e]", 0u64..9), 0..8);
    let lines = prop::collection::vec("(RUN|ENV|COPY|CMD) [a-c]( [a-c]){0,2}", 0..8);
    let env = prop::collection::vec("[A-D](=\\PC{0,6})?", 0..6);
    (layers, lines, env).prop_map(|(layers, lines, env)| {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let layers = layers.into_iter().map(|(name, size)| layer(&name, size)).collect();
        Side { layers, env, ..steps(&lines) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_comes_twice((left, right) in (sides(), sides())) {
        let found = Comparison::of(&left, &right);
        let mut places: Vec<usize> = found.layers.iter().filter_map(|pair| pair.left).collect();
        prop_assert!(places.is_sorted());
        places.dedup();
        prop_assert_eq!(places.len(), left.layers.len());
        let mut places: Vec<usize> = found.layers.iter().filter_map(|pair| pair.right).collect();
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), right.layers.len());
        let at: Vec<usize> = found.steps.iter().filter_map(|pair| Some(pair.left.as_ref()?.at)).collect();
        prop_assert_eq!(at, (0..left.steps.len()).collect::<Vec<_>>());
        let at: Vec<usize> = found.steps.iter().filter_map(|pair| Some(pair.right.as_ref()?.at)).collect();
        prop_assert_eq!(at, (0..right.steps.len()).collect::<Vec<_>>());
        let both = |pair: &Pair<usize>| pair.is == Is::Same;
        for pair in found.layers.iter().filter(|pair| both(pair)) {
            prop_assert_eq!(&left.layers[pair.left.unwrap()].name, &right.layers[pair.right.unwrap()].name);
        }
    }

    #[test]
    fn swapping_the_sides_swaps_the_counts((left, right) in (sides(), sides())) {
        let one = Comparison::of(&left, &right);
        let other = Comparison::of(&right, &left);
        prop_assert_eq!(one.shared(&left).is_some(), other.shared(&right).is_some());
        prop_assert_eq!(Counts::of(one.env.iter().map(|(_, pair)| pair.is)).left,
            Counts::of(other.env.iter().map(|(_, pair)| pair.is)).right);
        let same = |found: &Comparison| found.layers.iter().filter(|pair| pair.is == Is::Same).count();
        prop_assert_eq!(same(&one), same(&other));
    }

    #[test]
    fn marks_keep_every_character((left, right) in ("\\PC{0,40}", "\\PC{0,40}")) {
        let (a, b) = marks(&left, &right);
        prop_assert_eq!(text(&a), left);
        prop_assert_eq!(text(&b), right);
    }
}
