import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { attempt, npm, run } from "../process/run.mjs";
import { root } from "../program.mjs";
import { mizanProgram } from "../setup/build.mjs";
import { findPython } from "../setup/python.mjs";

const NOT_COPIED = /^(node_modules|dist|\.venv|__pycache__|test-results)$|\.sqlite3|^\.\w+_cache$/;

/** Copies an example to a directory outside the repository and installs it there from tarballs, as a user of npm would. */
export async function installFromTarballs(example, directory, tarballs) {
  mkdirSync(directory, { recursive: true });
  const generated = join(example.directory, "src", "api");
  const filter = (path) => path !== generated && !NOT_COPIED.test(basename(path));
  cpSync(example.directory, directory, { recursive: true, filter });
  writeFileSync(join(directory, "package.json"), JSON.stringify(manifestOf(example, tarballs), null, 2));
  await npm(["install", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: directory });
}

/** Builds the client and the page of an installed example, and checks its types. `python` has the wheels of mizan. */
export async function buildPage({ directory, check: [program, ...args] }, { node, python }) {
  const installed = (path) => join(directory, "node_modules", path);
  const options = { cwd: directory, env: { VIRTUAL_ENV: dirname(dirname(python)) } };
  rmSync(join(directory, "src", "api"), { recursive: true, force: true });
  await run(node, [mizanProgram(installed("@mizan/core")), "build"], options);
  await run(node, [installed(program), ...args], options);
  await run(node, [installed("vite/bin/vite.js"), "build"], options);
}

/** Every `@mizan` package comes from its tarball, also those that only another one depends on. */
function manifestOf(example, tarballs) {
  const manifest = JSON.parse(readFileSync(join(example.directory, "package.json"), "utf8"));
  const files = Object.fromEntries(
    Object.entries(tarballs).flatMap(([name, path]) =>
      name.startsWith("@mizan/") ? [[name, `file:${path}`]] : [],
    ),
  );
  const without = (dependencies) =>
    Object.fromEntries(Object.entries(dependencies).filter(([name]) => !name.startsWith("@mizan/")));
  return {
    ...manifest,
    dependencies: { ...without(manifest.dependencies), ...files },
    devDependencies: without(manifest.devDependencies),
  };
}

/**
 * Installs an example's backend with the wheels in an environment of its own.
 * @returns the path of the environment's Python
 */
export async function installFromWheels(example, directory, wheels) {
  const backend = join(directory, relative(example.directory, example.backend.directory));
  return await createEnvironment(join(directory, ".venv"), [...wheels, backend]);
}

/** Creates a virtual environment with these packages. @returns the path of its Python */
export async function createEnvironment(environment, installs) {
  const [command, ...args] = await findPython();
  await run(command, [...args, "-m", "venv", environment]);
  const python = join(environment, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const constraints = join(root, "python", "constraints.txt");
  await run(python, ["-m", "pip", "install", "--quiet", "--constraint", constraints, ...installs]);
  return python;
}

/**
 * The running Node, and one of another line: 24, or 20 when 24 runs. npm offers Node itself as a package.
 * @returns {Promise<{ name: string, path?: string }[]>} without a path when it cannot be installed
 */
export async function nodeVersions(directory) {
  const running = Number(process.versions.node.split(".")[0]);
  const other = running < 24 ? 24 : 20;
  return [
    { name: `Node ${process.versions.node}`, path: process.execPath },
    { name: `Node ${other}`, path: await install(other, directory) },
  ];
}

async function install(major, directory) {
  const args = [
    "install",
    "--prefix",
    directory,
    "--no-audit",
    "--no-fund",
    "--ignore-scripts=false",
    `node@${major}`,
  ];
  try {
    await npm(args, { cwd: directory });
  } catch {
    return undefined;
  }
  const path = join(
    directory,
    "node_modules",
    "node",
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  const works = existsSync(path) && (await attempt(path, ["--version"])).code === 0;
  return works ? path : undefined;
}
