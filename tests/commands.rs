//! The commands that the console shows: what is in them, what can never be, and that a shell can run them as they stand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::console::command::{At, By, Login, Seen, Task, screen};
use portolan::console::route::{Api, ListState, Place, Route, View};
use portolan::console::target::Target;
use portolan::http::Url;
use portolan::name::{Digest, Selector};
use portolan_sandbox::listener::{ANY_PORT, Listening, serve};
use portolan_sandbox::{Request, Sandbox};
use serde_json::Value;
use support::shell::{Shell, at};
use support::{id, origin, repository, tag};

const HOME: &str = "https://registry.example";

fn home(api: Api) -> At {
    at(&origin(HOME), api)
}

fn digest(digit: char) -> Digest {
    format!("sha256:{}", id(digit)).parse().unwrap()
}

fn curl(task: &Task, at: &At) -> String {
    task.by(By::Curl, at).unwrap()
}

fn at_token_server(user: Option<&str>) -> At {
    let realm = Url::read("https://auth.example/token?x=it's;$(id)").unwrap();
    let login = Login::Token { realm, service: "the service".into(), user: user.map(Into::into) };
    At { login, ..home(Api::V2) }
}

#[test]
fn lists_and_manifests_of_v2_are_asked_as_the_console_asks() {
    let (v2, web) = (home(Api::V2), repository("team/web"));
    assert_eq!(curl(&Task::Repositories, &v2), "curl 'https://registry.example/v2/_catalog?n=100'");
    assert_eq!(
        curl(&Task::Tags(web.clone()), &v2),
        "curl 'https://registry.example/v2/team/web/tags/list?n=100'"
    );
    let resolve = curl(&Task::Resolve(web.clone(), tag("1.0")), &v2);
    assert!(
        resolve.starts_with("curl -I -H 'Accept: application/vnd.oci.image.index.v1+json, "),
        "{resolve}"
    );
    assert!(resolve.ends_with(" https://registry.example/v2/team/web/manifests/1.0"), "{resolve}");
    let config = Task::Config(web, Selector::Tag(tag("1.0")), Some(digest('a')));
    let blob = format!("curl -L https://registry.example/v2/team/web/blobs/{}", digest('a'));
    assert_eq!(curl(&config, &v2), blob);
}

// D6: a password is asked for by the tool and a token stays in a variable.
#[test]
fn a_token_takes_two_lines_and_no_secret_is_in_either() {
    let lines = curl(&Task::Tags(repository("team/web")), &at_token_server(Some("ada")));
    let (first, second) = lines.split_once('\n').unwrap();
    assert!(
        first.starts_with("TOKEN=$(curl -sS -u ada 'https://auth.example/token?x=it'\\''s;$(id)&service="),
        "{first}"
    );
    assert!(first.contains("&scope=repository%3Ateam%2Fweb%3Apull' | "), "{first}");
    assert!(second.starts_with("curl -H \"Authorization: Bearer $TOKEN\" "), "{second}");
    let many = Url::read("https://auth.example/token?n=[1-9999]").unwrap();
    let login = Login::Token { realm: many, service: String::new(), user: Some("ada".into()) };
    let once = curl(&Task::SignIn, &At { login, ..home(Api::V2) });
    assert!(once.starts_with("TOKEN=$(curl -sS -u ada --globoff "), "{once}");
    let anybody = curl(&Task::Repositories, &at_token_server(None));
    assert!(!anybody.contains("-u ") && anybody.contains("scope=registry%3Acatalog%3A%2A"), "{anybody}");
    let deletes =
        curl(&Task::DeleteManifests(repository("team/web"), vec![digest('a')]), &at_token_server(None));
    assert!(deletes.contains("repository%3Ateam%2Fweb%3Apull%2Cdelete"), "{deletes}");
}

// D6: nothing that a server or a person said is read by the shell as anything but a word.
#[test]
fn a_name_that_could_mean_something_to_a_shell_is_quoted_or_stands_as_user() {
    for odd in ["", "-Kx", "a b", "a;b", "a'b", "a:b", "$(id)"] {
        let at = At { login: Login::Password(odd.into()), ..home(Api::V2) };
        assert!(curl(&Task::SignIn, &at).starts_with("curl -u USER -i "), "{odd:?}");
    }
    let search = curl(&Task::Search("it's $(id) `id`".into()), &home(Api::V1));
    assert_eq!(search, "curl 'https://registry.example/v1/search?q=it%27s%20%24%28id%29%20%60id%60'");
    assert_eq!(Task::Search("a b".into()).by(By::Docker, &home(Api::V1)), None);
    let six = at(&origin("http://[::1]:5000"), Api::V2);
    assert_eq!(curl(&Task::SignIn, &six), "curl --globoff -i 'http://[::1]:5000/v2/'");
}

#[test]
fn each_tool_is_asked_in_its_own_words_and_told_of_a_registry_in_clear() {
    let web = repository("team/web");
    let by = |tool, task: &Task, at: &At| task.by(tool, at).unwrap();
    let (v2, clear) = (home(Api::V2), at(&origin("http://localhost:5000"), Api::V2));
    let tags = Task::Tags(web.clone());
    assert_eq!(by(By::Crane, &tags, &v2), "crane ls registry.example/team/web");
    assert_eq!(by(By::Crane, &tags, &clear), "crane ls --insecure localhost:5000/team/web");
    assert_eq!(
        by(By::Regctl, &tags, &clear),
        "regctl registry set --tls disabled localhost:5000\nregctl tag ls localhost:5000/team/web"
    );
    assert_eq!(
        by(By::Skopeo, &tags, &clear),
        "skopeo list-tags --tls-verify=false docker://localhost:5000/team/web"
    );
    let set = Task::SetTag(web.clone(), tag("2.0"), Target::Manifest(digest('a')));
    assert_eq!(by(By::Crane, &set, &v2), format!("crane tag registry.example/team/web@{} 2.0", digest('a')));
    let named = At { public_host: Some("pull.example".into()), ..v2.clone() };
    assert_eq!(
        by(By::Docker, &Task::Create(web), &named),
        "docker tag IMAGE pull.example/team/web:TAG\ndocker push pull.example/team/web:TAG"
    );
    // Tools want lower case, curl does not mind.
    let capitals = Task::Tags(repository("Team/Web"));
    assert_eq!(capitals.tools(&v2), [By::Curl]);
}

// I9: by a tag, skopeo and crane delete the manifest with every other tag on it.
#[test]
fn a_tag_is_taken_away_only_by_what_leaves_the_other_tags_alone() {
    let one = Task::DeleteTags(repository("team/web"), vec![tag("1.0")]);
    assert_eq!(one.tools(&home(Api::V2)), [By::Curl, By::Regctl]);
    let many = Task::DeleteTags(repository("team/web"), vec![tag("1.0"), tag("1.1")]);
    assert_eq!(
        curl(&many, &home(Api::V1)),
        "for TAG in 1.0 1.1; do curl --globoff -i -X DELETE \"https://registry.example/v1/repositories/team/web/tags/$TAG\"; done"
    );
    // I8: no list of tags that is empty becomes the deletion of a repository.
    assert_eq!(Task::DeleteTags(repository("team/web"), Vec::new()).tools(&home(Api::V1)), []);
    let all =
        |n: usize| Task::DeleteTags(repository("team/web"), (0..n).map(|n| tag(&format!("t{n}"))).collect());
    assert!(all(Task::MOST).by(By::Curl, &home(Api::V2)).is_some());
    assert_eq!(all(Task::MOST + 1).by(By::Curl, &home(Api::V2)), None);
}

#[test]
fn a_hub_that_is_apart_gives_the_token_that_its_registry_takes() {
    let apart = At { standalone: false, login: Login::Password("ada".into()), ..home(Api::V1) };
    let lines = curl(&Task::Tags(repository("alpine")), &apart);
    let (first, second) = lines.split_once('\n').unwrap();
    assert!(
        first.contains(
            "-u ada -H 'X-Docker-Token: true' https://registry.example/v1/repositories/alpine/images"
        ),
        "{first}"
    );
    assert_eq!(
        second,
        "curl -H \"Authorization: Token $TOKEN\" https://registry.example/v1/repositories/library/alpine/tags"
    );
    assert_eq!(curl(&Task::DeleteRepository(repository("alpine")), &apart).lines().count(), 3);
}

#[test]
fn every_screen_of_a_registry_has_a_command() {
    let place = Place::new(origin(HOME));
    let (web, seen) = (repository("team/web"), Seen { tag: Some(tag("1.0")), ..Seen::default() });
    let mut routes = vec![
        Route::repositories(place.clone()),
        Route::image(place.clone(), web.clone(), Selector::Tag(tag("1.0"))),
        Route::Insert { place: place.clone(), repository: web.clone(), on: None },
        Route::Account { place: place.clone() },
        Route::SignUp { place: place.clone() },
        Route::Doctor { place: place.clone() },
    ];
    routes.extend(View::ALL.map(|view| Route::repository(place.clone(), web.clone(), view)));
    for route in routes {
        let apis = if matches!(route, Route::SignUp { .. } | Route::Insert { .. }) {
            &[Api::V1][..]
        } else {
            &[Api::V1, Api::V2]
        };
        for api in apis {
            let tasks = screen(&route, *api, &seen);
            assert!(tasks.iter().any(|task| task.by(By::Curl, &home(*api)).is_some()), "{route:?} {api:?}");
        }
    }
    assert_eq!(screen(&Route::connect(), Api::V2, &seen), []);
    let list = ListState { filter: "tide".into(), ..ListState::default() };
    let filtered = screen(&Route::Repositories { place, list }, Api::V1, &seen);
    assert_eq!(filtered[0], Task::Search("tide".into()));
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| panic!("no JSON: {text}"))
}

/// A sandbox that listens, and what is asked of it behind the commands' back.
fn listening(sandbox: &Sandbox) -> Listening {
    serve(sandbox, ANY_PORT, None).unwrap()
}

fn own(sandbox: &Sandbox, path: &str) -> Value {
    serde_json::from_slice(&sandbox.handle(&Request::new("GET", path)).body).unwrap()
}

#[test]
fn a_shell_runs_the_lines_of_v1_as_they_stand() {
    let sandbox = Sandbox::standalone();
    let listening = listening(&sandbox);
    let (shell, v1) = (Shell::new(), at(&listening.index, Api::V1));
    let name = repository("team/checkout-api");
    let tags = own(&sandbox, "/v1/repositories/team/checkout-api/tags");
    assert_eq!(json(&shell.curl(&Task::Tags(name.clone()), &v1)), tags);
    let (first, image) = tags.as_object().unwrap().iter().next().unwrap();
    let (first, image) = (tag(first), image.as_str().unwrap().to_owned());
    assert_eq!(json(&shell.curl(&Task::Resolve(name.clone(), first.clone()), &v1)), image);
    let of_tag = shell.curl(&Task::Manifest(name.clone(), Selector::Tag(first.clone())), &v1);
    assert_eq!(json(&of_tag)["id"], image);
    assert!(shell.curl(&Task::Tree(name.clone()), &v1).contains(&image));
    assert!(shell.curl(&Task::Search("checkout".into()), &v1).contains("team/checkout-api"));

    let target = Target::Image(image.parse().unwrap());
    shell.curl(&Task::SetTag(name.clone(), tag("by-hand"), target), &v1);
    let after = own(&sandbox, "/v1/repositories/team/checkout-api/tags");
    assert_eq!(after["by-hand"], image);
    shell.curl(&Task::DeleteTags(name.clone(), vec![tag("by-hand"), first.clone()]), &v1);
    let after = own(&sandbox, "/v1/repositories/team/checkout-api/tags");
    assert!(after.get("by-hand").is_none() && after.get(first.as_str()).is_none(), "{after}");
    assert!(after.as_object().unwrap().len() > 1, "the others stay");
    shell.curl(&Task::DeleteRepository(name), &v1);
    assert!(!own(&sandbox, "/v1/search?q=").to_string().contains("team/checkout-api"));
}

#[test]
fn a_shell_inserts_an_image_of_v1_as_it_is_told_to() {
    let sandbox = Sandbox::standalone();
    let listening = listening(&sandbox);
    let (shell, v1) = (Shell::new(), at(&listening.index, Api::V1));
    shell.file("json", format!("{{\"id\":\"{}\",\"created\":\"2015-03-11T09:00:00Z\"}}", id('7')).as_bytes());
    shell.file("layer.tar", &[0; 1024]);
    let name = repository("team/by-hand");
    let said = shell.curl(&Task::Insert(name, Some(tag("1.0"))), &v1);
    let tags = own(&sandbox, "/v1/repositories/team/by-hand/tags");
    assert_eq!(tags["1.0"], id('7').as_str(), "{said}");
}

#[test]
fn a_shell_runs_the_lines_of_v2_as_they_stand() {
    let sandbox = Sandbox::v2();
    let listening = listening(&sandbox);
    let (shell, v2) = (Shell::new(), at(&listening.index, Api::V2));
    let repository = repository("team/tide-api");
    let list = own(&sandbox, "/v2/team/tide-api/tags/list?n=100");
    assert!(shell.curl(&Task::Repositories, &v2).contains("team/tide-api"));
    assert_eq!(json(&shell.curl(&Task::Tags(repository.clone()), &v2)), list);
    let first = tag(list["tags"][0].as_str().unwrap());
    let head = shell.curl(&Task::Resolve(repository.clone(), first.clone()), &v2);
    let said = head
        .to_lowercase()
        .lines()
        .find_map(|line| line.strip_prefix("docker-content-digest: ").map(|d| d.trim().to_owned()));
    let digest: Digest = said.unwrap().parse().unwrap();
    let manifest = shell.curl(&Task::Manifest(repository.clone(), Selector::Tag(first)), &v2);
    assert!(digest.fits(manifest.as_bytes()));
    shell.curl(&Task::SetTag(repository.clone(), tag("by-hand"), Target::Manifest(digest.clone())), &v2);
    let again = shell.curl(&Task::Resolve(repository.clone(), tag("by-hand")), &v2);
    assert!(again.contains(&digest.to_string()), "{again}");
    shell.curl(&Task::DeleteManifests(repository.clone(), vec![digest]), &v2);
    assert!(shell.curl(&Task::Resolve(repository, tag("by-hand")), &v2).contains(" 404"));
}

// D6: what a server calls a tag is not spread to the names of the files that lie where the lines are run.
#[test]
fn a_list_of_tags_that_are_none_makes_the_lines_ask_for_nothing_more() {
    let lines = curl(&Task::Tree(repository("team/web")), &home(Api::V2));
    let shell = Shell::new();
    shell.file("payroll.txt", b"");
    let list = r#"{"name":"team/web","tags":["*","$(touch spread)","../../x","-o","1.0"]}"#;
    shell.file("answer", list.as_bytes());
    // Instead of asking, curl says what it was asked.
    let stub = "curl() { case \"$*\" in *tags/list*) cat answer;; *) echo \"$*\" >> asked; echo > manifest.json;; esac; }";
    shell.run(&format!("{stub}\n{lines}"));
    let asked = shell.run("cat asked; test ! -e spread");
    assert_eq!(asked.matches("/manifests/").count(), 1, "{asked}");
    assert!(asked.contains("/manifests/1.0") && !asked.contains("/blobs/"), "{asked}");
}
