//! Tags, images, ancestries, files, search: every form of answer that was seen, and the bad ones.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::image::{Change, FileKind, Timestamp};
use portolan::name::Heard;
use portolan::registry::error::ErrorKind;
use support::script::{Script, answer};
use support::{id, registry, repository, tag};

fn image_line(digit: char, what: &str) -> String {
    format!("GET /v1/images/{}/{what}", id(digit))
}

async fn tags_of(body: &str) -> Result<Vec<(String, String)>, ErrorKind> {
    let script = Script::new().on("GET /v1/repositories/ada/web/tags", answer(200, body));
    let tags = registry(&script).tags(&repository("ada/web")).await.map_err(|error| error.kind)?;
    Ok(tags.into_iter().map(|tagged| (tagged.tag.to_string(), tagged.image.to_string())).collect())
}

#[tokio::test]
async fn tags_are_read_as_object_and_as_the_list_of_old_documents() {
    let (a, b) = (id('a').to_string(), id('b').to_string());
    let pair = |tag: &str, id: &str| (tag.to_owned(), id.to_owned());
    let object = format!(r#"{{"latest": "{a}", "1.0": "{b}"}}"#);
    assert_eq!(tags_of(&object).await.unwrap(), [pair("1.0", &b), pair("latest", &a)]);
    let list = format!(r#"[{{"layer":"{a}","name":"latest"}}]"#);
    assert_eq!(tags_of(&list).await.unwrap(), [pair("latest", &a)]);
    assert_eq!(tags_of("{}").await.unwrap(), []);
    assert_eq!(tags_of("null").await, Err(ErrorKind::Unreadable));
    assert_eq!(tags_of("<html>").await, Err(ErrorKind::Unreadable));
}

/// Security notes D12: of a key that stands twice the last counts; D5, I13: what is no name is kept as text only.
#[tokio::test]
async fn odd_tags_are_heard_but_never_names() {
    let a = id('a');
    let body = format!(r#"{{"1.0":"x","1.0":"{a}","../..":"{a}","":"{a}","<img>":7,"__proto__":"{a}"}}"#);
    let script = Script::new().on("GET /v1/repositories/ada/web/tags", answer(200, body));
    let tags = registry(&script).tags(&repository("ada/web")).await.unwrap();
    let valid: Vec<_> =
        tags.iter().filter_map(|t| Some((t.tag.valid()?.as_str(), t.image.valid()?))).collect();
    assert_eq!(valid, [("1.0", &a), ("__proto__", &a)]);
    assert_eq!(tags.len(), 5);
    assert!(tags.iter().any(|t| t.tag == Heard::Odd("<img>".into()) && t.image == Heard::Odd("".into())));
}

/// Security notes R1: a list without end is left at 16 MiB.
#[tokio::test]
async fn endless_tags_are_left_at_the_cap() {
    let flood = answer(200, "").chunks(vec![Ok(vec![b' '; 1024 * 1024])]).endless();
    let script = Script::new().on("GET /v1/repositories/ada/web/tags", flood);
    let error = registry(&script).tags(&repository("ada/web")).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooLarge(16 * 1024 * 1024));
}

/// Security notes R2.
#[tokio::test]
async fn json_nested_too_deep_is_unreadable_and_no_stack_overflows() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(tags_of(&deep).await, Err(ErrorKind::Unreadable));
}

#[tokio::test]
async fn a_tag_is_read_quoted_or_bare() {
    let a = id('a');
    for body in [format!("\"{a}\""), a.to_string(), format!(" \"{a}\"\n"), format!("{a}\n")] {
        let script = Script::new().on("GET /v1/repositories/ada/web/tags/1.0", answer(200, body));
        assert_eq!(registry(&script).tag(&repository("ada/web"), &tag("1.0")).await.unwrap(), a);
    }
    for body in ["", "\"abc\"", "{}", "abc"] {
        let script = Script::new().on("GET /v1/repositories/ada/web/tags/1.0", answer(200, body));
        let error = registry(&script).tag(&repository("ada/web"), &tag("1.0")).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::Unreadable, "{body}");
    }
}

#[tokio::test]
async fn library_repositories_have_two_segments_where_their_tags_are() {
    let script = Script::new().on("GET /v1/repositories/library/busybox/tags", answer(200, "{}"));
    registry(&script).tags(&repository("busybox")).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn an_image_is_read_whole() {
    let (a, b) = (id('a'), id('b'));
    let json = format!(
        r#"{{"id":"{a}","parent":"{b}","created":"2014-11-03T09:21:44.120934118Z","container":"77aa",
        "container_config":{{"Cmd":["/bin/sh","-c","true"]}},"docker_version":"1.3.1","author":"Ada",
        "config":{{"User":"app","Env":["A=1"],"Cmd":["/srv"],"Entrypoint":"/old","ExposedPorts":{{"8080/tcp":{{}}}},
        "Volumes":null,"WorkingDir":"/srv","OnBuild":null,"Hostname":"h","Labels":{{"z":"1","a":"2","z":"3"}}}},
        "architecture":"amd64","os":"linux","Size":120}}"#
    );
    let answered = answer(200, json.clone())
        .field("X-Docker-Size", "85")
        .field("X-Docker-Checksum-Payload", &format!("sha256:{a}"));
    let script = Script::new().on(&image_line('a', "json"), answered);
    let image = registry(&script).image(&repository("ada/web"), &a).await.unwrap();
    assert_eq!(image.parent, Some(Heard::Valid(b)));
    assert_eq!(image.created, Some(Timestamp(1_415_006_504_120)));
    assert_eq!(image.step, ["/bin/sh", "-c", "true"]);
    assert_eq!((image.unpacked, image.compressed), (Some(120), Some(85)));
    assert_eq!(image.checksum, Some(format!("sha256:{a}")));
    assert_eq!(&*image.raw, json.as_bytes());
    let config = image.config.unwrap();
    assert_eq!(config.entrypoint, ["/old"]);
    assert_eq!(config.exposed_ports, ["8080/tcp"]);
    assert!(config.volumes.is_empty() && config.on_build.is_empty());
    assert_eq!(config.labels, [("z".to_owned(), "3".to_owned()), ("a".to_owned(), "2".to_owned())]);
}

/// Security notes D12 and I15: a field of a wrong type counts as missing, and spoils nothing else.
#[tokio::test]
async fn fields_of_wrong_types_count_as_missing() {
    for size in ["-1", "1.5", "1e308", "\"12\"", "null", "[]", "18446744073709551616"] {
        let json = format!(
            r#"{{"id":"{}","parent":7,"created":-1,"author":{{}},"config":"x","container_config":[],"os":"linux","Size":{size}}}"#,
            id('a')
        );
        let script = Script::new().on(&image_line('a', "json"), answer(200, json));
        let image = registry(&script).image(&repository("ada/web"), &id('a')).await.unwrap();
        assert_eq!(image.unpacked, None, "{size}");
        assert_eq!((image.parent, image.created, image.author, image.config), (None, None, None, None));
        assert_eq!(image.os.as_deref(), Some("linux"));
    }
    for created in ["0001-01-01T00:00:00Z", "yesterday", "9999-12-31T23:59:59Z", ""] {
        let json = format!(r#"{{"id":"{}","created":"{created}","parent":""}}"#, id('a'));
        let script = Script::new().on(&image_line('a', "json"), answer(200, json));
        let image = registry(&script).image(&repository("ada/web"), &id('a')).await.unwrap();
        assert_eq!((image.created, image.parent), (None, None), "{created}");
    }
}

/// Security notes D12: a number no machine can hold makes the whole unreadable, which is told.
#[tokio::test]
async fn a_number_beyond_all_bounds_is_refused() {
    let json = format!(r#"{{"id":"{}","Size":1e400}}"#, id('a'));
    let script = Script::new().on(&image_line('a', "json"), answer(200, json));
    let error = registry(&script).image(&repository("ada/web"), &id('a')).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unreadable);
}

/// Security notes I5.
#[tokio::test]
async fn an_image_that_says_it_is_another_is_refused() {
    for json in
        [format!(r#"{{"id":"{}"}}"#, id('b')), "{}".to_owned(), "[]".to_owned(), r#"{"id":7}"#.to_owned()]
    {
        let script = Script::new().on(&image_line('a', "json"), answer(200, json.clone()));
        let error = registry(&script).image(&repository("ada/web"), &id('a')).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::Unreadable, "{json}");
    }
}

/// Security notes R1.
#[tokio::test]
async fn an_image_past_1_mib_is_left() {
    let script = Script::new().on(&image_line('a', "json"), answer(200, vec![b' '; 1024 * 1024 + 1]));
    let error = registry(&script).image(&repository("ada/web"), &id('a')).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooLarge(1024 * 1024));
}

#[tokio::test]
async fn the_checksum_is_found_under_each_of_its_names() {
    let a = id('a');
    let sha = format!("sha256:{a}");
    type Row<'a> = (&'a [(&'a str, &'a str)], Option<&'a str>);
    let table: [Row<'_>; 5] = [
        (&[("X-Docker-Checksum-Payload", &sha)], Some(&sha)),
        (&[("X-Docker-Payload-Checksum", &sha)], Some(&sha)),
        (&[("X-Docker-Checksum", "tarsum+sha256:x"), ("X-Docker-Checksum-Payload", &sha)], Some(&sha)),
        (&[("X-Docker-Checksum", "tarsum+sha256:x")], Some("tarsum+sha256:x")),
        (&[], None),
    ];
    for (fields, expected) in table {
        let mut answered = answer(200, format!(r#"{{"id":"{a}"}}"#));
        for (name, value) in fields {
            answered = answered.field(name, value);
        }
        let script = Script::new().on(&image_line('a', "json"), answered);
        let image = registry(&script).image(&repository("ada/web"), &a).await.unwrap();
        assert_eq!(image.checksum.as_deref(), expected, "{fields:?}");
    }
}

async fn ancestry(body: String) -> Result<usize, ErrorKind> {
    let script = Script::new().on(&image_line('a', "ancestry"), answer(200, body));
    let ancestry = registry(&script).ancestry(&repository("ada/web"), &id('a')).await;
    ancestry.map(|ancestry| ancestry.ids().len()).map_err(|error| error.kind)
}

/// Security notes R5.
#[tokio::test]
async fn an_ancestry_is_itself_first_without_circles_and_of_bounded_depth() {
    let (a, b) = (id('a'), id('b'));
    assert_eq!(ancestry(format!(r#"["{a}","{b}"]"#)).await, Ok(2));
    assert_eq!(ancestry(format!(r#"["{a}"]"#)).await, Ok(1));
    assert_eq!(ancestry(format!(r#"["{b}","{a}"]"#)).await, Err(ErrorKind::BadAncestry));
    assert_eq!(ancestry(format!(r#"["{a}","{b}","{a}"]"#)).await, Err(ErrorKind::BadAncestry));
    assert_eq!(ancestry(format!(r#"["{a}","{a}"]"#)).await, Err(ErrorKind::BadAncestry));
    assert_eq!(ancestry("[]".into()).await, Err(ErrorKind::BadAncestry));
    assert_eq!(ancestry(format!(r#"["{a}","../x"]"#)).await, Err(ErrorKind::Unreadable));
    assert_eq!(ancestry("{}".into()).await, Err(ErrorKind::Unreadable));
    let chain = |length: usize| {
        let rest = (1..length).map(|n| format!(r#","{n:064x}""#));
        format!(r#"["{a}"{}]"#, rest.collect::<String>())
    };
    assert_eq!(ancestry(chain(1000)).await, Ok(1000));
    assert_eq!(ancestry(chain(1001)).await, Err(ErrorKind::BadAncestry));
}

#[tokio::test]
async fn files_are_read_tuple_by_tuple() {
    let body = r#"[["/etc","d",false,0,1414998104,493,0,0],["/etc/motd","f",false,286,-5,420,1,2],
        ["/tmp/old","f",true,0,0,0,0,0],["/dev/null","c",false,0,0,0,0,0],["/l","s"],["/h","l",false,-1],[],[7,"f"],{}]"#;
    let script = Script::new().on(&image_line('a', "files"), answer(200, body));
    let files = registry(&script).files(&repository("ada/web"), &id('a')).await.unwrap();
    let kinds: Vec<_> = files.iter().map(|file| file.kind).collect();
    assert_eq!(
        kinds,
        [
            FileKind::Folder,
            FileKind::File,
            FileKind::File,
            FileKind::Other,
            FileKind::SymbolicLink,
            FileKind::HardLink
        ]
    );
    let motd = &files[1];
    assert_eq!((motd.size, motd.modified, motd.mode, motd.uid, motd.gid), (286, -5, 420, 1, 2));
    assert!(files[2].deleted && files[5].size == 0);
}

#[tokio::test]
async fn more_files_than_are_shown_are_counted_and_refused() {
    let body = format!("[{}]", vec![r#"["/f"]"#; 100_001].join(","));
    let script = Script::new().on(&image_line('a', "files"), answer(200, body));
    let error = registry(&script).files(&repository("ada/web"), &id('a')).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooMany(100_001, 100_000));
}

#[tokio::test]
async fn changes_are_read_once_the_server_has_worked_them_out() {
    let body =
        r#"{"deleted":{"/a":["f",true,0,0,0,0,0]},"changed":{},"created":{"/b":["d",false,0,0,493,0,0]}}"#;
    let script = Script::new()
        .on(&image_line('a', "diff"), answer(200, ""))
        .on(&image_line('a', "diff"), answer(200, body))
        .on(&image_line('a', "diff"), answer(400, r#"{"error":"Diff queue is disabled"}"#));
    let (registry, name) = (registry(&script), repository("ada/web"));
    assert_eq!(registry.changes(&name, &id('a')).await.unwrap(), None);
    let changes = registry.changes(&name, &id('a')).await.unwrap().unwrap();
    let seen: Vec<_> =
        changes.0.iter().map(|(change, file)| (*change, file.path.as_str(), file.kind)).collect();
    assert_eq!(seen, [(Change::Deleted, "/a", FileKind::File), (Change::Created, "/b", FileKind::Folder)]);
    assert_eq!(registry.changes(&name, &id('a')).await.unwrap_err().kind, ErrorKind::Rejected);
}
