//! Starts a headless browser and controls it over the DevTools protocol.
//!
//! All pages share a browser, because starting it takes a second and opening a page a third of that. The protocol
//! is JSON over a WebSocket. The only peer is on this machine, so this file implements the small part of WebSocket
//! that it needs. The callers decide what a page is opened for.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Longer than any answer takes on a slow machine. Without a limit, a browser that hangs would hang the build.
const PATIENCE: Duration = Duration::from_secs(60);

/// No traffic to other hosts. No sandbox, because it does not work for root, and we open only our own pages.
const FLAGS: [&str; 12] = [
    "--headless",
    // The same colours on every machine's screen.
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-startup-window",
    "--remote-debugging-port=0",
];

/// A running browser. It ends when this value is dropped.
pub(crate) struct Browser {
    process: Child,
    port: u16,
    /// The path of the connection to the browser itself.
    path: String,
    profile: PathBuf,
}

impl Browser {
    /// Starts the program with a fresh profile in this folder, which is removed at the end.
    ///
    /// # Errors
    /// When it does not start. The error holds its last output.
    pub(crate) fn start(program: &Path, profile: PathBuf) -> Result<Self> {
        if profile.exists() {
            fs::remove_dir_all(&profile).with_context(|| format!("{} cannot be removed", profile.display()))?;
        }
        let mut process = Command::new(program)
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("{} cannot be started", program.display()))?;
        let said = process.stderr.take().context("the browser has no output")?;
        let (sender, lines) = mpsc::channel();
        // Read all output, because a browser blocks when its pipe is full. The lines after the address are dropped.
        std::thread::spawn(move || BufReader::new(said).lines().map_while(Result::ok).for_each(|line| drop(sender.send(line))));
        let mut last = String::new();
        let address = loop {
            match lines.recv_timeout(PATIENCE) {
                Ok(line) => match address(&line) {
                    Some(address) => break Some(address),
                    None => last = line,
                },
                Err(_) => break None,
            }
        };
        let mut browser = Self { process, port: 0, path: String::new(), profile };
        // From here on, an error also ends the process, because `browser` is dropped.
        (browser.port, browser.path) =
            address.with_context(|| format!("{} did not start without a window. Its last output: {last}", program.display()))?;
        Ok(browser)
    }

    /// The name and version of the browser.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub(crate) fn version(&self) -> Result<String> {
        let version = Socket::connect(self.port, &self.path)?.call("Browser.getVersion", json!({}))?;
        version["product"].as_str().map(str::to_owned).context("the browser does not report its version")
    }

    /// Opens an empty page.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub(crate) fn page(&self) -> Result<Page> {
        let made = Socket::connect(self.port, &self.path)?.call("Target.createTarget", json!({ "url": "about:blank" }))?;
        let id = made["targetId"].as_str().context("the browser opened no page")?;
        let mut socket = Socket::connect(self.port, &format!("/devtools/page/{id}"))?;
        socket.call("Page.enable", json!({}))?;
        socket.call("Page.setLifecycleEventsEnabled", json!({ "enabled": true }))?;
        socket.call("Runtime.enable", json!({}))?;
        Ok(Page { socket })
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let asked = Socket::connect(self.port, &self.path).and_then(|mut socket| socket.call("Browser.close", json!({})));
        if asked.is_err() {
            // An error means that it has ended already.
            drop(self.process.kill());
        }
        drop(self.process.wait());
        drop(fs::remove_dir_all(&self.profile));
    }
}

/// A page in a browser. It is closed when this value is dropped.
pub(crate) struct Page {
    socket: Socket,
}

impl Page {
    /// Opens an address and waits until it is loaded completely.
    ///
    /// # Errors
    /// When it cannot be loaded, or a script in it fails.
    pub(crate) fn open(&mut self, address: &str) -> Result<()> {
        // Events of the page before must not count.
        self.socket.events.clear();
        let gone = self.socket.call("Page.navigate", json!({ "url": address }))?;
        if let Some(problem) = gone["errorText"].as_str() {
            bail!("{address}: {problem}");
        }
        let loader = &gone["loaderId"];
        self.socket.wait(|event| {
            let of_this = event["params"]["loaderId"] == *loader;
            event["method"] == "Page.lifecycleEvent" && of_this && event["params"]["name"] == "load"
        })?;
        let failed = self.socket.events.iter().find(|event| event["method"] == "Runtime.exceptionThrown");
        failed.map_or(Ok(()), |event| bail!("a script failed: {}", exception(&event["params"]["exceptionDetails"])))
    }

    /// Calls a JavaScript function and awaits its promise.
    ///
    /// # Errors
    /// When the function throws or rejects.
    pub(crate) fn call(&mut self, function: &str, arguments: &[Value]) -> Result<()> {
        self.value(function, arguments).map(drop)
    }

    /// The same; returns the function's value as JSON.
    ///
    /// # Errors
    /// When the function throws or rejects.
    pub(crate) fn value(&mut self, function: &str, arguments: &[Value]) -> Result<Value> {
        let arguments: Vec<String> = arguments.iter().map(Value::to_string).collect();
        let expression = format!("({})({})", function.trim().trim_end_matches(';'), arguments.join(", "));
        let mut came =
            self.socket.call("Runtime.evaluate", json!({ "expression": expression, "awaitPromise": true, "returnByValue": true }))?;
        let failed = &came["exceptionDetails"];
        ensure!(failed.is_null(), "{}", exception(failed));
        Ok(came["result"]["value"].take())
    }

    /// Prints the page in the size of its style sheet. Returns a PDF in base64.
    ///
    /// # Errors
    /// When the browser does not print it.
    pub(crate) fn print(&mut self) -> Result<String> {
        let how = json!({ "preferCSSPageSize": true, "printBackground": true, "displayHeaderFooter": false, "generateTaggedPDF": true, "generateDocumentOutline": true });
        match self.socket.call("Page.printToPDF", how)?["data"].take() {
            Value::String(data) => Ok(data),
            _ => bail!("the browser printed nothing"),
        }
    }

    /// Sets the window's size in pixels, and the number of device pixels for each.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub(crate) fn resize(&mut self, [width, height]: [u32; 2], scale: u32) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
        self.socket.call("Emulation.setDeviceMetricsOverride", metrics).map(drop)
    }

    /// Takes a screenshot of the window. Returns a PNG in base64.
    ///
    /// # Errors
    /// When the browser returns no picture.
    pub(crate) fn capture(&mut self) -> Result<String> {
        let mut capture = || self.socket.call("Page.captureScreenshot", json!({ "format": "png" }));
        // Chromium 148 refuses now and then, and makes the picture when asked again.
        let mut answer = capture().or_else(|_| capture()).or_else(|_| capture())?;
        match answer["data"].take() {
            Value::String(data) => Ok(data),
            _ => bail!("the browser made no screenshot"),
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        drop(self.socket.call("Page.close", json!({})));
    }
}

/// The `file:` address of a file.
pub(crate) fn file_url(file: &Path) -> String {
    let path = file.to_string_lossy().replace('\\', "/");
    let mut url = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' => url.push(char::from(byte)),
            _ => url += &format!("%{byte:02X}"),
        }
    }
    url
}

/// The port and path in the line in which the browser prints its address.
fn address(line: &str) -> Option<(u16, String)> {
    let (host, path) = line.split_once("DevTools listening on ws://")?.1.trim().split_once('/')?;
    Some((host.rsplit(':').next()?.parse().ok()?, format!("/{path}")))
}

fn exception(details: &Value) -> &str {
    details["exception"]["description"].as_str().or(details["text"].as_str()).unwrap_or("without a reason")
}

/// A connection to a browser or to a page.
struct Socket {
    stream: BufReader<TcpStream>,
    calls: u64,
    /// Events that arrived while waiting for an answer.
    events: Vec<Value>,
}

impl Socket {
    fn connect(port: u16, path: &str) -> Result<Self> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).context("the browser does not listen")?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let mut stream = BufReader::new(stream);
        // The key shows a server that its client speaks WebSocket. Any value works.
        let hello = format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n"
        );
        stream.get_mut().write_all(hello.as_bytes())?;
        let mut answer = String::new();
        while !answer.ends_with("\r\n\r\n") {
            ensure!(stream.read_line(&mut answer)? > 0, "the browser has hung up");
        }
        ensure!(answer.starts_with("HTTP/1.1 101"), "the browser refuses: {}", answer.lines().next().unwrap_or_default());
        Ok(Self { stream, calls: 0, events: Vec::new() })
    }

    /// Calls a method of the protocol.
    fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        self.calls += 1;
        let id = self.calls;
        let message = json!({ "id": id, "method": method, "params": params }).to_string();
        self.stream.get_mut().write_all(&frame(message.as_bytes()))?;
        loop {
            let mut message = read(&mut self.stream).with_context(|| format!("{method}: no answer"))?;
            if message["id"] != id {
                self.events.push(message);
                continue;
            }
            if let Some(problem) = message["error"]["message"].as_str() {
                bail!("{method}: {problem}");
            }
            return Ok(message["result"].take());
        }
    }

    /// Waits for an event, unless it has arrived already.
    fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Result<()> {
        while !self.events.iter().any(&is_it) {
            let message = read(&mut self.stream).context("the page is not loaded")?;
            self.events.push(message);
        }
        Ok(())
    }
}

/// A message as a client's WebSocket frame. The mask is zero, because there is no proxy in between.
fn frame(message: &[u8]) -> Vec<u8> {
    const WHOLE_TEXT: u8 = 0x81;
    const MASKED: u8 = 0x80;
    let mut frame = vec![WHOLE_TEXT];
    match (u8::try_from(message.len()), u16::try_from(message.len())) {
        (Ok(length @ ..126), _) => frame.push(MASKED | length),
        (_, Ok(length)) => {
            frame.push(MASKED | 126);
            frame.extend(length.to_be_bytes());
        }
        _ => {
            frame.push(MASKED | 127);
            frame.extend((message.len() as u64).to_be_bytes());
        }
    }
    frame.extend([0; 4]);
    frame.extend(message);
    frame
}

/// The server's next text message. Server frames are not masked. Other kinds of frames are skipped.
fn read(stream: &mut impl Read) -> Result<Value> {
    let mut message = Vec::new();
    loop {
        let mut head = [0; 2];
        stream.read_exact(&mut head)?;
        let length = match head[1] & 0x7f {
            126 => {
                let mut length = [0; 2];
                stream.read_exact(&mut length)?;
                u64::from(u16::from_be_bytes(length))
            }
            127 => {
                let mut length = [0; 8];
                stream.read_exact(&mut length)?;
                u64::from_be_bytes(length)
            }
            length => u64::from(length),
        };
        let (last, kind) = (head[0] & 0x80 != 0, head[0] & 0x0f);
        ensure!(kind != 8, "the browser has hung up");
        let before = message.len();
        let came = stream.by_ref().take(length).read_to_end(&mut message)?;
        ensure!(came as u64 == length, "the browser has hung up");
        // Kind 0 continues a text and 1 begins a text. The others are pings and pongs.
        if kind > 1 {
            message.truncate(before);
        } else if last {
            return serde_json::from_slice(&message).context("the browser's answer cannot be read");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_may_have_any_name() {
        assert_eq!(file_url(Path::new("/srv/a b/#1/é.html")), "file:///srv/a%20b/%231/%C3%A9.html");
        assert_eq!(file_url(Path::new(r"C:\site\a.html")), "file:///C:/site/a.html");
    }

    #[test]
    fn the_address_is_found_in_the_output_of_a_browser() {
        let said = "DevTools listening on ws://127.0.0.1:38233/devtools/browser/8f-2a";
        assert_eq!(address(said), Some((38233, "/devtools/browser/8f-2a".to_owned())));
        assert_eq!(address("[0101/000000:WARNING] no DevTools"), None);
    }

    #[test]
    fn the_length_of_a_frame_takes_one_two_or_eight_bytes() {
        assert_eq!(frame(b"{}"), [0x81, 0x82, 0, 0, 0, 0, b'{', b'}']);
        assert_eq!(frame(&[b' '; 126])[..4], [0x81, 0xfe, 0, 126]);
        assert_eq!(frame(&[b' '; 65_536])[..10], [0x81, 0xff, 0, 0, 0, 0, 0, 1, 0, 0]);
    }

    #[test]
    fn a_fragmented_message_is_joined_and_pings_are_skipped() {
        let sent = [&[0x01, 3][..], b"{\"a", &[0x89, 1], b"?", &[0x80, 4], b"\":1}"].concat();
        assert_eq!(read(&mut &sent[..]).ok(), Some(json!({ "a": 1 })));
    }

    #[test]
    fn a_connection_that_the_browser_closes_is_an_error() {
        assert!(read(&mut &[0x88, 0][..]).is_err());
        assert!(read(&mut &[0x81, 9, b'{'][..]).is_err());
    }
}
