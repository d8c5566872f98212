import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const shell = process.platform === "win32";
const install = ["install", "--prefer-offline", "--no-audit", "--no-fund"];
const packages = fileURLToPath(new URL("../../", import.meta.url));
let directory = "";
let core = "";

/** The command, installed from its tarball, and core as a tarball: what npm would publish. */
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "create-mizan-plugin-installed-"));
  core = await pack("core");
  const dependencies = { "create-mizan-plugin": `file:${await pack("create-mizan-plugin")}` };
  writeFileSync(join(directory, "package.json"), JSON.stringify({ private: true, dependencies }));
  await run("npm", install, { cwd: directory, shell });
});

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

async function pack(name: string): Promise<string> {
  const args = ["pack", join(packages, name), "--silent", "--pack-destination", directory];
  return join(directory, (await run("npm", args, { shell })).stdout.trim());
}

test.each([
  ["target", 6],
  ["normalizer", 3],
  ["post-process", 4],
])("a new %s is installed and passes its tests", async (kind, tests) => {
  const command = join(directory, "node_modules", ".bin", "create-mizan-plugin");
  await run(command, [`own-${kind}`, "--kind", kind], { cwd: directory, shell });
  const cwd = join(directory, `own-${kind}`);
  expect(existsSync(join(cwd, ".gitignore"))).toBe(true);
  const file = join(cwd, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  manifest.devDependencies["@mizan/core"] = `file:${core}`;
  writeFileSync(file, JSON.stringify(manifest));
  await run("npm", install, { cwd, shell });
  // NODE_OPTIONS of this test are not those of a user
  const { stdout } = await run("npm", ["test"], { cwd, shell, env: { ...process.env, NODE_OPTIONS: "" } });
  expect(stdout).toMatch(new RegExp(`^\\S+ pass ${tests}$`, "m"));
  expect(stdout).toMatch(/^\S+ fail 0$/m);
});
