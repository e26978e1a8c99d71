//! The commands that are offered to be copied: as people type them, and never what a server made up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::command::{NoCommand, Pull, Tool};
use portolan::console::route::Api;
use portolan::name::{Repository, Scheme, Selector};

const ID: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

fn pull<'a>(host: &'a str, api: Api, repository: &'a Repository, selector: Option<&'a Selector>) -> Pull<'a> {
    Pull { host, scheme: Scheme::Https, api, repository, selector }
}

#[test]
fn commands_read_as_people_type_them() {
    let repository: Repository = "team/web".parse().unwrap();
    let tag = Selector::Tag("1.0".parse().unwrap());
    let v2 = pull("a.example:5000", Api::V2, &repository, Some(&tag));
    let command = |tool| v2.command(tool).unwrap();
    assert_eq!(command(Tool::Docker), "docker pull a.example:5000/team/web:1.0");
    assert_eq!(command(Tool::Podman), "podman pull a.example:5000/team/web:1.0");
    assert_eq!(command(Tool::Nerdctl), "nerdctl pull a.example:5000/team/web:1.0");
    assert_eq!(
        command(Tool::Skopeo),
        "skopeo copy docker://a.example:5000/team/web:1.0 docker-archive:web.tar"
    );
    assert_eq!(command(Tool::Crane), "crane pull a.example:5000/team/web:1.0 web.tar");
    let clear = Pull { scheme: Scheme::Http, ..v2 };
    assert_eq!(
        clear.command(Tool::Podman).unwrap(),
        "podman pull --tls-verify=false a.example:5000/team/web:1.0"
    );
    let digest = Selector::Digest(format!("sha256:{ID}").parse().unwrap());
    let by_digest = pull("a.example", Api::V2, &repository, Some(&digest));
    assert_eq!(
        by_digest.command(Tool::Docker).unwrap(),
        format!("docker pull a.example/team/web@sha256:{ID}")
    );
}

#[test]
fn v1_is_pulled_by_docker_and_by_tag_alone() {
    let repository: Repository = "team/web".parse().unwrap();
    let (tag, id) = (Selector::Tag("1.0".parse().unwrap()), Selector::Image(ID.parse().unwrap()));
    let by_tag = pull("a.example", Api::V1, &repository, Some(&tag));
    assert_eq!(Tool::for_api(Api::V1), [Tool::Docker]);
    assert_eq!(by_tag.command(Tool::Docker).unwrap(), "docker pull a.example/team/web:1.0");
    assert_eq!(by_tag.command(Tool::Podman), Err(NoCommand::WrongTool));
    let by_id = pull("a.example", Api::V1, &repository, Some(&id));
    assert_eq!(by_id.command(Tool::Docker), Err(NoCommand::ByImageId));
}

#[test]
fn a_host_without_a_dot_gets_its_port_so_that_it_is_not_taken_for_a_namespace() {
    let repository: Repository = "team/web".parse().unwrap();
    let command = |host| pull(host, Api::V1, &repository, None).command(Tool::Docker).unwrap();
    assert_eq!(command("registry"), "docker pull registry:443/team/web");
    assert_eq!(command("localhost"), "docker pull localhost/team/web");
}

#[test]
fn no_part_of_a_command_can_be_an_option_or_more_than_one_word() {
    let tag = Selector::Tag("1.0".parse().unwrap());
    for name in ["team/-rf", "-x/-y", "team/..a", "team/web"] {
        let repository: Repository = name.parse().unwrap();
        let pull = pull("a.example", Api::V2, &repository, Some(&tag));
        for tool in Tool::ALL {
            let command = pull.command(tool).unwrap();
            let plain = |c: char| c.is_ascii_alphanumeric() || " ./:@_-".contains(c);
            assert!(command.chars().all(plain), "{command}");
            assert!(!command.contains(" -"), "{command}");
        }
    }
    let upper: Repository = "team/Web".parse().unwrap();
    assert_eq!(
        pull("a.example", Api::V1, &upper, Some(&tag)).command(Tool::Docker),
        Err(NoCommand::UpperCase)
    );
}
