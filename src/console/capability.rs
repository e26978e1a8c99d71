//! What may be done, and the reason when not: pure functions of what is known, so that no button is offered that
//! can only fail, and a missing one explains itself.

/// An act that is not offered everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Lists or searches repositories.
    ListRepositories,
    /// Lists the images of a repository at the index.
    ListImages,
    /// Creates a repository.
    CreateRepository,
    /// Deletes a repository.
    DeleteRepository,
    /// Points a tag at an image.
    SetTag,
    /// Deletes a tag.
    DeleteTag,
    /// Puts an image into a repository.
    InsertImage,
    /// Opens an account.
    SignUp,
    /// Changes an account.
    ChangeAccount,
    /// Says who may read a repository.
    SetAccess,
    /// Asks what the token at hand is good for.
    CheckToken,
    /// Lists the files of a layer, or what it changed.
    ListFiles,
}
