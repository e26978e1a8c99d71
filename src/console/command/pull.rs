//! How to pull with the tools people have.

use crate::console::route::Api;
use crate::name::{Repository, Scheme, Selector};

/// A tool that pulls images.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tool {
    /// Docker.
    #[default]
    Docker,
    /// Podman.
    Podman,
    /// nerdctl.
    Nerdctl,
    /// skopeo, which copies without an engine.
    Skopeo,
    /// crane, which copies without an engine.
    Crane,
}

impl Tool {
    /// Every tool, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Docker, Self::Podman, Self::Nerdctl, Self::Skopeo, Self::Crane];

    /// The tools that speak a protocol. Registry v1 is Docker's alone, and only up to 17.10.
    #[must_use]
    pub fn for_api(api: Api) -> &'static [Self] {
        match api {
            Api::V1 => &[Self::Docker],
            Api::V2 => &Self::ALL,
        }
    }

    /// Its name, which is also its command.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Docker => "docker",
            Self::Podman => "podman",
            Self::Nerdctl => "nerdctl",
            Self::Skopeo => "skopeo",
            Self::Crane => "crane",
        }
    }

    /// Reads its name.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tool| tool.as_str() == text)
    }
}

/// Why there is no command to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCommand {
    /// A v1 image is pulled by a tag; its id is known to no tool.
    ByImageId,
    /// Registry v1 knows no digests, and a tool that pulls by digest does not speak it.
    ByDigest,
    /// The tool does not speak the protocol.
    WrongTool,
    /// Tools want names in lower case.
    UpperCase,
}

/// What is to be pulled, and from where.
#[derive(Clone, Copy, Debug)]
pub struct Pull<'a> {
    /// `host[:port]` as pull commands name it: from the settings' `publicHost`, or of the registry itself.
    pub host: &'a str,
    /// How it is reached; tools have to be told when it is in clear.
    pub scheme: Scheme,
    /// What the registry speaks.
    pub api: Api,
    /// The repository.
    pub repository: &'a Repository,
    /// The tag or digest; nothing means `latest`, as the tools have it.
    pub selector: Option<&'a Selector>,
}

impl Pull<'_> {
    /// The command for a tool.
    ///
    /// # Errors
    /// Why there is none.
    pub fn command(&self, tool: Tool) -> Result<String, NoCommand> {
        let reference = self.reference()?;
        if !Tool::for_api(self.api).contains(&tool) {
            return Err(NoCommand::WrongTool);
        }
        let flag = |flag| if self.scheme == Scheme::Http { flag } else { "" };
        let file = self.file();
        Ok(match tool {
            Tool::Docker => format!("docker pull {reference}"),
            Tool::Podman => format!("podman pull {}{reference}", flag("--tls-verify=false ")),
            Tool::Nerdctl => format!("nerdctl pull {}{reference}", flag("--insecure-registry ")),
            Tool::Skopeo => {
                format!(
                    "skopeo copy {}docker://{reference} docker-archive:{file}",
                    flag("--src-tls-verify=false ")
                )
            }
            Tool::Crane => format!("crane pull {}{reference} {file}", flag("--insecure ")),
        })
    }

    /// `host/ns/repo:tag`, in the form all tools know.
    ///
    /// # Errors
    /// Why there is none.
    pub fn reference(&self) -> Result<String, NoCommand> {
        let path = self.repository.as_str();
        if path.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(NoCommand::UpperCase);
        }
        let host = host_with_port(self.host, self.scheme);
        match (self.selector, self.api) {
            (None, _) => Ok(format!("{host}/{path}")),
            (Some(Selector::Tag(tag)), _) => Ok(format!("{host}/{path}:{tag}")),
            (Some(Selector::Digest(digest)), Api::V2) => Ok(format!("{host}/{path}@{digest}")),
            (Some(Selector::Digest(_)), Api::V1) => Err(NoCommand::ByDigest),
            (Some(Selector::Image(_)), _) => Err(NoCommand::ByImageId),
        }
    }

    /// A file for the tools that write one. A name that begins with a hyphen would be taken for an option.
    fn file(&self) -> String {
        let name = self.repository.segments().last().unwrap_or("image");
        if name.starts_with('-') { format!("./{name}.tar") } else { format!("{name}.tar") }
    }
}

/// Tools take the first segment for a host only when it has a dot or a colon or is `localhost`; any other gets its port
/// written out.
pub(super) fn host_with_port(host: &str, scheme: Scheme) -> String {
    let port = match scheme {
        Scheme::Http => 80,
        Scheme::Https => 443,
    };
    if host == "localhost" || host.contains(['.', ':']) { host.to_owned() } else { format!("{host}:{port}") }
}
