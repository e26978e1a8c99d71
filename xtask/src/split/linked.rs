//! The program as the linker left it: functions, constants, and the relocations that say what names what.

use anyhow::{Result, bail};
use std::collections::HashMap;
use std::ops::Range;
use wasmparser::{
    DataKind, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocationEntry, SymbolInfo, TypeRef,
};

/// The linked program.
#[derive(Default)]
pub(super) struct Program<'a> {
    pub(super) imported: u32,
    pub(super) names: HashMap<u32, &'a str>,
    /// Where the bodies of the defined functions lie, from the start of their section.
    pub(super) bodies: Vec<Range<usize>>,
    /// Address, place from the start of their section, and length of the segments of constants.
    pub(super) segments: Vec<(u32, Range<usize>)>,
    /// Their section.
    pub(super) constants: &'a [u8],
    pub(super) symbols: Vec<SymbolInfo<'a>>,
    /// The functions that are reached from outside.
    pub(super) roots: Vec<u32>,
    pub(super) code: Vec<RelocationEntry>,
    pub(super) data: Vec<RelocationEntry>,
}
/// Reads the linked program.
pub(super) fn read(linked: &[u8]) -> Result<Program<'_>> {
    let mut program = Program::default();
    let (mut code_at, mut data_section, mut code_section) = (0, None, None);
    for (section, payload) in sections(linked)? {
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    program.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    if export.kind == wasmparser::ExternalKind::Func {
                        program.roots.push(export.index);
                    }
                }
            }
            Payload::StartSection { func, .. } => program.roots.push(func),
            Payload::CodeSectionStart { range, .. } => {
                (code_at, code_section) = (range.start, Some(section));
            }
            Payload::CodeSectionEntry(body) => {
                program.bodies.push(body.range().start - code_at..body.range().end - code_at);
            }
            Payload::DataSection(data) => {
                data_section = Some(section);
                let start = data.range().start;
                program.constants = linked.get(data.range()).unwrap_or_default();
                for segment in data {
                    let segment = segment?;
                    let end = segment.range.end - start;
                    program.segments.push((address(&segment.kind)?, end - segment.data.len()..end));
                }
            }
            Payload::CustomSection(custom) => match custom.as_known() {
                KnownCustom::Name(names) => read_names(names, &mut program.names)?,
                KnownCustom::Linking(linking) => read_symbols(&linking, &mut program.symbols)?,
                KnownCustom::Reloc(relocations) => {
                    let of = relocations.section_index();
                    let entries = relocations.entries().into_iter().collect::<Result<Vec<_>, _>>()?;
                    if Some(of) == code_section {
                        program.code = entries;
                    } else if Some(of) == data_section {
                        program.data = entries;
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
    program.code.sort_by_key(|entry| entry.offset);
    program.data.sort_by_key(|entry| entry.offset);
    Ok(program)
}

/// The parts of a wasm, each with the number of the section it belongs to.
fn sections(wasm: &[u8]) -> Result<Vec<(u32, Payload<'_>)>> {
    let (mut section, mut all) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let inside =
            matches!(payload, Payload::Version { .. } | Payload::CodeSectionEntry(_) | Payload::End(_));
        all.push((section, payload));
        section += u32::from(!inside);
    }
    Ok(all)
}

pub(super) fn address(kind: &DataKind<'_>) -> Result<u32> {
    if let DataKind::Active { offset_expr, .. } = kind
        && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
    {
        return Ok(value.cast_unsigned());
    }
    bail!("a segment of constants without a fixed address")
}

pub(super) fn read_names<'a>(
    names: wasmparser::NameSectionReader<'a>,
    into: &mut HashMap<u32, &'a str>,
) -> Result<()> {
    for part in names {
        if let Name::Function(functions) = part? {
            for naming in functions {
                let naming = naming?;
                into.insert(naming.index, naming.name);
            }
        }
    }
    Ok(())
}

fn read_symbols<'a>(
    linking: &wasmparser::LinkingSectionReader<'a>,
    into: &mut Vec<SymbolInfo<'a>>,
) -> Result<()> {
    for part in linking.subsections() {
        if let Linking::SymbolTable(symbols) = part? {
            for symbol in symbols {
                into.push(symbol?);
            }
        }
    }
    Ok(())
}
