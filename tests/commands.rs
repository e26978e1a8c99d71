//! The commands that the console shows: what is in them, what can never be, and that a shell can run them as they stand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::console::command::{At, By, Login, Seen, Spot, Task, screen};
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

fn spot(name: &str, tag_name: &str, seen: Option<Target>) -> Spot {
    Spot { repository: repository(name), tag: tag(tag_name), seen }
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
        first.starts_with("TOKEN=$(curl -fsS -u ada 'https://auth.example/token?x=it'\\''s;$(id)&service="),
        "{first}"
    );
    assert!(first.contains("&scope=repository%3Ateam%2Fweb%3Apull' | "), "{first}");
    assert!(first.ends_with(" &&"), "{first}");
    assert!(second.starts_with("curl -fsS -H \"Authorization: Bearer $TOKEN\" "), "{second}");
    let many = Url::read("https://auth.example/token?n=[1-9999]").unwrap();
    let login = Login::Token { realm: many, service: String::new(), user: Some("ada".into()) };
    let once = curl(&Task::SignIn, &At { login, ..home(Api::V2) });
    assert!(once.starts_with("TOKEN=$(curl -fsS -u ada --globoff "), "{once}");
    let anybody = curl(&Task::Repositories, &at_token_server(None));
    assert!(!anybody.contains("-u ") && anybody.contains("scope=registry%3Acatalog%3A%2A"), "{anybody}");
    let deletes = curl(
        &Task::DeleteManifests(repository("team/web"), vec![(digest('a'), Vec::new())]),
        &at_token_server(None),
    );
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
        "regctl registry set --tls disabled localhost:5000 &&\nregctl tag ls localhost:5000/team/web"
    );
    assert_eq!(
        by(By::Skopeo, &tags, &clear),
        "skopeo list-tags --tls-verify=false docker://localhost:5000/team/web"
    );
    let set = Task::SetTag(spot("team/web", "2.0", None), Target::Manifest(digest('a')));
    assert_eq!(
        by(By::Crane, &set, &v2),
        format!(
            "! crane digest registry.example/team/web:2.0 &&\ncrane tag registry.example/team/web@{} 2.0",
            digest('a')
        )
    );
    let named = At { public_host: Some("pull.example".into()), ..v2.clone() };
    assert_eq!(
        by(By::Docker, &Task::Create(web), &named),
        "docker tag IMAGE pull.example/team/web:TAG &&\ndocker push pull.example/team/web:TAG"
    );
    // Tools want lower case, curl does not mind.
    let capitals = Task::Tags(repository("Team/Web"));
    assert_eq!(capitals.tools(&v2), [By::Curl]);
}

// A host without a dot would be taken for the first half of a repository of somewhere else, and what stands behind the
// colon of another for a tag.
#[test]
fn a_host_is_the_same_one_wherever_a_tool_is_told_of_it() {
    let web = repository("team/web");
    let short = at(&origin("https://registry"), Api::V2);
    let old = at(&origin("http://registry"), Api::V1);
    assert_eq!(Task::SignIn.by(By::Docker, &short).unwrap(), "docker login registry:443");
    assert_eq!(
        Task::Search("tide".into()).by(By::Docker, &old).unwrap(),
        "docker search registry:80/tide",
        "without the port it would be a search at Docker Hub"
    );
    for tool in [By::Crane, By::Regctl] {
        assert!(Task::Repositories.by(tool, &short).unwrap().ends_with(" registry:443"), "{tool:?}");
    }
    for with_port in ["https://registry:5000", "https://registry.example:5000", "https://[::1]:5000"] {
        let at = at(&origin(with_port), Api::V2);
        let host = with_port.strip_prefix("https://").unwrap();
        for tool in By::ALL.into_iter().filter(|tool| *tool != By::Curl) {
            let told = Task::SignIn.by(tool, &at).unwrap();
            assert!(told.split(' ').any(|word| word == host), "{told}");
            let manifest = Task::Manifest(web.clone(), Selector::Tag(tag("1.0"))).by(tool, &at).unwrap();
            assert!(manifest.ends_with(&format!("{host}/team/web:1.0")), "{manifest}");
            let by_digest = Task::Config(web.clone(), Selector::Digest(digest('a')), None).by(tool, &at);
            assert!(by_digest.unwrap().ends_with(&format!("{host}/team/web@{}", digest('a'))), "{tool:?}");
            if let Some(tags) = Task::Tags(web.clone()).by(tool, &at) {
                assert!(tags.ends_with(&format!("{host}/team/web")), "{tags}");
            }
        }
    }
}

// Of an index each tool would take an image of its own choice.
#[test]
fn every_tool_reads_the_configuration_of_the_image_that_is_shown() {
    let web = repository("team/web");
    let route = Route::image(Place::new(origin(HOME)), web, Selector::Tag(tag("1.0")));
    let seen = Seen { manifest: Some(digest('b')), config: Some(digest('c')), ..Seen::default() };
    let tasks = screen(&route, Api::V2, &seen);
    let config = tasks.iter().find(|task| matches!(task, Task::Config(..))).unwrap();
    for tool in By::ALL {
        let command = config.by(tool, &home(Api::V2)).unwrap();
        let subject = if tool == By::Curl { digest('c') } else { digest('b') };
        assert!(command.contains(&subject.to_string()) && !command.contains(":1.0"), "{command}");
    }
}

// A pattern would be as many requests as it has names, each with a login.
#[test]
fn no_address_is_a_pattern_of_many_to_curl() {
    let six = At { standalone: false, ..at(&origin("http://[::1]:5000"), Api::V1) };
    let realm = Url::read("https://auth.example/token[1-9]?n=[1-9999]").unwrap();
    let login = Login::Token { realm, service: String::new(), user: Some("ada".into()) };
    let v2 = At { login, ..at(&origin("http://[::1]:5000"), Api::V2) };
    let web = repository("team/web");
    let one = || vec![(tag("1.0"), None)];
    let all = [
        curl(&Task::Tags(web.clone()), &six),
        curl(&Task::DeleteTags(web.clone(), one()), &six),
        curl(&Task::DeleteRepository(web.clone()), &six),
        curl(&Task::Tags(web.clone()), &v2),
        curl(&Task::DeleteTags(web.clone(), one()), &v2),
        curl(&Task::Tree(web), &v2),
    ];
    for lines in all {
        for call in lines.split("curl ").skip(1) {
            assert!(call.contains("--globoff "), "{call}");
            assert!(!call.contains(" http"), "it is in quotes: {call}");
        }
    }
}

// P11: a password goes in clear only where it went so before.
#[test]
fn nobody_is_asked_for_a_password_that_would_go_in_clear() {
    let (clear, here) = (origin("http://registry.example"), origin("http://localhost:5000"));
    assert_eq!(Login::by_password(&clear, None, true), Login::Nobody);
    assert_eq!(Login::by_password(&here, None, true), Login::Password("USER".into()));
    assert_eq!(Login::by_password(&origin(HOME), None, true), Login::Password("USER".into()));
    assert_eq!(Login::by_password(&origin(HOME), None, false), Login::Nobody);
    assert_eq!(Login::by_password(&clear, Some("ada"), true), Login::Password("ada".into()));
}

// I9: by a tag, skopeo and crane delete the manifest with every other tag on it.
#[test]
fn a_tag_is_taken_away_only_by_what_leaves_the_other_tags_alone() {
    let on = |digit| Some(Target::Manifest(digest(digit)));
    let one = Task::DeleteTags(repository("team/web"), vec![(tag("1.0"), on('a'))]);
    assert_eq!(one.tools(&home(Api::V2)), [By::Curl, By::Regctl]);
    assert_eq!(
        one.by(By::Regctl, &home(Api::V2)).unwrap(),
        format!(
            "test \"$(regctl manifest head registry.example/team/web:1.0)\" = {} &&\nregctl tag rm registry.example/team/web:1.0",
            digest('a')
        )
    );
    let many = Task::DeleteTags(repository("team/web"), vec![(tag("1.0"), None), (tag("1.1"), None)]);
    assert_eq!(
        curl(&many, &home(Api::V1)),
        "( for TAG in 1.0 1.1; do curl -fsS --globoff -i -X DELETE \"https://registry.example/v1/repositories/team/web/tags/$TAG\" || exit 1; done )"
    );
    // I8: no list of tags that is empty becomes the deletion of a repository.
    assert_eq!(Task::DeleteTags(repository("team/web"), Vec::new()).tools(&home(Api::V1)), []);
    let all = |n: usize| {
        Task::DeleteTags(repository("team/web"), (0..n).map(|n| (tag(&format!("t{n}")), None)).collect())
    };
    assert!(all(Task::MOST).by(By::Curl, &home(Api::V2)).is_some());
    assert_eq!(all(Task::MOST + 1).by(By::Curl, &home(Api::V2)), None);
}

// I7: what was looked at is looked at again, by every tool.
#[test]
fn no_command_deletes_or_moves_before_it_has_looked_where_the_tag_is() {
    let (web, v2) = (repository("team/web"), home(Api::V2));
    let (was, other) = (Target::Manifest(digest('a')), Target::Manifest(digest('b')));
    let tasks = [
        Task::DeleteManifests(web.clone(), vec![(digest('a'), vec![tag("1.0"), tag("1.1")])]),
        Task::DeleteTags(web.clone(), vec![(tag("1.0"), Some(was.clone()))]),
        Task::SetTag(spot("team/web", "1.0", Some(was.clone())), other.clone()),
        Task::SetTag(spot("team/web", "1.0", None), other),
        Task::Copy((web, tag("1.0")), spot("team/copy", "1.0", Some(was))),
    ];
    for task in tasks {
        for tool in task.tools(&v2) {
            let lines = task.by(tool, &v2).unwrap();
            let (last, before) = lines
                .split('\n')
                .collect::<Vec<_>>()
                .split_last()
                .map(|(last, rest)| (last.to_string(), rest.join("\n")))
                .unwrap();
            let looks =
                before.starts_with("test ") || before.starts_with("! ") || before.starts_with("( for AT in ");
            assert!(looks && !last.starts_with("test "), "{lines}");
            assert!(before.lines().all(|line| line.ends_with(" &&")), "{lines}");
        }
    }
}

// The steps of several tasks are one chain as well.
#[test]
fn tasks_that_belong_together_stop_together() {
    let (web, v2) = (repository("team/web"), home(Api::V2));
    let manifests = Task::DeleteManifests(web.clone(), vec![(digest('a'), Vec::new())]);
    let tags = Task::DeleteTags(web, vec![(tag("1.0"), None)]);
    let both = Task::together(&[manifests.clone(), tags.clone()], By::Curl, &v2).unwrap();
    assert_eq!(both, format!("{} &&\n{}", curl(&manifests, &v2), curl(&tags, &v2)));
    assert_eq!(Task::together(&[manifests, tags], By::Crane, &v2), None, "the tag would be left");
    assert_eq!(Task::together(&[], By::Curl, &v2), None);
}

#[test]
fn a_hub_that_is_apart_gives_the_token_that_its_registry_takes() {
    let apart = At { standalone: false, login: Login::Password("ada".into()), ..home(Api::V1) };
    let lines = curl(&Task::Tags(repository("alpine")), &apart);
    let (first, second) = lines.split_once('\n').unwrap();
    assert!(
        first.contains(
            "-u ada -D - -o /dev/null -H 'X-Docker-Token: true' https://registry.example/v1/repositories/alpine/images"
        ),
        "{first}"
    );
    assert_eq!(
        second,
        "curl -fsS -H \"Authorization: Token $TOKEN\" https://registry.example/v1/repositories/library/alpine/tags"
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
    shell.curl(&Task::SetTag(spot(name.as_str(), "by-hand", None), target.clone()), &v1);
    let after = own(&sandbox, "/v1/repositories/team/checkout-api/tags");
    assert_eq!(after["by-hand"], image);
    let elsewhere = Target::Image(id('9'));
    let both =
        |seen: &Target| vec![(tag("by-hand"), Some(target.clone())), (first.clone(), Some(seen.clone()))];
    shell.stops(&Task::DeleteTags(name.clone(), both(&elsewhere)), &v1);
    assert_eq!(own(&sandbox, "/v1/repositories/team/checkout-api/tags"), after, "one has moved: none goes");
    shell.curl(&Task::DeleteTags(name.clone(), both(&target)), &v1);
    let after = own(&sandbox, "/v1/repositories/team/checkout-api/tags");
    assert!(after.get("by-hand").is_none() && after.get(first.as_str()).is_none(), "{after}");
    assert!(after.as_object().unwrap().len() > 1, "the others stay");
    shell.curl(&Task::DeleteRepository(name), &v1);
    assert!(!own(&sandbox, "/v1/search?q=").to_string().contains("team/checkout-api"));
}

// The token for a deletion is asked for as the console asks: one for writing lets nothing be deleted where a registry is
// strict, and to get one by a PUT is to write to the index.
#[test]
fn a_shell_deletes_tags_of_a_hub_that_is_apart_with_a_token_for_that() {
    let sandbox = Sandbox::apart();
    sandbox.add_account("ada", "lovelace", &["team"]);
    let listening = listening(&sandbox);
    let shell = Shell::new();
    shell.keep_login("ada:lovelace");
    let endpoint = Some(listening.registry.clone());
    let apart = At { standalone: false, endpoint, ..at(&listening.index, Api::V1) };
    let name = repository("team/checkout-api");
    let tags = json(&shell.curl(&Task::Tags(name.clone()), &apart));
    let (first, image) = tags.as_object().unwrap().iter().next().unwrap();
    let seen = Target::Image(image.as_str().unwrap().parse().unwrap());
    sandbox.clear_requests();
    shell.curl(&Task::DeleteTags(name.clone(), vec![(tag(first), Some(seen))]), &apart);
    let asked = sandbox.request_lines();
    assert!(
        asked.iter().any(|line| line.starts_with("DELETE /v1/repositories/team/checkout-api/images")),
        "{asked:?}"
    );
    assert!(!asked.iter().any(|line| line.starts_with("PUT ")), "{asked:?}");
    let after = json(&shell.curl(&Task::Tags(name.clone()), &apart));
    assert!(
        after.get(first).is_none() && after.as_object().unwrap().len() + 1 == tags.as_object().unwrap().len()
    );
    shell.curl(&Task::DeleteRepository(name.clone()), &apart);
    shell.stops(&Task::Tags(name), &apart);
}

#[test]
fn a_shell_inserts_an_image_of_v1_as_it_is_told_to() {
    let sandbox = Sandbox::standalone();
    let listening = listening(&sandbox);
    let (shell, v1) = (Shell::new(), at(&listening.index, Api::V1));
    shell.file("json", format!("{{\"id\":\"{}\",\"created\":\"2015-03-11T09:00:00Z\"}}", id('7')).as_bytes());
    shell.file("layer.tar", &[0; 1024]);
    let name = repository("team/by-hand");
    let insert = Task::Insert(name, Some(tag("1.0")));
    let said = shell.curl(&insert, &v1);
    let tags = own(&sandbox, "/v1/repositories/team/by-hand/tags");
    assert_eq!(tags["1.0"], id('7').as_str(), "{said}");
    // Without an id nothing is sent.
    shell.file("json", b"{}");
    sandbox.clear_requests();
    shell.stops(&insert, &v1);
    assert_eq!(sandbox.request_lines(), [] as [String; 0]);
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
    let to = Target::Manifest(digest.clone());
    shell.curl(&Task::SetTag(spot("team/tide-api", "by-hand", None), to.clone()), &v2);
    shell.stops(&Task::SetTag(spot("team/tide-api", "by-hand", None), to), &v2);
    let again = shell.curl(&Task::Resolve(repository.clone(), tag("by-hand")), &v2);
    assert!(again.contains(&digest.to_string()), "{again}");
    shell.curl(&Task::DeleteManifests(repository.clone(), vec![(digest, vec![tag("by-hand")])]), &v2);
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
