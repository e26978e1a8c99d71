//! JSON set out for reading loses nothing and trusts nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::pretty::pretty;

#[test]
fn objects_and_arrays_are_set_out_line_by_line() {
    assert_eq!(
        pretty(r#"{"id":"a","config":{"Env":["A=1","B=2"],"Volumes":null},"empty":{ },"none":[]}"#),
        "{\n  \"id\": \"a\",\n  \"config\": {\n    \"Env\": [\n      \"A=1\",\n      \"B=2\"\n    ],\n    \"Volumes\": null\n  },\n  \"empty\": {},\n  \"none\": []\n}"
    );
}

#[test]
fn strings_stay_as_they_are_whatever_is_in_them() {
    let text = r#""a \"quoted\" {brace}, [bracket]: and \\""#;
    assert_eq!(pretty(text), text);
}

#[test]
fn numbers_keep_every_digit_and_duplicate_keys_stay() {
    assert_eq!(
        pretty("{\"n\":1e400,\"n\":0.10000000000000000001}"),
        "{\n  \"n\": 1e400,\n  \"n\": 0.10000000000000000001\n}"
    );
}

#[test]
fn what_is_already_set_out_is_not_set_out_twice() {
    let once = pretty(r#"{"a":[1,{"b":[]}]}"#);
    assert_eq!(pretty(&once), once);
}

#[test]
fn a_million_brackets_do_not_cost_a_million_margins() {
    for of in ["[", "[[[[[]]]]],", "{\"a\":["] {
        let deep = of.repeat(1_000_000 / of.len());
        assert!(pretty(&deep).len() <= deep.len() * 8, "{of}");
    }
    // A document as people write them keeps every margin.
    let levels = 40;
    let real = format!("{}1{}", "{\"key of it\":".repeat(levels), "}".repeat(levels));
    assert_eq!(pretty(&real).lines().nth(levels - 1).unwrap().find('"'), Some(2 * (levels - 1)));
}

#[test]
fn words_with_spaces_are_quoted_on_a_command_line_and_plain_ones_are_not() {
    let words = ["/bin/sh", "-c", "echo 'tide' > /log", ""].map(str::to_owned);
    assert_eq!(portolan::console::pretty::command_line(&words), r"/bin/sh -c 'echo '\''tide'\'' > /log' ''");
}

#[test]
fn secrets_in_a_build_step_are_masked_and_the_rest_of_it_stays() {
    use portolan::console::mask::instruction;
    let masked = |keyword, arguments| instruction(keyword, arguments);
    assert_eq!(
        masked("ENV", "LANG=C API_TOKEN=tok_1 PATH=/bin").unwrap(),
        "LANG=C API_TOKEN=•••••••• PATH=/bin"
    );
    assert_eq!(masked("ENV", "DB_PASSWORD two words").unwrap(), "DB_PASSWORD ••••••••");
    assert_eq!(
        masked("RUN", "curl --token=\"a b\" \\\n    https://ann:pw@host/x && true").unwrap(),
        "curl --token=•••••••• \\\n    •••••••• && true"
    );
    assert_eq!(masked("ENV", "PATH=/usr/bin:/bin KEY="), None);
    assert_eq!(masked("RUN", "apt-get install -y \"unfinished"), None);
    assert_eq!(masked("LABEL", "maintainer The Harbour Office"), None);
}
