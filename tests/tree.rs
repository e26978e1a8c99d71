//! What the tree asks of a registry, in which order, and what it makes of the answers.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::tree::{Leaves, NodeId, Reading, each_at_once};
use portolan::http::TransportError;
use portolan::image::Ancestry;
use portolan::name::{Heard, ImageId};
use portolan::registry::error::{Error, ErrorKind};
use portolan::registry::v1::Tagged;
use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

fn id(number: u32) -> ImageId {
    format!("{number:064x}").parse().unwrap()
}

fn ancestry(numbers: &[u32]) -> Ancestry {
    Ancestry::new(numbers.iter().map(|number| id(*number)).collect()).unwrap()
}

fn tagged(tag: &str, image: u32) -> Tagged {
    Tagged { tag: Heard::new(tag), image: Heard::new(&format!("{image:064x}")) }
}

#[test]
fn tags_of_one_image_stand_together_the_most_exact_first() {
    let sent = ["4", "latest", "4.12.0", "4.12"].map(|tag| tagged(tag, 1));
    let leaves = Leaves::of_v1(&sent);
    let names: Vec<String> = (0..4).map(|at| leaves.name(at)).collect();
    assert_eq!(names, ["4.12.0", "4.12", "4", "latest"]);
    assert_eq!(leaves.images(), 1);
}

#[test]
fn images_stand_by_their_first_tag_oldest_version_first() {
    let sent =
        [tagged("latest", 3), tagged("1.10.0", 3), tagged("1.9", 2), tagged("edge", 4), tagged("1.2", 1)];
    let leaves = Leaves::of_v1(&sent);
    let names: Vec<String> = (0..5).map(|at| leaves.name(at)).collect();
    assert_eq!(names, ["1.2", "1.9", "1.10.0", "latest", "edge"]);
    let third = leaves.all()[2].node.clone();
    assert_eq!(third, Some(NodeId::Image(id(3))));
    assert_eq!(leaves.all()[3].node, third);
}

#[test]
fn a_tag_that_is_no_name_or_points_at_no_image_is_shown_but_never_asked_for() {
    let odd = Tagged { tag: Heard::new(".."), image: Heard::new("not an id") };
    let leaves = Leaves::of_v1(&[odd]);
    assert_eq!(leaves.name(0), "..");
    assert_eq!(leaves.own(0), None);
    assert_eq!(leaves.tips(), [None]);
}

#[test]
fn an_image_that_another_ancestry_shows_is_not_asked_for() {
    let mut reading = Reading::new([id(5), id(3), id(5), id(9)]);
    assert_eq!(reading.progress(), (0, 3));
    assert_eq!(reading.ask_next(), Some(id(5)));
    reading.settle(id(5), Ok(ancestry(&[5, 4, 3])));
    assert_eq!(reading.progress(), (2, 3));
    assert_eq!(reading.ask_next(), Some(id(9)));
    assert_eq!(reading.progress(), (2, 3));
    reading.settle(id(9), Ok(ancestry(&[9])));
    assert_eq!((reading.ask_next(), reading.progress()), (None, (3, 3)));
}

#[test]
fn one_image_that_is_being_uploaded_stops_nothing_and_can_be_asked_for_again() {
    let mut reading = Reading::new([id(1), id(2)]);
    let first = reading.ask_next().unwrap();
    reading.settle(first, Err(Error::new(ErrorKind::BeingUploaded)));
    assert!(reading.halted().is_none());
    assert_eq!(reading.ask_next(), Some(id(2)));
    reading.settle(id(2), Ok(ancestry(&[2])));
    assert_eq!(reading.refused().map(|(image, _)| image.clone()).collect::<Vec<_>>(), [id(1)]);
    reading.again();
    assert_eq!((reading.ask_next(), reading.refused().count()), (Some(id(1)), 0));
}

#[test]
fn a_refused_image_that_another_ancestry_shows_is_no_longer_missing() {
    let mut reading = Reading::new([id(1), id(2)]);
    reading.ask_next();
    reading.ask_next();
    reading.settle(id(1), Err(Error::new(ErrorKind::ServerFault)));
    reading.settle(id(2), Ok(ancestry(&[2, 1])));
    assert_eq!(reading.refused().count(), 0);
}

#[test]
fn a_refused_sign_in_or_a_dead_network_ends_the_reading() {
    let mut reading = Reading::new((0..9).map(id));
    let asked = reading.ask_next().unwrap();
    reading.settle(asked, Err(Error::new(ErrorKind::Unauthorized)));
    assert_eq!(reading.ask_next(), None);
    assert_eq!(reading.left(), 8);
    reading.again();
    for _ in 0..3 {
        let asked = reading.ask_next().unwrap();
        reading.settle(asked, Err(TransportError::Unreachable.into()));
    }
    assert_eq!(reading.ask_next(), None);
    assert!(reading.halted().is_some());
}

#[test]
fn a_single_unreadable_answer_does_not_end_the_reading() {
    let mut reading = Reading::new((0..9).map(id));
    for round in 0..8 {
        let asked = reading.ask_next().unwrap();
        let answer = match round % 2 {
            0 => Err(TransportError::Unreachable.into()),
            _ => Ok(ancestry(&[100 + round])),
        };
        reading.settle(asked, answer);
    }
    assert!(reading.halted().is_none());
}

#[test]
fn what_was_asked_for_and_broken_off_is_asked_for_again() {
    let mut reading = Reading::new([id(1), id(2)]);
    reading.ask_next();
    reading.recall();
    assert_eq!((reading.left(), reading.ask_next()), (2, Some(id(1))));
}

#[test]
fn after_a_tag_has_gone_its_ancestry_goes_and_the_others_are_not_read_again() {
    let mut reading = Reading::new([id(1), id(2)]);
    for number in [1, 2] {
        reading.ask_next();
        reading.settle(id(number), Ok(ancestry(&[number, 9])));
    }
    let mut other = reading.of_others([id(2), id(3)]);
    assert_eq!(other.found(), [ancestry(&[2, 9])]);
    assert_eq!((other.ask_next(), other.ask_next()), (Some(id(3)), None));
}

/// A future that is ready the second time it is polled.
fn once_pending() -> impl Future<Output = ()> {
    let mut first = true;
    poll_fn(move |context| {
        if std::mem::take(&mut first) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(())
    })
}

#[test]
fn no_more_than_the_places_are_under_way_at_once_and_all_are_done_in_the_end() {
    let (open, most, done) = (Cell::new(0), Cell::new(0), RefCell::new(Vec::new()));
    let mut numbers = 0..20;
    let next = || {
        let number = numbers.next()?;
        open.set(open.get() + 1);
        most.set(most.get().max(open.get()));
        let (open, done) = (&open, &done);
        Some(async move {
            once_pending().await;
            open.set(open.get() - 1);
            done.borrow_mut().push(number);
        })
    };
    let mut all = pin!(each_at_once(6, next));
    let mut context = Context::from_waker(Waker::noop());
    let polls = (0..100).take_while(|_| all.as_mut().poll(&mut context).is_pending()).count();
    assert!(polls < 100, "it ends");
    assert_eq!(most.get(), 6);
    let mut done = done.take();
    done.sort_unstable();
    assert_eq!(done, (0..20).collect::<Vec<_>>());
}
