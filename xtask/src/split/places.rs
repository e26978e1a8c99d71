//! The places in the sources that a panic names: file, line and column, some hundreds of them. Those of the console
//! stand on its last page; those of other people's crates help nobody there, and are left out of both halves. The
//! memory is then zero where they would lie, which reads as a file without a name.

use super::graph::{constants_of, join, within};
use super::linked::Program;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use wasmparser::{RelocationType, SymbolInfo};

/// The size of a `core::panic::Location`: address and length of the file's name, line, column.
const LOCATION: u32 = 16;

/// The addresses of the places that lie in other sources than the console's own, and of the names of those sources.
pub(super) fn foreign(program: &Program<'_>) -> Vec<Range<u32>> {
    let all: HashMap<u32, (Range<usize>, Range<u32>)> = constants_of(program)
        .filter_map(|(at, place, defined)| {
            let from = program.segments.get(defined.index as usize)?.0 + defined.offset;
            Some((at, (place, from..from + defined.size)))
        })
        .collect();
    let mut found = Vec::new();
    let mut named = HashSet::new();
    let mut wanted = HashSet::new();
    for (place, addresses) in all.values() {
        let entries = within(&program.data, place);
        match entries {
            [entry] if entry.offset as usize == place.start && is_location(program, &all, place, entry) => {
                found.push(addresses.clone());
                named.insert(entry.index);
            }
            _ => wanted.extend(entries.iter().map(|entry| entry.index)),
        }
    }
    // A name that is also something else stays.
    wanted.extend(program.code.iter().map(|entry| entry.index));
    let names = named.difference(&wanted).filter_map(|at| all.get(at));
    found.extend(names.map(|(_, addresses)| addresses.clone()));
    join(found)
}

/// Whether a constant with this one relocation is a place in foreign sources.
fn is_location(
    program: &Program<'_>,
    all: &HashMap<u32, (Range<usize>, Range<u32>)>,
    place: &Range<usize>,
    entry: &wasmparser::RelocationEntry,
) -> bool {
    let is_address = entry.ty == RelocationType::MemoryAddrI32 && entry.addend == 0;
    let is_data = matches!(program.symbols.get(entry.index as usize), Some(SymbolInfo::Data { .. }));
    if place.len() != LOCATION as usize || !is_address || !is_data {
        return false;
    }
    let length = program.constants.get(place.start + 4..place.start + 8);
    let length = length.and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes) as usize;
    let name =
        all.get(&entry.index).and_then(|(name, _)| program.constants.get(name.start..name.start + length));
    name.is_some_and(is_foreign)
}

/// Whether this names a source that is not the console's own; those begin with `src/`.
fn is_foreign(name: &[u8]) -> bool {
    name.ends_with(b".rs") && !name.starts_with(b"src/")
}
