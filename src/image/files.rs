//! The files in a layer as a registry lists them.

/// What a file is (registry-v1 sheet section 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// An ordinary file.
    File,
    /// A hard link.
    HardLink,
    /// A symbolic link.
    SymbolicLink,
    /// A folder.
    Folder,
    /// A device, a pipe or anything else.
    Other,
}

/// One file of a layer. The path is as the archive has it and may be hostile: it is shown, never followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// The path.
    pub path: String,
    /// What it is.
    pub kind: FileKind,
    /// Whether the layer deletes it.
    pub deleted: bool,
    /// Its size in bytes, unpacked.
    pub size: u64,
    /// Its permission bits.
    pub mode: u32,
    /// Owner.
    pub uid: u64,
    /// Group.
    pub gid: u64,
    /// When it was changed, seconds since 1970.
    pub modified: i64,
}

/// How an image differs from its parent in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// New.
    Created,
    /// Changed.
    Changed,
    /// Gone.
    Deleted,
}

/// What an image changed against its parent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes(pub Vec<(Change, FileEntry)>);
