//! Any address at all: what is written is read back, and no text is too odd to be read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::route::{Api, Column, ListState, Named, Part, Place, Route, Sort, View};
use portolan::name::{Origin, Repository, Scheme, Selector};
use proptest::prelude::*;
use proptest::sample::select;

fn places() -> impl Strategy<Value = Place> {
    let host = select(vec!["localhost", "registry.example", "10.0.0.7", "127.0.0.1", "[::1]", "a_b-c.d"]);
    let api = select(vec![None, Some(Api::V1), Some(Api::V2)]);
    (select(vec![Scheme::Http, Scheme::Https]), host, prop::option::of(1u16..), api).prop_map(
        |(scheme, host, port, api)| {
            let authority = port.map_or(host.to_owned(), |port| format!("{host}:{port}"));
            Place { origin: Origin::from_authority(scheme, &authority).unwrap(), api }
        },
    )
}

fn repositories() -> impl Strategy<Value = Repository> {
    prop::collection::vec("[A-Za-z0-9_-][A-Za-z0-9._-]{0,12}", 1..4)
        .prop_map(|segments| segments.join("/").parse().unwrap())
}

fn selectors() -> impl Strategy<Value = Selector> {
    prop_oneof![
        "[A-Za-z0-9_][A-Za-z0-9._-]{0,40}".prop_map(|tag| Selector::Tag(tag.parse().unwrap())),
        "[0-9a-f]{64}".prop_map(|hex| Selector::Digest(format!("sha256:{hex}").parse().unwrap())),
        "[0-9a-f]{128}".prop_map(|hex| Selector::Digest(format!("sha512:{hex}").parse().unwrap())),
        "[0-9a-f]{64}".prop_map(|hex| Selector::Image(hex.parse().unwrap())),
    ]
}

fn parts() -> impl Strategy<Value = Part> {
    prop_oneof!["[a-z0-9]{1,8}/[a-z0-9_]{1,8}(/v[0-9])?", "[A-Za-z0-9/._+-]{1,128}", "sha256:[0-9a-f]{64}",]
        .prop_map(|text| text.parse().unwrap())
}

fn named() -> impl Strategy<Value = Named> {
    (repositories(), selectors()).prop_map(|(repository, selector)| Named { repository, selector })
}

fn lists() -> impl Strategy<Value = ListState> {
    let columns = vec![Column::Name, Column::Image, Column::Made, Column::Total, Column::Stars];
    let sort = (select(columns), any::<bool>()).prop_map(|(column, descending)| Sort { column, descending });
    ("\\PC{0,40}", prop::option::of(sort), 1u32..).prop_map(|(filter, sort, page)| ListState {
        filter,
        sort,
        page,
    })
}

fn routes() -> impl Strategy<Value = Route> {
    prop_oneof![
        Just(Route::connect()),
        Just(Route::Preferences),
        "[a-z0-9./:-]{1,30}".prop_map(|text| Route::Connect { proposal: Some(text) }),
        places().prop_map(|place| Route::SignUp { place }),
        places().prop_map(|place| Route::Account { place }),
        (places(), lists()).prop_map(|(place, list)| Route::Repositories { place, list }),
        (places(), repositories(), select(View::ALL.to_vec()), lists(), prop::option::of(selectors()))
            .prop_map(|(place, repository, view, list, selected)| Route::Repository {
                place,
                repository,
                view,
                list,
                selected
            }),
        (places(), repositories(), selectors(), prop::option::of(parts())).prop_map(
            |(place, repository, selector, part)| Route::Image { place, repository, selector, part }
        ),
        (places(), named(), named(), any::<bool>(), prop::option::of(parts()), any::<bool>()).prop_map(
            |(place, left, right, near, part, differences)| {
                let repository = if near { left.repository.clone() } else { right.repository };
                let right = Named { repository, selector: right.selector };
                Route::Compare { place, left, right, part, differences }
            }
        ),
        (places(), repositories(), prop::option::of(selectors()))
            .prop_map(|(place, repository, on)| Route::Insert { place, repository, on }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(route in routes()) {
        prop_assert_eq!(Route::parse(&route.to_hash()), route);
    }

    #[test]
    fn any_text_is_read_without_a_panic_and_settles(text in "\\PC{0,200}") {
        let once = Route::parse(&text);
        // What is scrubbed out of an unknown address may leave a known one; that is no one's loss.
        if !matches!(once, Route::Unknown(_)) {
            prop_assert_eq!(Route::parse(&once.to_hash()), once);
        }
    }

    #[test]
    fn text_that_looks_like_an_address_settles(text in "[a-c~:@/?&=%.#0-9v-]{0,60}") {
        let once = Route::parse(&text);
        // What is scrubbed out of an unknown address may leave a known one; that is no one's loss.
        if !matches!(once, Route::Unknown(_)) {
            prop_assert_eq!(Route::parse(&once.to_hash()), once);
        }
    }
}
