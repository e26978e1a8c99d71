//! An in-memory Registry v1 and Hub v1.
