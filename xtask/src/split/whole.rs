//! The wasm as wasm-bindgen left it, which is what is cut.

use super::linked::{address, read_names};
use anyhow::{Result, bail};
use std::collections::{BTreeMap, HashMap, HashSet};
use wasmparser::{
    ElementItems, ElementKind, ExternalKind, FunctionBody, KnownCustom, Operator, Parser, Payload, TypeRef,
};

/// The section that announces how many segments of constants follow. The halves have other numbers of them, and
/// need no announcement.
const COUNT_OF_SEGMENTS: u8 = 12;

/// The sections of the wasm that is cut.
#[derive(Default)]
pub(super) struct Whole<'a> {
    pub(super) raw: BTreeMap<u8, &'a [u8]>,
    pub(super) types: Vec<wasmparser::FuncType>,
    /// The type of each function, imported ones first.
    pub(super) functions: Vec<u32>,
    pub(super) imported: usize,
    pub(super) imports: Vec<wasmparser::Import<'a>>,
    pub(super) bodies: Vec<FunctionBody<'a>>,
    pub(super) tables: Vec<wasmparser::TableType>,
    pub(super) memories: Vec<wasmparser::MemoryType>,
    pub(super) globals: Vec<wasmparser::GlobalType>,
    pub(super) exports: Vec<wasmparser::Export<'a>>,
    /// The entries of the table of functions: slot and function.
    pub(super) entries: BTreeMap<u32, u32>,
    pub(super) segments: Vec<(u32, &'a [u8])>,
    pub(super) names: HashMap<u32, &'a str>,
}
/// The functions that wasm-bindgen itself exports or calls, of which the linked program knows nothing.
pub(super) fn wanted_by_glue<'w>(whole: &Whole<'w>, linked: &HashSet<&str>) -> Result<HashSet<&'w str>> {
    let exported = whole.exports.iter().filter(|export| export.kind == ExternalKind::Func);
    let mut wanted: Vec<u32> = exported.map(|export| export.index).collect();
    for (place, body) in whole.bodies.iter().enumerate() {
        let name = u32::try_from(place + whole.imported).ok().and_then(|at| whole.names.get(&at));
        if !name.is_some_and(|name| linked.contains(name)) {
            wanted.extend(called(body)?);
        }
    }
    Ok(wanted.iter().filter_map(|at| whole.names.get(at).copied()).collect())
}
/// The functions a body names.
pub(super) fn called(body: &FunctionBody<'_>) -> Result<Vec<u32>> {
    let mut called = Vec::new();
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                called.push(function_index)
            }
            Operator::RefFunc { function_index } => called.push(function_index),
            _ => {}
        }
    }
    Ok(called)
}
/// Reads the wasm as wasm-bindgen left it.
pub(super) fn read(wasm: &[u8]) -> Result<Whole<'_>> {
    let mut whole = Whole::default();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Some((id, range)) = payload.as_section().filter(|(id, _)| ![0, COUNT_OF_SEGMENTS].contains(id))
        {
            whole.raw.insert(id, &wasm[range]);
        }
        section(payload, &mut whole)?;
    }
    Ok(whole)
}

fn section<'a>(payload: Payload<'a>, whole: &mut Whole<'a>) -> Result<()> {
    match payload {
        Payload::TypeSection(types) => {
            whole.types = types.into_iter_err_on_gc_types().collect::<Result<_, _>>()?;
        }
        Payload::ImportSection(imports) => {
            for import in imports.into_imports() {
                let import = import?;
                match import.ty {
                    TypeRef::Func(at) => whole.functions.push(at),
                    _ => bail!("something else than functions is imported"),
                }
                whole.imports.push(import);
            }
            whole.imported = whole.functions.len();
        }
        Payload::FunctionSection(functions) => {
            for at in functions {
                whole.functions.push(at?);
            }
        }
        Payload::TableSection(tables) => {
            for table in tables {
                whole.tables.push(table?.ty);
            }
        }
        Payload::MemorySection(memories) => {
            whole.memories = memories.into_iter().collect::<Result<_, _>>()?
        }
        Payload::GlobalSection(globals) => {
            for global in globals {
                whole.globals.push(global?.ty);
            }
        }
        Payload::ExportSection(exports) => whole.exports = exports.into_iter().collect::<Result<_, _>>()?,
        Payload::ElementSection(elements) => {
            for element in elements {
                read_entries(element?, &mut whole.entries)?;
            }
        }
        Payload::CodeSectionEntry(body) => whole.bodies.push(body),
        Payload::DataSection(data) => {
            for segment in data {
                let segment = segment?;
                whole.segments.push((address(&segment.kind)?, segment.data));
            }
        }
        Payload::CustomSection(custom) => {
            if let KnownCustom::Name(names) = custom.as_known() {
                read_names(names, &mut whole.names)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn read_entries(element: wasmparser::Element<'_>, into: &mut BTreeMap<u32, u32>) -> Result<()> {
    let ElementKind::Active { table_index: None | Some(0), offset_expr } = element.kind else {
        bail!("entries of another table than that of functions");
    };
    let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
        bail!("entries of the table without a fixed place");
    };
    let ElementItems::Functions(functions) = element.items else {
        bail!("entries of the table that are no functions");
    };
    for (slot, at) in (value.cast_unsigned()..).zip(functions) {
        into.insert(slot, at?);
    }
    Ok(())
}
