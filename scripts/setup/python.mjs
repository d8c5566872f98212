/** Python: an interpreter that is new enough, the environment `.venv`, and what is installed in it. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { attempt, run } from "../process/run.mjs";
import { Failure, root, step } from "../program.mjs";
import { inTurn } from "./in-turn.mjs";

const MINIMUM = [3, 11];
const PROBE = `import json, sys, importlib.util as u
print(json.dumps([list(sys.version_info[:3]), all(u.find_spec(m) for m in ("venv", "ensurepip"))]))`;
/** The virtual environment. */
export const environment = join(root, ".venv");
const constraints = join(root, "python", "constraints.txt");

/** The environment's Python. */
export const python =
  process.platform === "win32"
    ? join(environment, "Scripts", "python.exe")
    : join(environment, "bin", "python");

const projectsIn = (parent) =>
  readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, parent, entry.name))
    .filter((directory) => existsSync(join(directory, "pyproject.toml")));

/** The command for teams without Node. It is installed from its wheel only, which contains the generator. */
export const pythonCommand = join(root, "python", "mizan-cli");

/** The directories of our other Python packages. */
export const pythonPackages = () => projectsIn("python").filter((directory) => directory !== pythonCommand);

/** The backends of the examples. */
export const exampleBackends = () =>
  readdirSync(join(root, "examples"))
    .map((name) => join(root, "examples", name, "backend"))
    .filter((directory) => existsSync(join(directory, "pyproject.toml")));

/** Installs our packages and what the examples need: enough to start an example. */
export async function ensureRuntime() {
  const projects = [...pythonPackages(), ...exampleBackends()];
  await ensureVirtualEnvironment({
    name: "runtime",
    installs: projects.flatMap((directory) => ["--editable", directory]),
    files: projects.map((directory) => join(directory, "pyproject.toml")),
  });
}

/** Installs what tests and checks need on top. */
export async function ensureDevelopment() {
  await ensureRuntime();
  const requirements = join(root, "python", "requirements-dev.txt");
  await ensureVirtualEnvironment({
    name: "development",
    installs: ["--requirement", relative(root, requirements)],
    files: [requirements],
  });
}

/**
 * Installs what `installs` lists into `.venv`, pinned by python/constraints.txt.
 *
 * @param {{ name: string, installs: string[], files: string[] }} set `installs` are pip arguments; `files`
 *   are the requirement files and pyproject.toml files that decide what they mean.
 */
async function ensureVirtualEnvironment({ name, installs, files }) {
  await installOnce({
    name,
    files: [constraints, ...files],
    key: JSON.stringify(installs),
    install: async (hasUv) => {
      if ((await attempt(python, ["--version"])).code !== 0) await createEnvironment(hasUv);
      const pip = hasUv ? ["uv", ["pip", "install", "--python", python]] : [python, ["-m", "pip", "install"]];
      await run(pip[0], [...pip[1], "--quiet", "--constraint", constraints, ...installs]);
    },
  });
}

/**
 * Calls `install` unless it has been called for the same contents of `files` before. A stamp file in `.venv` for each
 * name makes the next run instant.
 *
 * @param {{ name: string, files: string[], key?: string, install: (hasUv: boolean) => Promise<void> }} set
 */
export const installOnce = (set) => inTurn(() => installSet(set));

async function installSet({ name, files, key = "", install }) {
  const stamp = join(environment, `.mizan-${name.replace(" ", "-")}`);
  const contents = fingerprint(key, files);
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, "utf8") === contents) return;
  await step(`Python environment (${name})`, async () => {
    await install((await attempt("uv", ["--version"])).code === 0);
    writeFileSync(stamp, contents);
  });
}

/** uv finds a suitable Python itself, and downloads one if there is none. */
async function createEnvironment(hasUv) {
  rmSync(environment, { recursive: true, force: true });
  if (hasUv)
    return run("uv", ["venv", "--quiet", "--python", process.env["PYTHON"] ?? ">=3.11", environment]);
  const [command, ...args] = await findPython();
  return run(command, [...args, "-m", "venv", environment]);
}

function fingerprint(key, files) {
  const hash = createHash("sha256").update(root).update(key);
  for (const file of files) hash.update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

/** Where Python 3.11 or newer may be: `PYTHON` first, then the names on PATH. */
function interpreters() {
  const names = process.platform === "win32" ? [["py", "-3"], ["python"]] : [["python3"], ["python"]];
  const versioned = ["python3.14", "python3.13", "python3.12", "python3.11"].map((name) => [name]);
  return process.env["PYTHON"] ? [[process.env["PYTHON"]]] : [...names, ...versioned];
}

/**
 * Finds a Python that can make virtual environments.
 * @returns {Promise<string[]>} the command and its first arguments.
 */
export async function findPython() {
  const seen = [];
  for (const [command, ...args] of interpreters()) {
    const { code, output } = await attempt(command, [...args, "-c", PROBE]);
    if (code !== 0) continue;
    const [version, canMakeVenv] = JSON.parse(output);
    const isNewEnough = version[0] > MINIMUM[0] || (version[0] === MINIMUM[0] && version[1] >= MINIMUM[1]);
    if (isNewEnough && canMakeVenv) return [command, ...args];
    seen.push(`  ${command}: ${version.join(".")}${isNewEnough ? ", without the venv module" : ", too old"}`);
  }
  const found = seen.length > 0 ? `Found:\n${seen.join("\n")}` : "Found none.";
  throw new Failure(
    `mizan needs Python 3.11 or newer with its venv module. ${found}\n` +
      "On Debian and Ubuntu: apt-get install python3 python3-venv. Elsewhere: https://www.python.org/downloads\n" +
      "Set PYTHON to the path of another one.",
  );
}
