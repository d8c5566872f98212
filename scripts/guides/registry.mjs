import { createReadStream, readFileSync, statSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { basename, join } from "node:path";
import { npm, run } from "../process/run.mjs";

/**
 * Serves the tarballs of our packages as npm's registry would, so that `npm install @mizan/core` installs the packed
 * one. All other packages come from npm.
 *
 * @param {Record<string, string>} tarballs by the name of the package
 * @returns the environment that makes npm use it, and `close`
 */
export async function serveTarballs(tarballs, directory) {
  const manifests = {};
  for (const [name, file] of Object.entries(tarballs)) manifests[name] = await manifestOf(file);
  const server = createServer((request, response) => {
    const name = decodeURIComponent(request.url.slice(1));
    // The address is that of this run only.
    response.setHeader("cache-control", "no-store");
    const tarball = Object.values(tarballs).find((file) => basename(file) === name);
    if (tarball) return createReadStream(tarball).pipe(response);
    const found = manifests[name];
    response.statusCode = found ? 200 : 404;
    response.end(JSON.stringify(found ? packument(found, tarballs[name], address()) : {}));
  });
  const address = () => `http://127.0.0.1:${server.address().port}/`;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { env: await environment(address(), directory), close: () => server.close() };
}

async function manifestOf(tarball) {
  return JSON.parse(await run("tar", ["-xzOf", tarball, "package/package.json"]));
}

function packument(manifest, tarball, address) {
  const { name, version } = manifest;
  const integrity = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
  const dist = { tarball: address + basename(tarball), integrity };
  const time = { [version]: statSync(tarball).mtime.toISOString() };
  return { name, "dist-tags": { latest: version }, versions: { [version]: { ...manifest, dist } }, time };
}

/** npm's global configuration, with another registry for our scope. */
async function environment(address, directory) {
  const file = join(directory, "npmrc");
  const usual = (await npm(["config", "get", "globalconfig"])).trim();
  writeFileSync(file, `${readOrEmpty(usual)}\n@mizan:registry=${address}\n`);
  return { NPM_CONFIG_GLOBALCONFIG: file, NPM_CONFIG_PREFER_OFFLINE: "true", NPM_CONFIG_YES: "false" };
}

function readOrEmpty(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return "";
    throw error;
  }
}
