//! Addresses: what is written is read back, and what is hostile is nobody's address.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::guide::Page;
use portolan::console::route::{Column, ListState, Part, Place, Route, Sort, View};
use portolan::name::{Repository, Scheme, Selector};

const ID: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

fn place(text: &str) -> Place {
    Place { origin: text.parse().unwrap(), api: None }
}

fn repository(text: &str) -> Repository {
    text.parse().unwrap()
}

#[test]
fn the_empty_address_is_connect() {
    for hash in ["", "#", "#/", "#/~connect", "#/~connect/"] {
        assert_eq!(Route::parse(hash), Route::connect(), "{hash:?}");
    }
}

#[test]
fn a_page_of_the_guide_has_an_address_and_leads_out_of_its_folder_nowhere() {
    let help = |name: &str| Route::Help { page: Page::read(name).unwrap() };
    assert_eq!(Route::parse("#/~help"), help("guide"));
    assert_eq!(Route::parse("#/~help/settings"), help("settings"));
    for route in [help("guide"), help("settings")] {
        assert_eq!(Route::parse(&route.to_hash()), route);
    }
    for hash in ["#/~help/..", "#/~help/a/b", "#/~help/%2e%2e", "#/~help/A"] {
        assert!(matches!(Route::parse(hash), Route::Unknown(_)), "{hash}");
    }
}

#[test]
fn an_address_reads_as_the_reference_in_it() {
    let at = place("https://registry.example:5000");
    let repo = repository("team/checkout-api");
    let read = |text: &str| Route::parse(text);
    assert_eq!(read("#/registry.example:5000"), Route::repositories(at.clone()));
    assert_eq!(
        read("#/registry.example:5000/team/checkout-api"),
        Route::repository(at.clone(), repo.clone(), View::Tags)
    );
    assert_eq!(
        read("#/registry.example:5000/team/checkout-api?view=tree"),
        Route::repository(at.clone(), repo.clone(), View::Tree)
    );
    let tag = Selector::Tag("4.12".parse().unwrap());
    assert_eq!(
        read("#/registry.example:5000/team/checkout-api:4.12"),
        Route::image(at.clone(), repo.clone(), tag.clone())
    );
    let image = Selector::Image(ID.parse().unwrap());
    assert_eq!(
        read(&format!("#/registry.example:5000/team/checkout-api@{ID}")),
        Route::image(at.clone(), repo, image)
    );
    let Route::Repository { view: View::Tree, selected: Some(selected), .. } =
        read("#/registry.example:5000/team/checkout-api:4.12?view=tree")
    else {
        panic!("a tag beside a view selects it there");
    };
    assert_eq!(selected, tag);
    assert_eq!(
        read("#/registry.example:5000/ubuntu"),
        Route::repository(at.clone(), repository("ubuntu"), View::Tags)
    );
    assert_eq!(
        read("#/registry.example:5000/ubuntu").in_library(),
        Route::repository(at, repository("library/ubuntu"), View::Tags)
    );
}

#[test]
fn the_list_of_images_that_an_index_keeps_is_the_tags_where_there_is_no_index() {
    let images = Route::parse("#/registry.example:5000/team/app?view=images&q=web");
    let Route::Repository { view, list, .. } = images.without_index() else { panic!("a repository") };
    assert_eq!((view, list.filter.as_str()), (View::Tags, "web"));
    let tree = Route::parse("#/registry.example:5000/team/app?view=tree");
    assert_eq!(tree.clone().without_index(), tree);
}

#[test]
fn preferences_have_an_address_that_belongs_to_no_registry() {
    assert_eq!(Route::parse("#/~preferences"), Route::Preferences);
    assert_eq!(Route::Preferences.to_hash(), "#/~preferences");
    assert_eq!(Route::Preferences.place(), None);
    assert!(matches!(Route::parse("#/~preferences/registry.example"), Route::Unknown(_)));
}

#[test]
fn the_connection_doctor_has_an_address_of_its_own_for_each_registry() {
    let doctor = Route::parse("#/~doctor/registry.example:5000?scheme=http");
    assert_eq!(doctor, Route::Doctor { place: place("http://registry.example:5000") });
    assert_eq!(doctor.to_hash(), "#/~doctor/registry.example:5000?scheme=http");
    for hash in ["#/~doctor", "#/~doctor/", "#/~doctor/registry.example/team/app"] {
        assert!(matches!(Route::parse(hash), Route::Unknown(_)), "{hash}");
    }
    let told = Route::parse("#/~doctor/ada:hunter2@registry.example").to_hash();
    assert!(!told.contains("hunter2"), "{told}");
}

#[test]
fn an_address_says_which_platform_of_an_index_is_open() {
    let part = |text: &str| match Route::parse(text) {
        Route::Image { part, .. } => part,
        other => panic!("{other:?}"),
    };
    assert_eq!(part("#/registry.example/a/b:1"), None);
    let arm = part("#/registry.example/a/b:1?platform=linux/arm64/v8");
    assert_eq!(arm, Some(Part::Platform("linux/arm64/v8".into())));
    let child = part(&format!("#/registry.example/a/b:1?platform=sha256:{ID}"));
    assert_eq!(child, Some(Part::Digest(format!("sha256:{ID}").parse().unwrap())));
    let hash = "#/registry.example/a/b:1?platform=linux/arm64/v8";
    assert_eq!(Route::parse(hash).to_hash(), hash);
    assert!(Route::parse(hash).same_page(&Route::parse("#/registry.example/a/b:1")));
    assert!(!Route::parse(hash).same_page(&Route::parse("#/registry.example/a/b:2")));
}

#[test]
fn an_address_says_which_two_images_are_compared() {
    let sides = |text: &str| match Route::parse(text) {
        Route::Compare { left, right, .. } => (left.to_string(), right.to_string()),
        other => panic!("{text} became {other:?}"),
    };
    let here = |right: &str| ("a/b:1".to_owned(), right.to_owned());
    assert_eq!(sides("#/registry.example/a/b:1?compare=2"), here("a/b:2"));
    assert_eq!(sides(&format!("#/registry.example/a/b:1?compare=@{ID}")), here(&format!("a/b@{ID}")));
    assert_eq!(
        sides(&format!("#/registry.example/a/b:1?compare=@sha256:{ID}")),
        here(&format!("a/b@sha256:{ID}"))
    );
    assert_eq!(sides("#/registry.example/a/b:1?compare=c/d:2"), here("c/d:2"));
    let whole = "#/registry.example/a/b:1?api=v2&compare=2&platform=linux/amd64&show=differences";
    assert_eq!(Route::parse(whole).to_hash(), whole);
    assert_eq!(
        Route::parse("#/registry.example/a/b:1?compare=a/b:2").to_hash(),
        "#/registry.example/a/b:1?compare=2"
    );
    let everything = Route::parse(&whole.replace("&show=differences", ""));
    assert!(Route::parse(whole).same_page(&everything), "what is shown of it is no other page");
    assert!(!Route::parse(whole).same_page(&Route::parse("#/registry.example/a/b:1?api=v2")));
}

#[test]
fn what_goes_without_saying_is_not_written() {
    let hash = |text: &str| Route::parse(text).to_hash();
    assert_eq!(hash("#/registry.example/a/b?scheme=https&page=1&q=&view=tags"), "#/registry.example/a/b");
    assert_eq!(hash("#/localhost:5000?scheme=http"), "#/localhost:5000");
    assert_eq!(hash("#/localhost:5000?scheme=https"), "#/localhost:5000?scheme=https");
    assert_eq!(hash("#/registry.example?scheme=http&api=v1"), "#/registry.example?api=v1&scheme=http");
    assert_eq!(hash("#/http://registry.example/a/b"), "#/registry.example/a/b?scheme=http");
    assert_eq!(
        hash("#/registry.example?q=tide%20tables&sort=-made&page=3"),
        "#/registry.example?q=tide%20tables&sort=-made&page=3"
    );
}

#[test]
fn loopback_is_spoken_to_in_clear_and_everything_else_over_tls() {
    let scheme = |text: &str| Route::parse(text).place().unwrap().origin.scheme();
    assert_eq!(scheme("#/localhost:5000"), Scheme::Http);
    assert_eq!(scheme("#/127.0.0.1:8080/a/b"), Scheme::Http);
    assert_eq!(scheme("#/[::1]:8080"), Scheme::Http);
    assert_eq!(scheme("#/10.0.0.1:8080"), Scheme::Https);
    assert_eq!(scheme("#/localhost.evil.example"), Scheme::Https);
}

#[test]
fn no_secret_stays_in_an_address() {
    let hostile = [
        "#/ada:hunter2@registry.example/team/web",
        "#/ada:hunter2%40registry.example/team/web",
        "#/https://ada:hunter2@registry.example/team/web:1",
        "#/~account/ada:hunter2@registry.example",
        "#/~connect?to=https://ada:hunter2@registry.example/team/web",
        "#/~connect?to=ada:hunter2@registry.example",
        "#/~connect?to=https://ada:hun/hunter2@registry.example",
        "#/~connect?to=https%3A%2F%2Fada%3Ahunter2%40registry.example%2Fteam%2Fweb%40sha256:00",
        "#/~connect?to=registry.example%3Fpassword=hunter2",
        "#/registry.example/team/web?password=hunter2&token=hunter2",
        "#/nothing/of ours/ada:hunter2@registry.example",
        "#/nothing/of ours?password=hunter2",
    ];
    for hash in hostile {
        let route = Route::parse(hash);
        assert!(!route.to_hash().contains("hunter2"), "{hash} became {}", route.to_hash());
        assert!(!format!("{route:?}").contains("hunter2"), "{hash} became {route:?}");
    }
}

#[test]
fn a_proposal_keeps_the_reference_that_is_meant() {
    let proposal = |text: &str| match Route::parse(text) {
        Route::Connect { proposal } => proposal,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        proposal("#/~connect?to=https://ada@registry.example/team/web:1").unwrap(),
        "https://registry.example/team/web:1"
    );
    let pinned = format!("registry.example/team/web@sha256:{ID}");
    assert_eq!(proposal(&format!("#/~connect?to={pinned}")).unwrap(), pinned);
    assert_eq!(proposal("#/~connect?to="), None);
}

#[test]
fn hostile_addresses_are_nobodys() {
    let hostile = [
        "#/../..",
        "#/registry.example/..",
        "#/registry.example/a/../b",
        "#/registry.example/a/%2e%2e/b",
        "#/registry.example/a%2fb",
        "#/registry.example//b",
        "#/registry.example/a//b",
        "#/registry.example/a/b:",
        "#/registry.example/a/b:..",
        "#/registry.example/a/b@sha256:../../v2/other",
        "#/registry.example/a/b@",
        "#/registry.example/a/\u{202E}b",
        "#/registry.example/a/b%00",
        "#/registry.example:0/a",
        "#/registry.example:99999/a",
        "#/javascript:alert(1)",
        "#/javascript:alert(1)//registry.example",
        "#/data:text/html,x",
        "#/ftp://registry.example",
        "#/registry.example?scheme=ftp",
        "#/~",
        "#/~nowhere/registry.example",
        "#/~connect/registry.example",
        "#/~insert/registry.example",
        "#/~signup",
        "#/reg\u{fffd}istry/a",
        "#/%",
        "#/%zz/%",
        "#/registry.example/a/b:1?compare=",
        "#/registry.example/a/b:1?compare=..",
        "#/registry.example/a/b:1?compare=c/d",
        "#/registry.example/a/b:1?compare=@sha256:../../v2/other",
        "#/registry.example/a/b:1?compare=https://other.example/c/d:1",
        "#/registry.example/a/b:1?platform=",
        "#/registry.example/a/b:1?platform=%3Cimg%3E",
        "#/registry.example/a/b:1?platform=linux%E2%80%AE",
    ];
    for hash in hostile {
        assert!(matches!(Route::parse(hash), Route::Unknown(_)), "{hash} became {:?}", Route::parse(hash));
    }
    let huge = format!("#/registry.example/{}", "a/".repeat(100_000));
    let Route::Unknown(text) = Route::parse(&huge) else { panic!("too long to be an address") };
    assert!(text.len() < 1000);
    let huge = format!("#/ada:hunter2{}@registry.example", "x".repeat(10_000));
    assert!(!Route::parse(&huge).to_hash().contains("hunter2"));
}

#[test]
fn the_head_of_a_column_turns_its_order_round() {
    let list = ListState { page: 4, ..ListState::default() }.pressed(Column::Made, true);
    assert_eq!(list.sort, Some(Sort { column: Column::Made, descending: true }));
    assert_eq!(list.page, 1);
    assert!(!list.clone().pressed(Column::Made, true).sort.unwrap().descending);
    assert!(!list.pressed(Column::Name, false).sort.unwrap().descending);
}

#[test]
fn a_filter_is_typed_on_the_same_page_and_another_view_is_another_page() {
    let here = Route::parse("#/registry.example/a/b");
    let filtered = here.clone().with_list(ListState { filter: "x".into(), ..ListState::default() });
    assert!(here.same_page(&filtered));
    assert!(!here.same_page(&Route::parse("#/registry.example/a/b?view=tree")));
    assert!(!here.same_page(&Route::parse("#/registry.example/a/c")));
}
