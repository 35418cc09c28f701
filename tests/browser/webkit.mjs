// Drives the system's WebKit in place of Safari: Debian's WebKitWebDriver and MiniBrowser, through plain W3C WebDriver,
// with their own virtual display and message bus. The spec contains the tests.
import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** Longer than any command takes. A page that hangs never answers, and the test must report that. */
const PATIENCE = 20_000;
const KEYS = { ArrowLeft: "\uE012", ArrowRight: "\uE014", Escape: "\uE00C" };
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Repeats a query until the answer is truthy. Reports the last failure. */
export async function until(ask, what) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > end) throw new Error(`it never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Starts a browser. Resolves to the functions that tests use. `driver` is the program WebKitWebDriver. */
export async function webkit(driver) {
  const port = await freePort();
  const env = {
    ...process.env,
    GDK_BACKEND: "x11",
    LIBGL_ALWAYS_SOFTWARE: "1",
    WEBKIT_DISABLE_DMABUF_RENDERER: "1",
    // WebKit's sandbox does not work in containers. It opens only our own pages.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  };
  const command = ["-a", "-s", "-screen 0 1600x1200x24", "dbus-run-session", "--", driver, `--port=${port}`];
  // Its own process group, which can be ended as a whole if the page hangs.
  const child = spawn("xvfb-run", command, { detached: true, stdio: "ignore", env });
  const ended = new Promise((resolve) => child.on("exit", resolve).on("error", resolve));
  const end = async () => {
    for (const signal of ["SIGTERM", "SIGKILL"]) {
      try {
        process.kill(-child.pid, signal);
      } catch {
        return;
      }
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 2000))]);
    }
  };

  const call = async (method, path, body) => {
    let answer;
    try {
      answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { "content-type": "application/json" },
        body: method === "POST" ? JSON.stringify(body ?? {}) : undefined,
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch (error) {
      if (error.name === "TimeoutError") throw new Error(`WebKit has not answered for ${PATIENCE / 1000} seconds (${path}): the page hangs`);
      throw error;
    }
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };

  try {
    await until(() => call("GET", "/status").catch(() => false), "WebKitWebDriver");
    const { sessionId, capabilities } = await call("POST", "/session", {
      capabilities: { alwaysMatch: { browserName: "MiniBrowser", "webkitgtk:browserOptions": { args: ["--automation", ...SETTINGS] } } },
    });
    const at = (path) => `/session/${sessionId}${path}`;
    const post = (path, body) => call("POST", at(path), body);
    const get = (path) => call("GET", at(path));
    const run = (script, ...args) => post("/execute/sync", { script: `return (${script}).apply(null, arguments)`, args });
    return {
      version: capabilities.browserVersion,
      end,
      run,
      go: (url) => post("/url", { url }),
      back: () => post("/back"),
      forward: () => post("/forward"),
      reload: () => post("/refresh"),
      /** Sets the window's outer size. The inner size follows a moment later, so the page is polled for it. */
      async size(width, height) {
        await post("/window/rect", { x: 0, y: 0, width, height });
        await until(() => run((width) => Math.abs(innerWidth - width) < 80, width), `a window ${width} px wide`);
      },
      press: (key) => post("/actions", { actions: [{ type: "key", id: "keys", actions: ["keyDown", "keyUp"].map((type) => ({ type, value: KEYS[key] ?? key })) }] }),
      async click(selector) {
        const element = await post("/element", { using: "css selector", value: selector });
        await post(`/element/${element[ELEMENT]}/click`);
      },
      /** The role and the name that a screen reader gets. */
      async spoken(selector) {
        const element = await post("/element", { using: "css selector", value: selector });
        return [await get(`/element/${element[ELEMENT]}/computedrole`), await get(`/element/${element[ELEMENT]}/computedlabel`)];
      },
      /** Enters the frame that a function returns, or leaves all frames. */
      frame: async (find) => post("/frame", { id: find ? await run(find) : null }),
      windows: () => get("/window/handles"),
      show: (handle) => post("/window", { handle }),
      closeWindow: () => call("DELETE", at("/window")),
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Safari's default: a script may open a window only after a user's press. */
const SETTINGS = ["--javascript-can-open-windows-automatically=false"];
