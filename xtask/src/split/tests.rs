#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::single_range_in_vec_init)]

use super::cut;
use super::graph::{Plan, join, without};
use super::whole;
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, ExportKind, ExportSection, Function,
    FunctionSection, GlobalSection, GlobalType, MemorySection, MemoryType, Module, NameMap, NameSection,
    RefType, TableSection, TableType, TypeSection, ValType,
};
use wasmparser::{Parser, Payload, Validator};

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
    Plan { functions: names(&["seam", "inner"]), seam: names(&["seam"]), constants: vec![105..111] }
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
    let (first, second) = cut::cut(&whole::read(&bytes).unwrap(), &plan()).unwrap();
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
    let refused = cut::cut(&whole::read(&bytes).unwrap(), &plan()).map(|_| ()).unwrap_err();
    assert_eq!(refused.to_string(), "outer of the first half calls inner of the second");
}
