//! What a registry says, made fit to be seen: hostile text, build steps, flags and sizes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::dockerfile::{created_by, instruction};
use portolan::console::flag::Flag;
use portolan::console::show::{Clamped, clamp, link, looks_secret, variable, visible, visible_lines};
use portolan::console::size::{Size, Unit};
use proptest::prelude::*;

#[test]
fn what_bends_the_eye_is_made_visible() {
    assert_eq!(visible("1.0\u{202E}gpj.exe"), "1.0⟨U+202E⟩gpj.exe");
    assert_eq!(visible("a\0b\u{1B}[31mc\u{9B}d\r\n"), "a⟨U+0000⟩b⟨U+001B⟩[31mc⟨U+009B⟩d⟨U+000D⟩⟨U+000A⟩");
    for code in [0x200B, 0x200F, 0x202A, 0x2066, 0x2069, 0xFEFF, 0x7F, 0x2028, 0x061C, 0xE0041] {
        let c = char::from_u32(code).unwrap();
        assert_eq!(visible(&format!("x{c}y")), format!("x⟨U+{code:04X}⟩y"));
    }
    let plain = "<img src=x onerror=alert(1)> 日本 é 🚢";
    assert!(matches!(visible(plain), std::borrow::Cow::Borrowed(text) if text == plain));
}

#[test]
fn lines_stay_lines_where_they_are_meant_to() {
    assert_eq!(visible_lines("{\n\t\"a\": 1\r\n}\u{202E}"), "{\n\t\"a\": 1⟨U+000D⟩\n}⟨U+202E⟩");
}

#[test]
fn a_long_text_is_cut_between_characters_and_a_slightly_long_one_not_at_all() {
    assert_eq!(clamp("日本語の長い名前です", 4), Clamped { text: "日本語の", more: 6 });
    assert_eq!(clamp("12345678x", 8), Clamped { text: "12345678x", more: 0 });
    assert_eq!(clamp("", 0), Clamped { text: "", more: 0 });
    assert_eq!(clamp(&"x".repeat(1_000_000), 200).more, 999_800);
}

#[test]
fn only_honest_web_addresses_become_links() {
    let read = link("https://git.example:8443/team/web?x=1#top").unwrap();
    assert_eq!(
        (read.href.as_str(), read.host.as_str()),
        ("https://git.example:8443/team/web?x=1#top", "git.example:8443")
    );
    assert!(link("HTTP://git.example").is_some());
    let hostile = [
        "javascript:alert(1)",
        "JaVaScRiPt://x/%0aalert(1)",
        "data:text/html,x",
        "vbscript:x",
        "blob:https://a.example/1",
        "file:///etc/passwd",
        "//evil.example",
        "/relative",
        "git.example/team",
        "https:git.example",
        "https:///x",
        "https://ada:pw@evil.example",
        "https://git.example@evil.example",
        "https://git.example\\@evil.example",
        " https://git.example",
        "https://git.example/a b",
        "https://git.example/\u{202E}x",
        "java\nscript:alert(1)",
        "https://git.example/\u{200B}",
        "https://аpple.example",
        "https://git.example:0",
        "https://",
        "",
        "http://[::1",
        "ftp://git.example",
    ];
    for text in hostile {
        assert_eq!(link(text), None, "{text:?}");
    }
    assert_eq!(link(&format!("https://git.example/{}", "x".repeat(5000))), None);
}

#[test]
fn what_looks_secret_is_masked_and_folders_are_not() {
    for key in [
        "DB_PASSWORD",
        "github_token",
        "API_KEY",
        "APIKEY",
        "client-secret",
        "PGPASS",
        "REDIS_PWD",
        "SSH_PRIVATE",
        "AUTH",
    ] {
        assert!(looks_secret(key, "x"), "{key}");
    }
    for key in ["PATH", "PWD", "OLDPWD", "JAVA_HOME", "KEYBOARD", "AUTHOR", "LANG", "PASSENGERS", "MONKEYS"] {
        assert!(!looks_secret(key, "x"), "{key}");
    }
    assert!(looks_secret("DATABASE_URL", "postgres://ada:pw@db.example/x"));
    assert!(looks_secret("REPORTS_TO", "https://0a1b2c@sentry.example/7"));
    assert!(!looks_secret("HOME_PAGE", "https://a.example/x@y:z"));
    assert!(!looks_secret("TOKEN", ""), "there is nothing to hide");
    let line = variable("SECRET=a=b");
    assert_eq!((line.key, line.value, line.secret), ("SECRET", Some("a=b"), true));
    assert_eq!(variable("ODD").value, None);
}

fn line(step: &[&str]) -> String {
    let step: Vec<String> = step.iter().map(|word| (*word).to_owned()).collect();
    instruction(&step)
        .map_or_else(|| "none".to_owned(), |line| format!("{} {}", line.keyword, line.arguments))
}

#[test]
fn a_build_step_reads_as_the_line_it_came_from() {
    let nop = |text: &str| line(&["/bin/sh", "-c", text]);
    assert_eq!(nop("#(nop) EXPOSE map[8080/tcp:{} 9090/tcp:{}]"), "EXPOSE 8080/tcp 9090/tcp");
    assert_eq!(nop("#(nop) CMD [/bin/sh -c nginx -g \"daemon off;\"]"), "CMD nginx -g \"daemon off;\"");
    assert_eq!(
        nop("#(nop)  CMD [\"nginx\" \"-g\" \"daemon off;\"]"),
        "CMD [\"nginx\", \"-g\", \"daemon off;\"]"
    );
    assert_eq!(nop("#(nop) ENTRYPOINT &{[\"/run.sh\" \"x\"]}"), "ENTRYPOINT [\"/run.sh\", \"x\"]");
    assert_eq!(nop("#(nop) VOLUME [/data /logs]"), "VOLUME /data /logs");
    assert_eq!(nop("#(nop) VOLUME map[/data:{}]"), "VOLUME /data");
    assert_eq!(nop("#(nop) ENV PATH=/usr/bin:/bin"), "ENV PATH=/usr/bin:/bin");
    assert_eq!(nop("#(nop) MAINTAINER Ada <ada@example.org>"), "MAINTAINER Ada <ada@example.org>");
    assert_eq!(
        nop("#(nop) ADD file:3f9a1c2b7e405566778899aabbccddeeff00112233445566778899aabbccddee in /etc/"),
        "ADD file:3f9a1c2b7e40… /etc/"
    );
    assert_eq!(nop("apt-get update"), "RUN apt-get update");
    assert_eq!(nop("#(nop) WHAT is this"), "# WHAT is this");
    assert_eq!(line(&["|1", "V=2", "/bin/sh", "-c", "make"]), "RUN make");
    assert_eq!(line(&["/bin/sh -c #(nop) USER app"]), "RUN [\"/bin/sh -c #(nop) USER app\"]");
    assert_eq!(line(&["/bin/bash"]), "RUN [\"/bin/bash\"]");
    assert_eq!(line(&[]), "none");
    assert_eq!(line(&["|9", "x"]), "RUN [\"|9\", \"x\"]");
}

#[test]
fn a_step_kept_as_one_text_reads_as_the_line_it_came_from() {
    let line = |text: &str| {
        let line = created_by(text).unwrap();
        format!("{} {}", line.keyword, line.arguments)
    };
    let digits = "3f9a1c2b7e40".repeat(5) + "abcd";
    assert_eq!(line(&format!("/bin/sh -c #(nop) ADD file:{digits} in / ")), "ADD file:3f9a1c2b7e40… /");
    assert_eq!(line("/bin/sh -c #(nop)  CMD [\"bash\"]"), "CMD [\"bash\"]");
    assert_eq!(line("/bin/sh -c apt-get update"), "RUN apt-get update");
    assert_eq!(line("RUN /bin/sh -c apk add curl # buildkit"), "RUN apk add curl");
    assert_eq!(line("RUN |2 A=1 B=two words /bin/sh -c make all # buildkit"), "RUN make all");
    assert_eq!(line("|1 VERSION=2 /bin/bash -o pipefail -c curl x | tar x"), "RUN curl x | tar x");
    assert_eq!(line("COPY app.jar /app/ # buildkit"), "COPY app.jar /app/");
    assert_eq!(line("ENTRYPOINT [\"/bin/app\" \"-v\"]"), "ENTRYPOINT [\"/bin/app\", \"-v\"]");
    assert_eq!(line("EXPOSE map[80/tcp:{} 443/tcp:{}]"), "EXPOSE 80/tcp 443/tcp");
    assert_eq!(line("WORKDIR /app"), "WORKDIR /app");
    assert_eq!(line("bazel build //app:image"), "# bazel build //app:image", "of no known form, so as it is");
    assert_eq!(created_by("  "), None);
    assert_eq!(created_by("# buildkit"), None);
}

#[test]
fn a_long_run_is_broken_where_its_author_broke_it_and_never_within_quotes() {
    let run = line(&["/bin/sh", "-c", "apt-get update \t&& apt-get install -y     curl 'a    b'"]);
    assert_eq!(run, "RUN apt-get update \\\n    && apt-get install -y \\\n    curl 'a    b'");
    assert_eq!(line(&["/bin/sh", "-c", "echo \"a\\\"    b\"    c"]), "RUN echo \"a\\\"    b\" \\\n    c");
}

#[test]
fn a_flag_comes_from_the_first_two_bytes() {
    let classes = |hex: &str| Flag::of(hex).map(Flag::classes);
    assert_eq!(classes("0000"), Some(("pt-a0".into(), "pt-b0".into())));
    assert_eq!(classes("ffff"), Some(("pt-a35".into(), "pt-b35".into())));
    assert_eq!(classes("36d9ab"), Some(("pt-a7".into(), "pt-b30".into())));
    for odd in ["", "abc", "zzzz", "+1+1", "日本語"] {
        assert_eq!(classes(odd), None, "{odd:?}");
    }
}

#[test]
fn sizes_are_decimal_and_do_not_round_into_the_next_unit() {
    let of = |bytes| {
        let Size { value, unit, digits } = Size::of(bytes);
        format!("{value:.*} {}", usize::from(digits), unit.as_str())
    };
    assert_eq!(of(0), "0 B");
    assert_eq!(of(999), "999 B");
    assert_eq!(of(1_100), "1.1 kB");
    assert_eq!(of(600_000), "0.6 MB");
    assert_eq!(of(83_600_000), "83.6 MB");
    assert_eq!(of(999_949_999), "999.9 MB");
    assert_eq!(of(999_950_000), "1.00 GB");
    assert_eq!(of(1_234_000_000), "1.23 GB");
    assert_eq!(of(u64::MAX), "18446744.07 TB");
    assert_eq!(Size::in_megabytes(12_345_678).unit, Unit::Megabyte);
    assert_eq!(Size::in_megabytes(123_456_789).digits, 0);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_too_odd_to_show(text in any::<String>(), most in 0usize..50) {
        let shown = visible(&text);
        prop_assert!(!shown.chars().any(portolan::console::show::is_hidden));
        let _ = (clamp(&text, most), link(&text), variable(&text), visible_lines(&text));
        let _ = instruction(&["/bin/sh".to_owned(), "-c".to_owned(), text.clone()]);
        let _ = created_by(&text);
        let _ = created_by(&format!("|2 {text} /bin/sh -c {text} # buildkit"));
        let _ = instruction(&["/bin/sh".to_owned(), "-c".to_owned(), format!("#(nop) CMD {text}")]);
        let _ = instruction(&["/bin/sh".to_owned(), "-c".to_owned(), format!("#(nop) ADD {text}")]);
    }
}
