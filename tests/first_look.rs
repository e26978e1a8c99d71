//! Which rows of a long list are read for before anybody has moved, and after.

use portolan::console::first_look::FirstLook;

const RUN: usize = 40;

#[test]
fn a_first_screen_costs_what_it_shows_and_little_more() {
    let nobody = FirstLook::default();
    assert_eq!(nobody.most(10_000, RUN), 0, "what is in view is not known yet");
    let first = nobody.shows(&(0..13), RUN);
    assert_eq!(first.most(10_000, RUN), 14);
    // What moves the rows down while the page is drawn is nobody's wish to see more.
    assert_eq!(first.shows(&(0..11), RUN), first);
    assert_eq!(first.shows(&(0..14), RUN), first);
}

#[test]
fn whoever_moves_finds_every_drawn_row_read_and_stays_there() {
    let first = FirstLook::default().shows(&(0..13), RUN);
    for moved in [1..14, 0..17, 30..40] {
        let after = first.shows(&moved, RUN);
        assert_eq!(after.most(10_000, RUN), 10_000, "{moved:?}");
        assert_eq!(after.shows(&(0..13), RUN), after, "back at the top");
    }
}

#[test]
fn a_window_higher_than_a_run_and_a_list_of_one_run_are_read_whole() {
    assert_eq!(FirstLook::default().shows(&(0..40), RUN).most(10_000, RUN), 10_000);
    for look in [FirstLook::default(), FirstLook::default().shows(&(0..3), RUN)] {
        assert_eq!(look.most(34, RUN), 34);
    }
}
