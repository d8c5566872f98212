import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../repository.mjs";
import { ensureVirtualEnvironment } from "./virtual-environment.mjs";

const folders = (parent) =>
  readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, parent, entry.name))
    .filter((folder) => existsSync(join(folder, "pyproject.toml")));

/** The folders of our own Python packages. */
export const pythonPackages = () => folders("python");

/** The backends of the examples. */
export const exampleBackends = () =>
  readdirSync(join(root, "examples"))
    .map((name) => join(root, "examples", name, "backend"))
    .filter((folder) => existsSync(join(folder, "pyproject.toml")));

/** Our packages and what the examples need: enough to start an example. */
export async function ensureRuntime() {
  const projects = [...pythonPackages(), ...exampleBackends()];
  await ensureVirtualEnvironment({
    name: "runtime",
    installs: projects.flatMap((folder) => ["--editable", folder]),
    files: projects.map((folder) => join(folder, "pyproject.toml")),
  });
}

/** What tests and checks need on top. */
export async function ensureDevelopment() {
  await ensureRuntime();
  const requirements = join(root, "python", "requirements-dev.txt");
  await ensureVirtualEnvironment({
    name: "development",
    installs: ["--requirement", relative(root, requirements)],
    files: [requirements],
  });
}
