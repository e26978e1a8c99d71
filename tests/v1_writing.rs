//! Tags set and deleted, properties written, images inserted: what is sent, and how failures leave things.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::{Sha256Sum, TransportError};
use portolan::name::{ImageId, NameError, Tag};
use portolan::registry::error::{Error, ErrorKind};
use portolan::registry::v1::{Access, Insert, InsertImage, StepKind, StepState};
use std::cell::RefCell;
use std::rc::Rc;
use support::script::{Script, answer, silence};
use support::{Bytes, id, registry, repository, source, tag};

#[tokio::test]
async fn a_tag_is_set_by_a_quoted_id_and_the_answer_is_not_read() {
    for (status, body) in [(200, "true"), (201, "Created"), (200, ""), (200, "{not json"), (204, "")] {
        let script = Script::new().on_body(
            "PUT /v1/repositories/ada/web/tags/1.0",
            &[("content-type", "application/json")],
            &format!("\"{}\"", id('a')),
            answer(status, body),
        );
        registry(&script).set_tag(&repository("ada/web"), &tag("1.0"), &id('a')).await.unwrap();
    }
}

#[tokio::test]
async fn a_tag_is_deleted_by_its_own_url() {
    for body in ["true", "Deleted", "", "\"\""] {
        let script = Script::new().on("DELETE /v1/repositories/library/web/tags/1.0", answer(200, body));
        registry(&script).delete_tag(&repository("web"), &tag("1.0")).await.unwrap();
        script.finish();
    }
}

/// docker-registry deletes the tag before it misses its metadata.
#[tokio::test]
async fn after_a_404_the_list_says_whether_the_tag_is_gone() {
    let gone = || answer(404, r#"{"error":"Tag not found: 1.0"}"#);
    let tags = "GET /v1/repositories/ada/web/tags";
    let script = Script::new()
        .on("DELETE /v1/repositories/ada/web/tags/1.0", gone())
        .on(tags, answer(200, r#"{"2.0":"x"}"#))
        .on("DELETE /v1/repositories/ada/web/tags/1.0", gone())
        .on(tags, answer(200, r#"{"1.0":"x"}"#))
        .on("DELETE /v1/repositories/ada/web/tags/1.0", gone())
        .on(tags, answer(404, r#"{"error":"Repository not found"}"#));
    let (registry, name) = (registry(&script), repository("ada/web"));
    registry.delete_tag(&name, &tag("1.0")).await.unwrap();
    for kind in [ErrorKind::Unexpected, ErrorKind::NotFound] {
        assert_eq!(registry.delete_tag(&name, &tag("1.0")).await.unwrap_err().kind, kind);
    }
}

#[tokio::test]
async fn an_immutable_tag_is_a_conflict_and_nothing_more_is_asked() {
    let script = Script::new().on("DELETE /v1/repositories/ada/web/tags/1.0", answer(409, ""));
    let error = registry(&script).delete_tag(&repository("ada/web"), &tag("1.0")).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Conflict);
    assert_eq!(script.sent().len(), 1);
}

/// Security notes I8 and I13: there is no such tag, so that no DELETE of one can mean the repository.
#[test]
fn an_empty_tag_or_a_dot_segment_is_no_tag() {
    for text in ["", ".", "..", "a/b", "a%2fb", "-a", ".a", "a b", "a?b", "a#b", "a\\b", "é"] {
        assert!(text.parse::<Tag>().is_err(), "{text:?}");
    }
}

#[tokio::test]
async fn properties_are_written() {
    let line = "PUT /v1/repositories/ada/web/properties";
    let script = Script::new().on_body(line, &[], r#"{"access":"private"}"#, answer(200, "true")).on_body(
        line,
        &[],
        r#"{"access":"public"}"#,
        answer(200, "true"),
    );
    let registry = registry(&script);
    registry.set_access(&repository("ada/web"), Access::Private).await.unwrap();
    registry.set_access(&repository("ada/web"), Access::Public).await.unwrap();
    script.finish();
}

fn json(own: &ImageId, parent: Option<&ImageId>) -> String {
    parent.map_or_else(
        || format!(r#"{{"id":"{own}"}}"#),
        |parent| format!(r#"{{"id":"{own}","parent":"{parent}"}}"#),
    )
}

fn image(own: char, parent: Option<char>) -> InsertImage {
    let json = json(&id(own), parent.map(id).as_ref());
    InsertImage::new(json.into_bytes(), source(format!("layer {own}"))).unwrap()
}

fn sum(image: &InsertImage, layer: &str) -> String {
    let mut sum = Sha256Sum::new();
    sum.update(&image.json);
    sum.update(b"\n");
    sum.update(layer.as_bytes());
    format!("sha256:{}", sum.finish())
}

fn put(digit: char, what: &str) -> String {
    format!("PUT /v1/images/{}/{what}", id(digit))
}

const TAG: &str = "PUT /v1/repositories/ada/web/tags/1.0";

/// Runs an insert as a page does: what is heard goes into the plan.
async fn run(script: &Script, insert: &mut Insert) -> Result<(), Error> {
    let heard: Rc<RefCell<Vec<(usize, StepState)>>> = Rc::default();
    let log = heard.clone();
    let outcome =
        registry(script).insert(insert, Rc::new(move |at, state| log.borrow_mut().push((at, state)))).await;
    for (at, state) in heard.borrow_mut().drain(..) {
        insert.steps[at].state = state;
    }
    outcome
}

fn states(insert: &Insert) -> String {
    let letter = |state: &StepState| match state {
        StepState::NotTried => '-',
        StepState::Sending(_) => '~',
        StepState::Done => '+',
        StepState::Skipped => 's',
        StepState::Failed(_) => '!',
    };
    insert.steps.iter().map(|step| letter(&step.state)).collect()
}

fn plan(images: Vec<InsertImage>) -> Insert {
    Insert::plan(repository("ada/web"), images, Some((tag("1.0"), id('b'))), false).unwrap()
}

#[tokio::test]
async fn an_insert_sends_roots_first_json_layer_checksum_and_then_the_tag() {
    let mut insert = plan(vec![image('b', Some('a')), image('a', None)]);
    let mut script = Script::new();
    for image in &insert.images {
        let own = image.id.as_str().chars().next().unwrap();
        let layer = format!("layer {own}");
        let checksum = sum(image, &layer);
        let body = String::from_utf8(image.json.to_vec()).unwrap();
        script = script
            .on_body(&put(own, "json"), &[("content-type", "application/json")], &body, answer(200, "true"))
            .on_body(
                &put(own, "layer"),
                &[("content-type", "application/octet-stream")],
                &layer,
                answer(200, "true"),
            )
            .on_with(&put(own, "checksum"), &[("x-docker-checksum-payload", &checksum)], answer(200, "true"));
    }
    let script = script.on(TAG, answer(200, "true"));
    run(&script, &mut insert).await.unwrap();
    assert_eq!(states(&insert), "+++++++");
    let order: Vec<String> = script.lines();
    let expected = [put('a', "json"), put('a', "layer"), put('a', "checksum"), put('b', "json")];
    assert_eq!(order[..4], expected);
    assert_eq!(order[6], TAG);
    let totals: Vec<_> = script.sent().iter().map(|sent| sent.timeouts.total_ms.is_some()).collect();
    assert_eq!(totals, [true, false, true, true, false, true, true]);
}

#[tokio::test]
async fn an_image_that_is_there_already_is_skipped() {
    let mut insert = plan(vec![image('a', None), image('b', Some('a'))]);
    let script = Script::new()
        .on(&put('a', "json"), answer(409, r#"{"error":"Image already exists"}"#))
        .on(&put('b', "json"), answer(200, "true"))
        .on(&put('b', "layer"), answer(200, "true"))
        .on(&put('b', "checksum"), answer(409, r#"{"error":"Cannot set this image checksum"}"#))
        .on(TAG, answer(200, "true"));
    run(&script, &mut insert).await.unwrap();
    assert_eq!(states(&insert), "sss++s+");
    script.finish();
}

#[tokio::test]
async fn after_a_failure_the_rest_can_be_tried_again() {
    let mut insert = plan(vec![image('a', None), image('b', Some('a'))]);
    let script = Script::new()
        .on(&put('a', "json"), answer(200, "true"))
        .on(&put('a', "layer"), silence(TransportError::Unreachable));
    let error = run(&script, &mut insert).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Transport(TransportError::Unreachable));
    assert_eq!(states(&insert), "+!-----");
    let mut script = Script::new();
    for line in
        [put('a', "layer"), put('a', "checksum"), put('b', "json"), put('b', "layer"), put('b', "checksum")]
    {
        script = script.on(&line, answer(200, "true"));
    }
    let script = script.on(TAG, answer(200, "true"));
    run(&script, &mut insert).await.unwrap();
    assert_eq!(states(&insert), "+++++++");
    script.finish();
}

#[tokio::test]
async fn a_checksum_that_is_refused_has_the_layer_sent_again() {
    let mut insert = plan(vec![image('a', None)]);
    let script = Script::new()
        .on(&put('a', "json"), answer(200, ""))
        .on(&put('a', "layer"), answer(200, ""))
        .on(&put('a', "checksum"), answer(400, r#"{"error":"Checksum mismatch"}"#));
    let error = run(&script, &mut insert).await.unwrap_err();
    assert_eq!((error.kind, error.said.as_deref()), (ErrorKind::Rejected, Some("Checksum mismatch")));
    assert_eq!(states(&insert), "+-!-");
}

#[tokio::test]
async fn a_layer_whose_image_is_unknown_has_the_json_sent_again() {
    let mut insert = plan(vec![image('a', None)]);
    let script =
        Script::new().on(&put('a', "json"), answer(200, "")).on(&put('a', "layer"), answer(404, "{}"));
    run(&script, &mut insert).await.unwrap_err();
    assert_eq!(states(&insert), "-!--");
}

#[tokio::test]
async fn progress_is_heard_while_a_layer_goes_up() {
    let insert = plan(vec![image('a', None)]);
    let script = Script::new()
        .on(&put('a', "json"), answer(200, ""))
        .on(&put('a', "layer"), answer(200, ""))
        .on(&put('a', "checksum"), answer(200, ""))
        .on(TAG, answer(200, ""));
    let heard: Rc<RefCell<Vec<(usize, StepState)>>> = Rc::default();
    let log = heard.clone();
    let on_step = Rc::new(move |at, state| log.borrow_mut().push((at, state)));
    registry(&script).insert(&insert, on_step).await.unwrap();
    let layer: Vec<_> =
        heard.borrow().iter().filter(|(at, _)| *at == 1).map(|(_, state)| state.clone()).collect();
    assert_eq!(layer, [StepState::Sending(0), StepState::Sending(7), StepState::Done]);
    assert_eq!(insert.steps[1].bytes, 7);
}

#[tokio::test]
async fn a_file_that_cannot_be_read_any_more_is_told() {
    let lost = Rc::new(Bytes(Err(TransportError::SourceUnreadable)));
    let mut insert = plan(vec![InsertImage::new(json(&id('a'), None).into_bytes(), lost).unwrap()]);
    let script = Script::new().on(&put('a', "json"), answer(200, ""));
    let error = run(&script, &mut insert).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Transport(TransportError::SourceUnreadable));
    assert_eq!(states(&insert), "+!--");
}

#[test]
fn a_plan_puts_parents_first_and_refuses_circles_and_doubles() {
    let chain =
        vec![image('d', Some('c')), image('b', Some('a')), image('c', Some('b')), image('a', Some('f'))];
    let insert = plan(chain);
    let order: Vec<_> = insert.images.iter().map(|image| image.id.clone()).collect();
    assert_eq!(order, [id('a'), id('b'), id('c'), id('d')]);
    let circle = vec![image('a', Some('b')), image('b', Some('a'))];
    let refused = Insert::plan(repository("ada/web"), circle, None, false).err().unwrap();
    assert_eq!(refused.kind, ErrorKind::BadAncestry);
    let own = Insert::plan(repository("ada/web"), vec![image('a', Some('a'))], None, false).err().unwrap();
    assert_eq!(own.kind, ErrorKind::BadAncestry);
    let twice = vec![image('a', None), image('a', None)];
    let refused = Insert::plan(repository("ada/web"), twice, None, false).err().unwrap();
    assert_eq!(refused.kind, ErrorKind::Conflict);
    let told = Insert::plan(repository("ada/web"), vec![image('a', None)], None, true).unwrap();
    assert_eq!(told.steps.first().unwrap().kind, StepKind::Announce);
    assert_eq!(told.steps.last().unwrap().kind, StepKind::HubList);
}

#[test]
fn json_to_insert_has_an_id_and_a_parent_that_are_ids() {
    let read =
        |json: &str| InsertImage::new(json.as_bytes().to_vec(), source("")).map_err(|error| error.kind);
    let a = id('a');
    assert_eq!(read("[]").err(), Some(ErrorKind::Unreadable));
    assert_eq!(read("{").err(), Some(ErrorKind::Unreadable));
    let bad = Some(ErrorKind::Name(NameError::BadImageId));
    assert_eq!(read("{}").err(), bad);
    assert_eq!(read(r#"{"id":"abc"}"#).err(), bad);
    assert_eq!(read(&format!(r#"{{"id":"{a}","parent":7}}"#)).err(), bad);
    assert_eq!(read(&format!(r#"{{"id":"{a}","parent":"../x"}}"#)).err(), bad);
    for none in ["null", "\"\""] {
        assert_eq!(read(&format!(r#"{{"id":"{a}","parent":{none}}}"#)).ok().unwrap().parent, None);
    }
}
