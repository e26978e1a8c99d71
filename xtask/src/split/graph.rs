//! Which function belongs to which half, by the relocations and symbols of the linked program.

use super::linked::Program;
use super::places;
use anyhow::{Result, bail};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use wasmparser::{DefinedDataSymbol, RelocationEntry, RelocationType, SymbolInfo};

/// What the second half holds.
pub(super) struct Plan {
    /// The names of its functions.
    pub(super) functions: HashSet<String>,
    /// The names of the functions by which it is entered.
    pub(super) seam: HashSet<String>,
    /// The addresses of its constants, in order and apart from one another.
    pub(super) constants: Vec<Range<u32>>,
    /// The addresses of what neither half needs, likewise.
    pub(super) left_out: Vec<Range<u32>>,
}

/// A function by its index or a constant by its place in the symbol table.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Node {
    Function(u32),
    Constant(u32),
}
/// Tells the halves apart. Functions of the names in `kept` stay in the first with all they reach.
pub(super) fn plan(program: &Program<'_>, seams: &[&str], kept: &HashSet<&str>) -> Result<Plan> {
    if program.symbols.is_empty() || program.code.is_empty() {
        bail!("the linked program holds no relocations");
    }
    let is = |name: &str, seam: &str| name.ends_with(seam) || name.contains(&format!("{seam}17h"));
    let is_seam = |name: &str| seams.iter().any(|seam| is(name, seam));
    let named = &program.names;
    let entered: Vec<Node> =
        named.iter().filter(|(_, name)| is_seam(name)).map(|(at, _)| Node::Function(*at)).collect();
    if let Some(seam) = seams.iter().find(|seam| !named.values().any(|name| is(name, seam))) {
        bail!("no function is called …{seam}");
    }
    let edges = edges(program);
    let mut roots: Vec<Node> = program.roots.iter().copied().map(Node::Function).collect();
    roots.extend(nameless(program));
    roots.extend(named.iter().filter(|(_, name)| kept.contains(*name)).map(|(at, _)| Node::Function(*at)));
    let first = reached(&roots, &edges, &entered);
    if entered.iter().any(|node| first.contains(node)) {
        bail!("the seam is entered from outside the program");
    }
    let second = reached(&entered, &edges, &[]);
    let functions = second.difference(&first).filter_map(|node| match node {
        Node::Function(at) => named.get(at).map(|name| (*name).to_owned()),
        Node::Constant(_) => None,
    });
    let left_out = places::foreign(program);
    let constants = constants(program, &first, &second);
    Ok(Plan {
        functions: functions.collect(),
        seam: entered.iter().filter_map(|node| name_of(named, *node)).collect(),
        constants: constants.into_iter().flat_map(|range| without(range, &left_out)).collect(),
        left_out,
    })
}

fn name_of(named: &HashMap<u32, &str>, node: Node) -> Option<String> {
    match node {
        Node::Function(at) => named.get(&at).map(|name| (*name).to_owned()),
        Node::Constant(_) => None,
    }
}

/// Everything reached from there, but nothing of or beyond `shut`.
fn reached(from: &[Node], edges: &HashMap<Node, Vec<Node>>, shut: &[Node]) -> HashSet<Node> {
    let mut seen: HashSet<Node> = from.iter().copied().collect();
    let mut waiting = from.to_vec();
    while let Some(node) = waiting.pop() {
        for next in edges.get(&node).into_iter().flatten() {
            if !shut.contains(next) && seen.insert(*next) {
                waiting.push(*next);
            }
        }
    }
    seen
}

/// Functions that could not be found again by name; they stay in the first half.
fn nameless(program: &Program<'_>) -> Vec<Node> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for name in program.names.values() {
        *times.entry(name).or_default() += 1;
    }
    let all =
        (0..program.bodies.len()).filter_map(|at| u32::try_from(at).ok()).map(|at| at + program.imported);
    all.filter(|at| program.names.get(at).is_none_or(|name| times.get(name) != Some(&1)))
        .map(Node::Function)
        .collect()
}

fn edges(program: &Program<'_>) -> HashMap<Node, Vec<Node>> {
    let mut edges: HashMap<Node, Vec<Node>> = HashMap::new();
    for (at, body) in program.bodies.iter().enumerate() {
        let from = Node::Function(program.imported + u32::try_from(at).unwrap_or(u32::MAX));
        let named = within(&program.code, body).iter().flat_map(|entry| targets(program, entry));
        edges.entry(from).or_default().extend(named);
    }
    for (symbol, range, _) in constants_of(program) {
        let named = within(&program.data, &range).iter().flat_map(|entry| targets(program, entry));
        edges.entry(Node::Constant(symbol)).or_default().extend(named);
    }
    edges
}

/// The relocations inside a range; they stand in order.
pub(super) fn within<'e>(entries: &'e [RelocationEntry], range: &Range<usize>) -> &'e [RelocationEntry] {
    let from = entries.partition_point(|entry| (entry.offset as usize) < range.start);
    let to = entries.partition_point(|entry| (entry.offset as usize) < range.end);
    entries.get(from..to).unwrap_or_default()
}

/// What a relocation names. An address beyond its own symbol may mean any other, so all that hold it count.
fn targets(program: &Program<'_>, entry: &RelocationEntry) -> Vec<Node> {
    if entry.ty == RelocationType::TypeIndexLeb {
        return Vec::new();
    }
    match program.symbols.get(entry.index as usize) {
        Some(SymbolInfo::Func { index, .. }) => vec![Node::Function(*index)],
        Some(SymbolInfo::Data { symbol: Some(symbol), .. }) => {
            let inside = u32::try_from(entry.addend).is_ok_and(|addend| addend <= symbol.size);
            let mut named = vec![Node::Constant(entry.index)];
            if !inside {
                let address = i64::from(symbol.offset) + entry.addend;
                named.extend(constants_of(program).filter_map(|(at, _, defined)| {
                    let from = i64::from(defined.offset);
                    let holds = defined.index == symbol.index
                        && (from..=from + i64::from(defined.size)).contains(&address);
                    holds.then_some(Node::Constant(at))
                }));
            }
            named
        }
        _ => Vec::new(),
    }
}

/// The constants: place in the symbol table, place from the start of their section, definition.
pub(super) fn constants_of<'p>(
    program: &'p Program<'_>,
) -> impl Iterator<Item = (u32, Range<usize>, DefinedDataSymbol)> + 'p {
    program.symbols.iter().enumerate().filter_map(|(at, symbol)| {
        let SymbolInfo::Data { symbol: Some(defined), .. } = symbol else { return None };
        let (_, place) = program.segments.get(defined.index as usize)?;
        let from = place.start + defined.offset as usize;
        Some((u32::try_from(at).ok()?, from..from + defined.size as usize, *defined))
    })
}

/// The addresses of what only the second half reads. Whatever else lies there, or moves, keeps its place.
fn constants(program: &Program<'_>, first: &HashSet<Node>, second: &HashSet<Node>) -> Vec<Range<u32>> {
    let (mut moved, mut kept) = (Vec::new(), Vec::new());
    for (at, _, defined) in constants_of(program) {
        let Some((address, _)) = program.segments.get(defined.index as usize) else { continue };
        let from = address + defined.offset;
        let node = Node::Constant(at);
        let half = if second.contains(&node) && !first.contains(&node) { &mut moved } else { &mut kept };
        half.push(from..from + defined.size);
    }
    let kept = join(kept);
    join(moved).into_iter().flat_map(|range| without(range, &kept)).collect()
}

/// What is left of a range when others, in order, are taken out of it.
pub(super) fn without(range: Range<u32>, taken: &[Range<u32>]) -> Vec<Range<u32>> {
    let (mut left, mut from) = (Vec::new(), range.start);
    for hole in taken.iter().filter(|hole| hole.end > range.start && hole.start < range.end) {
        left.push(from..hole.start);
        from = hole.end;
    }
    left.push(from..range.end);
    left.retain(|part| part.start < part.end);
    left
}

/// The same addresses in order, as few ranges as can be.
pub(super) fn join(mut ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    ranges.retain(|range| range.start < range.end);
    ranges.sort_unstable_by_key(|range| range.start);
    let mut joined: Vec<Range<u32>> = Vec::new();
    for range in ranges {
        match joined.last_mut().filter(|last| last.end >= range.start) {
            Some(last) => last.end = last.end.max(range.end),
            None => joined.push(range),
        }
    }
    joined
}
