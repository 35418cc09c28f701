// A simple static host: files below a folder, under a base path, 404.html for the rest. It sends the headers in the folder's
// own `_headers`, like hosts that support this file.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

/** As Apache with `AddDefaultCharset`: only pages and plain text get the encoding of the host. */
const typeOf = (file, charset) => (/\.(html|txt)$/.test(file) ? TYPES[extname(file)].replace("utf-8", charset) : (TYPES[extname(file)] ?? "application/octet-stream"));

/** The headers in `_headers` for a path below the base: all rules that fit, in order. */
async function headersOf(folder) {
  const text = await readFile(join(folder, "_headers"), "utf8").catch(() => "");
  const rules = [];
  for (const line of text.split("\n").filter((line) => line.trim())) {
    if (!line.startsWith(" ")) rules.push({ fits: new RegExp(`^${line.split("*").map(escaped).join(".*")}$`), headers: [] });
    else rules.at(-1).headers.push(line.trim().split(/: (.*)/s).slice(0, 2));
  }
  return (path) => Object.fromEntries(rules.filter(({ fits }) => fits.test(path)).flatMap(({ headers }) => headers));
}

const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Serves `folder` below `base` (`/a/b/`), compressed if `brotli`. Some hosts name another encoding for pages and plain text
 * (`charset`), and some serve pages without the end of their name (`clean`). Resolves to the address of the base, and to functions:
 * `deploy` serves another folder from now on, `stop` also ends open connections.
 */
export async function host(folder, base = "/", { brotli = false, charset = "utf-8", clean = false } = {}) {
  const packed = new Map();
  let served = folder;
  const headers = await headersOf(folder);
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    let name = path.startsWith(base) ? normalize(path.slice(base.length)) : "404.html";
    if (name === "." || name.endsWith("/")) name = join(name, "index.html");
    if (clean && !extname(name)) name += ".html";
    const answer = (status, file, body) => {
      if (brotli) {
        if (!packed.has(file)) packed.set(file, brotliCompressSync(body));
        response.setHeader("content-encoding", "br");
        body = packed.get(file);
      }
      response.writeHead(status, { "content-type": typeOf(file, charset), ...headers(path.replace(base, "/")) });
      response.end(body);
    };
    try {
      if (name.startsWith("..") || !path.startsWith(base)) throw new Error("outside");
      answer(200, name, await readFile(join(served, name)));
    } catch {
      answer(404, "404.html", await readFile(join(served, "404.html")).catch(() => "not found"));
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => server.close();
  const deploy = (next) => {
    served = next;
    packed.clear();
  };
  const stop = () => {
    close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${server.address().port}${base}`, close, deploy, stop };
}
