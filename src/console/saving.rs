//! Where a download goes while it arrives: into memory, or straight to a file that a person chooses, and how much of it is
//! taken (security notes R1, R3).

/// The largest download that is gathered in memory without being asked; a larger one is written through to a file, where
/// the browser can do that. One that says it is smaller is left when it turns out not to be: it may never end, or unpack to
/// more than there is memory.
pub const GATHER_MOST: u64 = 256 * 1024 * 1024;

/// Where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// Into memory, and to the person when it is whole.
    Gathered,
    /// To a file that is chosen before the first byte is kept.
    ToFile,
}

impl Goes {
    /// By the size that is known before it is asked for; nothing where only the answer can tell.
    #[must_use]
    pub fn by_size(size: Option<u64>) -> Option<Self> {
        size.map(Self::of)
    }

    /// By what the answer announces. What announces nothing may be of any size.
    #[must_use]
    pub fn by_answer(announced: Option<u64>) -> Self {
        announced.map_or(Self::ToFile, Self::of)
    }

    fn of(size: u64) -> Self {
        if size > GATHER_MOST { Self::ToFile } else { Self::Gathered }
    }
}

/// How many bytes are taken, of a size that is known or not, where they stay in memory or not.
#[must_use]
pub fn most(size: Option<u64>, in_memory: bool) -> u64 {
    if in_memory { size.unwrap_or_default().max(GATHER_MOST) } else { u64::MAX }
}
