// The pages under tests/hosts/, each served from an origin of its own, with the site's address in place of the one to fill in.
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { host } from "./host.mjs";

export const HOSTS = fileURLToPath(new URL("../hosts/", import.meta.url));

/** Serves a host page that frames `site`; resolves to its address, and to what ends it. */
export async function served(scenario, site) {
  const folder = await mkdtemp(join(tmpdir(), `host-${scenario}-`));
  await cp(join(HOSTS, scenario), folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const place = join(folder, name);
    const text = await readFile(place, "utf8");
    await writeFile(place, text.replaceAll("https://YOUR.HOST/PATH/", site).replaceAll("https://YOUR.HOST", new URL(site).origin));
  }
  const { address, close } = await host(folder);
  return {
    address,
    close() {
      close();
      return rm(folder, { recursive: true });
    },
  };
}
