/** A project of Yarn's Plug'n'Play: packages stay in archives, and there is no directory node_modules. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { npm, run } from "../process/run.mjs";
import { Failure } from "../program.mjs";

/** Only the generated client is compiled, so the example's other packages are not installed. */
const COMPILER_OPTIONS = { strict: true, jsx: "react-jsx", moduleResolution: "bundler", module: "esnext" };
const TSCONFIG = {
  compilerOptions: { ...COMPILER_OPTIONS, target: "es2022", noEmit: true },
  include: ["src"],
};

/**
 * Installs the packages of an example with Yarn, builds its client, compiles it, and finds it up to date.
 * @param directory an empty directory outside the repository
 * @param python of an environment with the wheels of mizan
 */
export async function buildWithPlugAndPlay(example, directory, tarballs, python) {
  const tools = join(directory, "tools");
  const project = join(directory, "project");
  mkdirSync(tools, { recursive: true });
  await npm(["install", "--prefix", tools, "--no-audit", "--no-fund", "@yarnpkg/cli-dist@4"], { cwd: tools });
  const program = join(tools, "node_modules/@yarnpkg/cli-dist/bin/yarn.js");
  const registry = (await npm(["config", "get", "registry"], { cwd: tools })).trim();
  writeProject(example, project, tarballs);
  writeFileSync(join(project, ".yarnrc.yml"), settings(join(tools, "yarn"), registry));
  const env = { VIRTUAL_ENV: dirname(dirname(python)) };
  const yarn = (...args) => run(process.execPath, [program, ...args], { cwd: project, env });
  await yarn("install", "--no-immutable");
  if (existsSync(join(project, "node_modules"))) throw new Failure("Yarn installed into node_modules.");
  await yarn("mizan", "build");
  await yarn("tsc");
  await yarn("mizan", "build", "--check");
}

function writeProject(example, project, tarballs) {
  const read = (file) => readFileSync(join(example.directory, file), "utf8");
  const { dependencies, devDependencies } = JSON.parse(read("package.json"));
  const files = Object.entries(tarballs).map(([name, path]) => [name, `file:${path}`]);
  const { react, "@types/react": reactTypes, typescript } = { ...dependencies, ...devDependencies };
  const manifest = {
    private: true,
    type: "module",
    dependencies: { ...Object.fromEntries(files), react, "@types/react": reactTypes, typescript },
    // those that others depend on
    resolutions: Object.fromEntries(files),
  };
  const backend = relative(example.directory, example.backend.directory);
  cpSync(example.backend.directory, join(project, backend), { recursive: true });
  writeFileSync(join(project, "mizan.config.js"), read("mizan.config.js"));
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(TSCONFIG));
  writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
  // the root of a project, wherever the temporary directory is
  writeFileSync(join(project, "yarn.lock"), "");
}

/** JSON is YAML, too. */
function settings(globalFolder, npmRegistryServer) {
  return JSON.stringify({ nodeLinker: "pnp", enableTelemetry: false, globalFolder, npmRegistryServer });
}
