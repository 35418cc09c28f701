// Reads the ZIPs that the site ships.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";

/** The files of a ZIP in their order: names and contents. */
export function entriesOf(zip) {
  const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const count = zip.readUInt16LE(end + 10);
  const entries = new Map();
  for (let nth = 0, at = zip.readUInt32LE(end + 16); nth < count; nth += 1) {
    const [method, size, named, extra, comment, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const name = zip.toString("utf8", at + 46, at + 46 + named);
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const content = zip.subarray(from, from + size);
    entries.set(name, method === 0 ? content : inflateRawSync(content));
    at += 46 + named + extra + comment;
  }
  return entries;
}

/** Unpacks a ZIP into a folder. */
export async function unpack(zip, folder) {
  for (const [name, content] of entriesOf(zip)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}
