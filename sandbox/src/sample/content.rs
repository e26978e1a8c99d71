//! Bytes that look like something and are always the same: prose, scripts, and noise that does not compress.

const WORDS: [&str; 48] = [
    "anchor",
    "astern",
    "ballast",
    "beacon",
    "berth",
    "bilge",
    "bollard",
    "bowline",
    "breakwater",
    "buoy",
    "cargo",
    "channel",
    "chart",
    "crane",
    "current",
    "customs",
    "deck",
    "depth",
    "dock",
    "draught",
    "ebb",
    "fairway",
    "fathom",
    "ferry",
    "flood",
    "gangway",
    "gauge",
    "harbour",
    "hawser",
    "helm",
    "hold",
    "knot",
    "landfall",
    "lee",
    "lighter",
    "lock",
    "manifest",
    "mooring",
    "pilot",
    "quay",
    "reef",
    "signal",
    "sounding",
    "tide",
    "tow",
    "wharf",
    "winch",
    "yard",
];

/// A small generator of numbers; the same seed gives the same numbers on every machine.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: &str) -> Self {
        let mixed = seed.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(mixed | 1)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or_default() % limit.max(1)
    }
}

/// Prose of about this many bytes; gzip takes it to a third.
pub(super) fn prose(seed: &str, bytes: usize) -> Vec<u8> {
    let mut dice = Dice::new(seed);
    let mut text = String::with_capacity(bytes + 16);
    let mut line = 0;
    while text.len() < bytes {
        let word = WORDS[dice.below(WORDS.len())];
        let end = if line + word.len() > 72 { '\n' } else { ' ' };
        line = if end == '\n' { 0 } else { line + word.len() + 1 };
        text.push_str(word);
        text.push(end);
    }
    text.truncate(bytes);
    text.into_bytes()
}

/// Bytes that look like machine code to gzip: they stay as long as they are.
pub(super) fn noise(seed: &str, bytes: usize) -> Vec<u8> {
    let mut dice = Dice::new(seed);
    let mut noise = Vec::with_capacity(bytes + 8);
    while noise.len() < bytes {
        noise.extend_from_slice(&dice.next().to_le_bytes());
    }
    noise.truncate(bytes);
    noise
}

/// A shell script.
pub(super) fn script(name: &str, action: &str) -> Vec<u8> {
    format!(
        "#!/bin/sh\n# {name}: part of the harbour's services.\nset -eu\n\n\
         log() {{ printf '%s {name}: %s\\n' \"$(date -u +%FT%TZ)\" \"$*\"; }}\n\n\
         log starting\n{action}\nlog done\n"
    )
    .into_bytes()
}
