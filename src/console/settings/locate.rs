//! The line on which a field stands, for a message that can be acted on. `serde_json` forgets it once the text
//! is a value. The text is known to be JSON by then; on anything else the walk ends and line 1 is said.

/// The line of a field such as `registries[1].address`. A field that is missing is on the line of its object.
pub(super) fn line_of(text: &[u8], path: &str) -> usize {
    let mut walk = Walk { text, at: 0 };
    let mut found = walk.start();
    for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
        let entered = match step.strip_suffix(']') {
            Some(index) => index.parse().ok().and_then(|index| walk.enter_list(index)),
            None => walk.enter_object(step),
        };
        match entered {
            Some(at) => found = at,
            None => break,
        }
    }
    1 + text.iter().take(found).filter(|byte| **byte == b'\n').count()
}

struct Walk<'a> {
    text: &'a [u8],
    at: usize,
}

impl Walk<'_> {
    fn start(&mut self) -> usize {
        self.space();
        self.at
    }

    /// Goes to the value of a key, and says where the key stands. When one comes twice the last counts, as it
    /// does for the value.
    fn enter_object(&mut self, key: &str) -> Option<usize> {
        self.expect(b'{')?;
        let mut found = None;
        while self.peek()? == b'"' {
            let key_at = self.at;
            self.string()?;
            let matches = self.text.get(key_at + 1..self.at - 1) == Some(key.as_bytes());
            self.expect(b':')?;
            self.space();
            if matches {
                found = Some((key_at, self.at));
            }
            self.value()?;
            if self.peek()? == b',' {
                self.at += 1;
                self.space();
            }
        }
        let (key_at, value_at) = found?;
        self.at = value_at;
        Some(key_at)
    }

    fn enter_list(&mut self, index: usize) -> Option<usize> {
        self.expect(b'[')?;
        for _ in 0..index {
            self.space();
            self.value()?;
            self.expect(b',')?;
        }
        self.space();
        Some(self.at)
    }

    /// Skips a value. Braces within strings are the only ones that do not pair up.
    fn value(&mut self) -> Option<()> {
        let mut depth = 0usize;
        loop {
            match self.peek()? {
                b'"' => self.string()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' => self.at += 1,
                _ => self.word(),
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    fn word(&mut self) {
        while self.text.get(self.at).is_some_and(|byte| !b",:]}[{\" \t\r\n".contains(byte)) {
            self.at += 1;
        }
    }

    fn string(&mut self) -> Option<()> {
        self.expect(b'"')?;
        loop {
            match *self.text.get(self.at)? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(())
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn peek(&mut self) -> Option<u8> {
        self.space();
        self.text.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.text.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }
}
