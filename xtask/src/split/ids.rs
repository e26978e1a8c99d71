//! The numbers of types. Whatever is kept as `dyn Any` says of which type it is by 16 bytes that are as good as random,
//! and no packing makes less of them: here each half of such a number becomes a small one, the same in code and
//! constants of both halves.

use super::whole::Whole;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use wasmparser::{FunctionBody, Operator};

/// How `<T as core::any::Any>::type_id` is called once it is mangled, in the old way and in the new.
const TYPE_ID: [&str; 2] = ["core..any..Any$GT$7type_id", "3Any7type_id"];
/// The length of half a number.
const HALF: usize = 8;

/// New numbers for those of types.
#[derive(Default)]
pub(super) struct Ids {
    halves: BTreeMap<i64, i64>,
    /// The old ones, as they stand among the constants.
    whole: BTreeSet<[u8; 2 * HALF]>,
}

impl Ids {
    /// Reads them off the functions that answer them, which load them from the constants.
    pub(super) fn read(whole: &Whole<'_>) -> Result<Self> {
        let mut ids = Self::default();
        for (place, body) in whole.bodies.iter().enumerate() {
            let name = u32::try_from(place + whole.imported).ok().and_then(|at| whole.names.get(&at));
            if name.is_some_and(|name| TYPE_ID.iter().any(|part| name.contains(part))) {
                ids.whole.extend(loaded_from(body)?.and_then(|address| constant(whole, address)));
            }
        }
        let halves: BTreeSet<i64> = ids.whole.iter().flat_map(halves).collect();
        ids.halves = halves.into_iter().zip(1..).collect();
        Ok(ids)
    }

    /// The number that stands for this one.
    pub(super) fn of(&self, value: i64) -> i64 {
        self.halves.get(&value).copied().unwrap_or(value)
    }

    /// The same constants with the new numbers, which stand at addresses that are multiples of four.
    pub(super) fn renumbered(&self, address: u32, constants: &[u8]) -> Vec<u8> {
        let mut new = constants.to_vec();
        let mut at = (address.next_multiple_of(4) - address) as usize;
        while let Some(id) = constants.get(at..at + 2 * HALF) {
            match <[u8; 2 * HALF]>::try_from(id) {
                Ok(id) if self.whole.contains(&id) => {
                    for (place, half) in halves(&id).into_iter().enumerate() {
                        let from = at + place * HALF;
                        new[from..from + HALF].copy_from_slice(&self.of(half).to_le_bytes());
                    }
                    at += 2 * HALF;
                }
                _ => at += 4,
            }
        }
        new
    }
}

fn halves(id: &[u8; 2 * HALF]) -> [i64; 2] {
    let half = |from: usize| i64::from_le_bytes(std::array::from_fn(|at| id[from + at]));
    [half(0), half(HALF)]
}

/// The address of the one number that a function loads, in two parts.
fn loaded_from(body: &FunctionBody<'_>) -> Result<Option<u32>> {
    let (mut base, mut found) = (None, Vec::new());
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::I32Const { value } => base = Some(value.cast_unsigned()),
            Operator::I64Load { memarg } => {
                let offset = u32::try_from(memarg.offset).ok();
                found.extend(base.zip(offset).and_then(|(base, offset)| base.checked_add(offset)));
            }
            _ => {}
        }
    }
    found.sort_unstable();
    Ok(match found[..] {
        [low, high] if high - low == HALF as u32 => Some(low),
        _ => None,
    })
}

fn constant(whole: &Whole<'_>, address: u32) -> Option<[u8; 2 * HALF]> {
    whole.segments.iter().find_map(|(start, bytes)| {
        let from = address.checked_sub(*start)? as usize;
        bytes.get(from..from + 2 * HALF)?.try_into().ok()
    })
}
