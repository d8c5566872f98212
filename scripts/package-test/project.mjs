import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { npm, run } from "../process/run.mjs";
import { root } from "../repository.mjs";
import { findPython } from "../setup/python.mjs";

const NOT_COPIED = /^(node_modules|dist|\.venv|__pycache__|test-results)$|\.sqlite3|^\.\w+_cache$/;

/**
 * Copies an example to a folder outside the repository and installs it there from tarballs and wheels, as
 * somebody who found mizan on npm and PyPI would.
 * @returns the path of the environment's Python
 */
export async function installProject(example, folder, { tarballs, wheels }) {
  mkdirSync(folder, { recursive: true });
  const generated = join(example.folder, "src", "api");
  const filter = (path) => path !== generated && !NOT_COPIED.test(basename(path));
  cpSync(example.folder, folder, { recursive: true, filter });
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifestOf(example, tarballs), null, 2));
  await npm(["install", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: folder });
  return installPython(example, folder, wheels);
}

/** Every `@mizan` package comes from its tarball, also those that only another one depends on. */
function manifestOf(example, tarballs) {
  const manifest = JSON.parse(readFileSync(join(example.folder, "package.json"), "utf8"));
  const files = Object.fromEntries(Object.entries(tarballs).map(([name, path]) => [name, `file:${path}`]));
  const without = (dependencies) =>
    Object.fromEntries(Object.entries(dependencies).filter(([name]) => !name.startsWith("@mizan/")));
  return {
    ...manifest,
    dependencies: { ...without(manifest.dependencies), ...files },
    devDependencies: without(manifest.devDependencies),
  };
}

async function installPython(example, folder, wheels) {
  const environment = join(folder, ".venv");
  const [command, ...args] = await findPython();
  await run(command, [...args, "-m", "venv", environment]);
  const python = join(environment, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const constraints = join(root, "python", "constraints.txt");
  const backend = join(folder, relative(example.folder, example.backend.folder));
  await run(python, ["-m", "pip", "install", "--quiet", "--constraint", constraints, ...wheels, backend]);
  return python;
}
