//! Room in lists that grow while a text is read.

/// The least room that is made, in records.
const LEAST: usize = 32;

/// Makes room for `more` records where there is not so much, without the list taking twice the memory it needs, as one that
/// doubles does.
pub(crate) fn make_room<T>(list: &mut Vec<T>, more: usize) {
    if list.capacity() - list.len() < more {
        list.reserve_exact(more.max(LEAST).max(list.len() / 8));
    }
}
