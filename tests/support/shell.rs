//! Runs what the console prints, word for word, by a POSIX shell in a folder of its own.

use portolan::console::command::{At, By, Login, Task};
use portolan::console::route::Api;
use portolan::name::Origin;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder that ends with the test.
pub struct Shell(PathBuf);

impl Shell {
    /// A new one, empty.
    pub fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("portolan-shell-{}-{next}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        Self(folder)
    }

    /// Puts a file into it.
    pub fn file(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.0.join(name), bytes).expect("a file can be written");
    }

    /// The login that curl sends by itself, as someone has it who keeps it in a file.
    pub fn keep_login(&self, pair: &str) {
        self.file(".curlrc", format!("user = \"{pair}\"\n").as_bytes());
    }

    /// What the lines print; the test fails when they do.
    pub fn run(&self, lines: &str) -> String {
        let (worked, said) = self.try_to(lines);
        assert!(worked, "{lines}\n{said}");
        said
    }

    /// Whether the lines work, and what they print.
    pub fn try_to(&self, lines: &str) -> (bool, String) {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(lines).current_dir(&self.0).stdin(Stdio::null()).env("HOME", &self.0);
        let output = shell.output().expect("there is a shell");
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// The command of a task by curl has to stop before its end.
    pub fn stops(&self, task: &Task, at: &At) {
        let lines = task.by(By::Curl, at).unwrap_or_else(|| panic!("no command of {task:?}"));
        let (worked, said) = self.try_to(&lines);
        assert!(!worked, "{lines}\n{said}");
    }

    /// What the command of a task prints by curl.
    pub fn curl(&self, task: &Task, at: &At) -> String {
        self.run(&task.by(By::Curl, at).unwrap_or_else(|| panic!("no command of {task:?}")))
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        // What stays behind in the folder for temporary files harms nobody.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A registry at which nobody is signed in.
pub fn at(origin: &Origin, api: Api) -> At {
    let (origin, login) = (origin.clone(), Login::Nobody);
    At { origin, endpoint: None, public_host: None, api, standalone: true, rows: 100, login }
}
