#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::single_range_in_vec_init)]

use super::cut;
use super::graph::{Plan, join, without};
use super::ids::Ids;
use super::linked::Program;
use super::names::Names;
use super::{places, whole};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    Function, FunctionSection, GlobalSection, GlobalType, ImportSection, MemArg, MemorySection, MemoryType,
    Module, NameMap, NameSection, RefType, TableSection, TableType, TypeSection, ValType,
};
use wasmparser::{
    DefinedDataSymbol, Parser, Payload, RelocationEntry, RelocationType, SymbolFlags, SymbolInfo, Validator,
};

#[test]
fn ranges_are_joined_and_taken_out_of_one_another() {
    assert_eq!(join(vec![8..9, 0..4, 2..6, 6..7, 5..5]), [0..7, 8..9]);
    assert_eq!(without(0..10, &[2..4, 8..20]), [0..2, 4..8]);
    assert_eq!(without(3..4, &[2..6]), []);
}

/// `outer` calls `seam`, which calls `inner` and `shared`; `outer` calls `shared` too, and `inner` is also entry 1
/// of the table.
fn sample(outer_calls: &[u32]) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32], [ValType::I32]);
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for calls in [outer_calls, &[2, 3], &[], &[]] {
        functions.function(0);
        let mut body = Function::new([]);
        body.instructions().local_get(0);
        for at in calls {
            body.instructions().call(*at);
        }
        body.instructions().end();
        code.function(&body);
    }
    let limits = TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 2,
        maximum: Some(2),
        shared: false,
    };
    let mut tables = TableSection::new();
    tables.table(limits);
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut globals = GlobalSection::new();
    globals.global(
        GlobalType { val_type: ValType::I32, mutable: true, shared: false },
        &ConstExpr::i32_const(0),
    );
    let mut exports = ExportSection::new();
    exports.export("outer", ExportKind::Func, 0);
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(1), Elements::Functions([2][..].into()));
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(100), *b"firstsecond");
    let mut names = NameMap::new();
    for (at, name) in (0..).zip(["outer", "seam", "inner", "shared"]) {
        names.append(at, name);
    }
    let mut naming = NameSection::new();
    naming.functions(&names);
    let mut module = Module::new();
    module.section(&types).section(&functions).section(&tables).section(&memories).section(&globals);
    module.section(&exports).section(&elements).section(&code).section(&data).section(&naming);
    module.finish()
}

fn plan() -> Plan {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Plan {
        functions: names(&["seam", "inner"]),
        seam: names(&["seam"]),
        constants: vec![105..111],
        left_out: Vec::new(),
    }
}

fn data(wasm: &[u8]) -> Vec<u8> {
    let parts = Parser::new(0).parse_all(wasm).filter_map(|part| match part.unwrap() {
        Payload::DataSection(data) => Some(data.into_iter().flat_map(|part| part.unwrap().data.to_vec())),
        _ => None,
    });
    parts.flatten().collect()
}

fn exported(wasm: &[u8]) -> Vec<&str> {
    let parts = Parser::new(0).parse_all(wasm).filter_map(|part| match part.unwrap() {
        Payload::ExportSection(exports) => Some(exports.into_iter().map(|export| export.unwrap().name)),
        _ => None,
    });
    parts.flatten().collect()
}

#[test]
fn both_halves_are_valid_and_hold_what_is_theirs() {
    let bytes = sample(&[1, 3]);
    let (first, second) = cut::cut(&whole::read(&bytes).unwrap(), &plan(), &Names::default()).unwrap();
    for half in [&first, &second] {
        Validator::new().validate_all(half).unwrap();
    }
    assert_eq!((data(&first), data(&second)), (b"first".to_vec(), b"second".to_vec()));
    assert_eq!(exported(&first), ["outer", "t0", "m0", "g0", "f0"], "all that the second half can name");
    assert_eq!(exported(&second), [""; 0]);
}

#[test]
fn a_first_half_that_calls_past_the_seam_is_refused() {
    let bytes = sample(&[1, 2]);
    let whole = whole::read(&bytes).unwrap();
    let refused = cut::cut(&whole, &plan(), &Names::default()).map(|_| ()).unwrap_err();
    assert_eq!(refused.to_string(), "outer of the first half calls inner of the second");
}

/// A function that answers the number of a type, loaded from the constants at 100, and one that asks for it.
fn typed(id: &[u8; 16]) -> Vec<u8> {
    let half = i64::from_le_bytes(id[8..].try_into().unwrap());
    let load = |offset| MemArg { offset, align: 2, memory_index: 0 };
    let mut answers = Function::new([]);
    let mut body = answers.instructions();
    body.local_get(0).i32_const(0).i64_load(load(108)).i64_store(load(8));
    body.local_get(0).i32_const(0).i64_load(load(100)).i64_store(load(0)).end();
    let mut asks = Function::new([]);
    asks.instructions().i64_const(half).drop().i64_const(7).drop().end();
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32], []);
    let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
    for body in [answers, asks] {
        functions.function(0);
        code.function(&body);
    }
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(98), [&b"ab"[..], id, b"abcd"].concat());
    let mut names = NameMap::new();
    names.append(0, "_ZN36_$LT$T$u20$as$u20$core..any..Any$GT$7type_id17h0E");
    names.append(1, "asks");
    let mut naming = NameSection::new();
    naming.functions(&names);
    let mut module = Module::new();
    module.section(&types).section(&functions).section(&code).section(&data).section(&naming);
    module.finish()
}

#[test]
fn numbers_of_types_become_small_in_code_and_constants_alike() {
    let id: [u8; 16] = std::array::from_fn(|at| 0x90 + at as u8);
    let bytes = typed(&id);
    let whole = whole::read(&bytes).unwrap();
    let ids = Ids::read(&whole).unwrap();
    let half = |from: usize| i64::from_le_bytes(id[from..from + 8].try_into().unwrap());
    let (low, high) = (ids.of(half(0)), ids.of(half(8)));
    assert!(low != high && (1..=2).contains(&low) && (1..=2).contains(&high));
    assert_eq!(ids.of(7), 7, "no other number changes");
    let (address, constants) = whole.segments[0];
    let expected = [&b"ab"[..], &low.to_le_bytes(), &high.to_le_bytes(), b"abcd"].concat();
    assert_eq!(ids.renumbered(address, constants), expected);
}

#[test]
fn places_in_foreign_sources_are_left_out_and_our_own_stay() {
    let location = |name: u32, length: u32| [name, length, 12, 5].map(u32::to_le_bytes).concat();
    let parts: [&[u8]; 5] =
        [b"crates/a.rs\0", &location(1000, 11), b"src/a.rs", &location(1028, 8), b"/rust/b.rs!!"];
    let constants = parts.concat();
    let mut from = 0;
    let symbols = parts.iter().map(|part| {
        let symbol = DefinedDataSymbol { index: 0, offset: from, size: part.len() as u32 };
        from += symbol.size;
        SymbolInfo::Data { flags: SymbolFlags::empty(), name: "", symbol: Some(symbol) }
    });
    let names = |offset: u32, index: u32| RelocationEntry {
        ty: RelocationType::MemoryAddrI32,
        offset,
        index,
        addend: 0,
    };
    let program = Program {
        symbols: symbols.collect(),
        segments: vec![(1000, 0..constants.len())],
        constants: &constants,
        data: vec![names(12, 0), names(36, 2)],
        ..Program::default()
    };
    assert_eq!(places::foreign(&program), [1000..1028], "the place and the name that only it has");
}

#[test]
fn names_that_end_in_random_digits_become_short_in_the_glue_as_well() {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut imports = ImportSection::new();
    imports.import("./portolan_bg.js", "__wbg_log_0123456789abcdef", EntityType::Function(0));
    imports.import("./portolan_bg.js", "__wbindgen_throw", EntityType::Function(0));
    let mut module = Module::new();
    let bytes = module.section(&types).section(&imports).clone().finish();
    let names = Names::read(&whole::read(&bytes).unwrap());
    assert_eq!((names.of("__wbindgen_throw"), names.of("log")), ("__wbindgen_throw", "log"));
    let glue = "/**\n * What it is.\n */\nx = {\n  // A note.\n  __wbg_log_0123456789abcdef: y /* z */\n\n};";
    let short = names.of("__wbg_log_0123456789abcdef");
    assert!(short.len() < 6);
    assert_eq!(names.shorten(glue), format!("x = {{\n{short}: y /* z */\n}};\n"));
}
