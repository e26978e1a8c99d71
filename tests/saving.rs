//! Where a download goes, and how much of it is taken.

use portolan::console::saving::{GATHER_MOST, Goes, most};

#[test]
fn what_is_known_to_be_small_is_gathered_and_what_is_large_goes_to_a_file() {
    assert_eq!(Goes::by_size(Some(GATHER_MOST)), Some(Goes::Gathered));
    assert_eq!(Goes::by_size(Some(GATHER_MOST + 1)), Some(Goes::ToFile));
    assert_eq!(Goes::by_answer(Some(GATHER_MOST)), Goes::Gathered);
    assert_eq!(Goes::by_answer(Some(GATHER_MOST + 1)), Goes::ToFile);
}

// The layer of a v1 image, whose size is often said by nobody: it was gathered, and left when it was larger than that.
#[test]
fn what_nobody_knows_the_size_of_waits_for_the_answer_and_then_goes_to_a_file() {
    assert_eq!(Goes::by_size(None), None);
    assert_eq!(Goes::by_answer(None), Goes::ToFile);
    assert_eq!(most(None, false), u64::MAX, "a file takes what the disk takes");
}

#[test]
fn nothing_without_a_size_fills_the_memory() {
    assert_eq!(most(None, true), GATHER_MOST);
    assert_eq!(most(Some(1), true), GATHER_MOST);
    assert_eq!(most(Some(GATHER_MOST * 2), true), GATHER_MOST * 2, "as large as was said, and no larger");
}
