//! The cut itself. Functions, constants and entries of the table keep their places; a half just lacks some of them.
//!
//! The first half gives everything it has to the second (memory, tables, globals, functions), and calls it through
//! entries at the end of the table that the second fills in when it comes.

use super::graph::{Plan, join, without};
use super::ids::Ids;
use super::names::Names;
use super::whole::{Whole, called};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::convert::Infallible;
use std::ops::Range;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    Function, FunctionSection, ImportSection, Instruction, Module, RawSection, TableSection,
};
use wasmparser::{ExternalKind, Operator};

/// What the second half calls the first.
const FIRST: &str = "first";
/// Where everything goes, by the numbers of the wasm that is cut.
struct Halves {
    /// Whether a function is of the second half.
    later: Vec<bool>,
    /// The seam, with the entry of the table through which it is called.
    seam: BTreeMap<u32, u32>,
    /// What the second half names of the first, in order.
    shared: Vec<u32>,
}

/// Cuts a wasm in two.
pub(super) fn cut(whole: &Whole<'_>, plan: &Plan, names: &Names<'_>) -> Result<(Vec<u8>, Vec<u8>)> {
    let halves = divide(whole, plan)?;
    let ids = Ids::read(whole)?;
    Ok((first(whole, &halves, plan, &ids, names)?, second(whole, &halves, plan, &ids)?))
}
fn divide(whole: &Whole<'_>, plan: &Plan) -> Result<Halves> {
    let named = |at: usize, set: &HashSet<String>| {
        u32::try_from(at).ok().and_then(|at| whole.names.get(&at)).is_some_and(|name| set.contains(*name))
    };
    let later: Vec<bool> =
        (0..whole.functions.len()).map(|at| at >= whole.imported && named(at, &plan.functions)).collect();
    let slots = whole.tables.first().context("no table of functions")?.initial;
    let entered = (0..whole.functions.len()).filter(|at| later[*at] && named(*at, &plan.seam));
    let seam: BTreeMap<u32, u32> =
        (u32::try_from(slots)?..).zip(entered).map(|(slot, at)| (at as u32, slot)).collect();
    if seam.is_empty() {
        bail!("the seam is not in the wasm that is cut");
    }
    let is_later = |at: u32| later.get(at as usize).copied().unwrap_or(false);
    let mut shared = BTreeSet::new();
    for (at, body) in whole.bodies.iter().enumerate() {
        let at = u32::try_from(at + whole.imported)?;
        for called in called(body)? {
            match (is_later(at), is_later(called)) {
                (false, true) if !seam.contains_key(&called) => bail!(
                    "{} of the first half calls {} of the second",
                    whole.names.get(&at).unwrap_or(&"?"),
                    whole.names.get(&called).unwrap_or(&"?")
                ),
                (true, false) => {
                    shared.insert(called);
                }
                _ => {}
            }
        }
    }
    if let Some(export) = whole.exports.iter().find(|it| it.kind == ExternalKind::Func && is_later(it.index))
    {
        bail!("{} is exported and of the second half", export.name);
    }
    Ok(Halves { later, seam, shared: shared.into_iter().collect() })
}
fn first(whole: &Whole<'_>, halves: &Halves, plan: &Plan, ids: &Ids, names: &Names<'_>) -> Result<Vec<u8>> {
    let mut module = Module::new();
    let gone = join([&plan.constants[..], &plan.left_out].concat());
    for (id, raw) in &whole.raw {
        match id {
            2 => module.section(&imported(whole, names)),
            4 => module.section(&tables(whole, halves)?),
            7 => module.section(&exports(whole, halves, names)),
            9 => module.section(&elements(&whole.entries, |at| !halves.later[at as usize])),
            10 => module.section(&kept_code(whole, halves, ids)?),
            11 => module.section(&constants(whole, ids, |part| without(part, &gone))),
            _ => module.section(&RawSection { id: *id, data: raw }),
        };
    }
    Ok(module.finish())
}

fn second(whole: &Whole<'_>, halves: &Halves, plan: &Plan, ids: &Ids) -> Result<Vec<u8>> {
    let mut module = Module::new();
    module.section(&RawSection { id: 1, data: whole.raw.get(&1).context("no types")? });
    module.section(&imports(whole, halves)?);
    let own: Vec<usize> = (0..whole.functions.len()).filter(|at| halves.later[*at]).collect();
    let mut functions = FunctionSection::new();
    let mut numbers = Numbers { functions: vec![u32::MAX; whole.functions.len()], ids };
    for (number, at) in halves.shared.iter().map(|at| *at as usize).chain(own.iter().copied()).enumerate() {
        numbers.functions[at] = u32::try_from(number)?;
    }
    let mut code = CodeSection::new();
    for at in &own {
        functions.function(whole.functions[*at]);
        numbers.parse_function_body(&mut code, whole.bodies[at - whole.imported].clone())?;
    }
    module.section(&functions);
    let own_entries = whole.entries.iter().filter(|(_, at)| halves.later[**at as usize]);
    let mut entries: BTreeMap<u32, u32> =
        own_entries.map(|(slot, at)| (*slot, numbers.functions[*at as usize])).collect();
    entries.extend(halves.seam.iter().map(|(at, slot)| (*slot, numbers.functions[*at as usize])));
    module.section(&elements(&entries, |_| true));
    module.section(&code);
    module.section(&constants(whole, ids, |part| inside(part, &plan.constants)));
    Ok(module.finish())
}

/// The numbers of functions and of types in a half.
struct Numbers<'i> {
    functions: Vec<u32>,
    ids: &'i Ids,
}

impl Reencode for Numbers<'_> {
    type Error = Infallible;

    fn function_index(&mut self, at: u32) -> Result<u32, wasm_encoder::reencode::Error<Infallible>> {
        Ok(self.functions[at as usize])
    }

    fn instruction<'a>(
        &mut self,
        operator: Operator<'a>,
    ) -> Result<Instruction<'a>, wasm_encoder::reencode::Error<Infallible>> {
        match operator {
            Operator::I64Const { value } => Ok(Instruction::I64Const(self.ids.of(value))),
            other => wasm_encoder::reencode::utils::instruction(self, other),
        }
    }
}

fn tables(whole: &Whole<'_>, halves: &Halves) -> Result<TableSection> {
    let mut section = TableSection::new();
    for (at, table) in whole.tables.iter().enumerate() {
        let mut table = RoundtripReencoder.table_type(*table)?;
        if at == 0 {
            table.minimum += halves.seam.len() as u64;
            table.maximum = table.maximum.map(|most| most + halves.seam.len() as u64);
        }
        section.table(table);
    }
    Ok(section)
}

/// What the first half imports of the glue, which are functions alone.
fn imported(whole: &Whole<'_>, names: &Names<'_>) -> ImportSection {
    let mut section = ImportSection::new();
    for (import, type_index) in whole.imports.iter().zip(&whole.functions) {
        section.import(import.module, names.of(import.name), EntityType::Function(*type_index));
    }
    section
}

fn exports(whole: &Whole<'_>, halves: &Halves, names: &Names<'_>) -> ExportSection {
    let mut section = ExportSection::new();
    for export in &whole.exports {
        let kind = RoundtripReencoder.export_kind(export.kind).unwrap_or(ExportKind::Func);
        section.export(names.of(export.name), kind, export.index);
    }
    for (name, kind, at) in given(whole, halves) {
        section.export(&name, kind, at);
    }
    section
}

/// What the first half gives to the second, by the names both use.
fn given(whole: &Whole<'_>, halves: &Halves) -> Vec<(String, ExportKind, u32)> {
    let some = |sign: char, kind: ExportKind, count: usize| {
        (0..count as u32).map(move |at| (format!("{sign}{at}"), kind, at))
    };
    let functions = halves.shared.iter().enumerate();
    some('t', ExportKind::Table, whole.tables.len())
        .chain(some('m', ExportKind::Memory, whole.memories.len()))
        .chain(some('g', ExportKind::Global, whole.globals.len()))
        .chain(functions.map(|(number, at)| (format!("f{number}"), ExportKind::Func, *at)))
        .collect()
}

fn imports(whole: &Whole<'_>, halves: &Halves) -> Result<ImportSection> {
    let mut section = ImportSection::new();
    for (name, kind, at) in given(whole, halves) {
        let place = at as usize;
        let entity = match kind {
            ExportKind::Table => {
                let mut table = RoundtripReencoder.table_type(whole.tables[place])?;
                table.maximum = if place == 0 { None } else { table.maximum };
                EntityType::Table(table)
            }
            ExportKind::Memory => EntityType::Memory(RoundtripReencoder.memory_type(whole.memories[place])?),
            ExportKind::Global => EntityType::Global(RoundtripReencoder.global_type(whole.globals[place])?),
            _ => EntityType::Function(whole.functions[place]),
        };
        section.import(FIRST, &name, entity);
    }
    Ok(section)
}

/// Entries of the table, a segment for each run of slots.
fn elements(entries: &BTreeMap<u32, u32>, mut wanted: impl FnMut(u32) -> bool) -> ElementSection {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (slot, at) in entries.iter().filter(|(_, at)| wanted(**at)) {
        match runs.last_mut().filter(|(from, run)| from + run.len() as u32 == *slot) {
            Some((_, run)) => run.push(*at),
            None => runs.push((*slot, vec![*at])),
        }
    }
    let mut section = ElementSection::new();
    for (from, run) in runs {
        let offset = ConstExpr::i32_const(from.cast_signed());
        section.active(None, &offset, Elements::Functions(run.into()));
    }
    section
}

/// The bodies of the first half. What has left has a body that is never run, which the optimiser then drops; the
/// seam calls its entry of the table.
fn kept_code(whole: &Whole<'_>, halves: &Halves, ids: &Ids) -> Result<CodeSection> {
    let mut code = CodeSection::new();
    let mut numbers = Numbers { functions: (0..u32::try_from(whole.functions.len())?).collect(), ids };
    for (place, body) in whole.bodies.iter().enumerate() {
        let at = place + whole.imported;
        if !halves.later[at] {
            numbers.parse_function_body(&mut code, body.clone())?;
            continue;
        }
        let mut stub = Function::new([]);
        match halves.seam.get(&u32::try_from(at)?) {
            Some(slot) => {
                let type_index = whole.functions[at];
                let parameters = whole.types.get(type_index as usize).context("no such type")?.params().len();
                for parameter in 0..u32::try_from(parameters)? {
                    stub.instruction(&Instruction::LocalGet(parameter));
                }
                stub.instruction(&Instruction::I32Const(slot.cast_signed()));
                stub.instruction(&Instruction::CallIndirect { type_index, table_index: 0 });
            }
            None => {
                stub.instruction(&Instruction::Unreachable);
            }
        }
        stub.instruction(&Instruction::End);
        code.function(&stub);
    }
    Ok(code)
}

/// The constants at the addresses that are wanted of each segment.
fn constants(whole: &Whole<'_>, ids: &Ids, wanted: impl Fn(Range<u32>) -> Vec<Range<u32>>) -> DataSection {
    let mut section = DataSection::new();
    for (address, bytes) in &whole.segments {
        let bytes = ids.renumbered(*address, bytes);
        for part in wanted(*address..address + bytes.len() as u32) {
            let piece = &bytes[(part.start - address) as usize..(part.end - address) as usize];
            section.active(0, &ConstExpr::i32_const(part.start.cast_signed()), piece.iter().copied());
        }
    }
    section
}

/// The parts of a range that are in the others, which are in order.
fn inside(range: Range<u32>, others: &[Range<u32>]) -> Vec<Range<u32>> {
    let parts = others.iter().map(|other| other.start.max(range.start)..other.end.min(range.end));
    parts.filter(|part| part.start < part.end).collect()
}
