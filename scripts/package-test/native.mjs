/** The clients in Python and Rust as their users install them: from wheels and a crate, outside the repository. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { run } from "../process/run.mjs";
import { Failure, root } from "../program.mjs";
import { CARGO } from "../setup/cargo.mjs";
import { mizanProgram } from "../setup/build.mjs";
import { python as repositoryPython } from "../setup/python.mjs";
import { readExample } from "../start/examples.mjs";
import { runProgram } from "../start/program-example.mjs";
import { buildWheel, checkWheel, newWheel } from "./packing.mjs";
import { createEnvironment } from "./project.mjs";

const kernel = join(root, "crates/mizan-kernel");

/** The clients of the project's backend, as packages that can be published. */
const CONFIG = `
import fastapi from "@mizan/source-fastapi";
import python from "@mizan/target-python";
import rust from "@mizan/target-rust";

export default {
  plugins: [
    fastapi({ module: "app.main", cwd: "../backend" }),
    python({ outDir: "python", package: "tracker" }),
    rust({ outDir: "rust", crate: "tracker" }),
  ],
};
`;

/**
 * Generates the clients with the packages of an installed example, beside its backend.
 * @param python of the environment with the backend
 * @returns the directory with the generated package in `python` and the crate in `rust`
 */
export async function generateClients(project, python) {
  const directory = join(project, "clients");
  mkdirSync(directory);
  writeFileSync(join(directory, "mizan.config.mjs"), CONFIG);
  const mizan = mizanProgram(join(project, "node_modules/@mizan/core"));
  const env = { VIRTUAL_ENV: dirname(dirname(python)) };
  await run(process.execPath, [mizan, "build", "--quiet"], { cwd: directory, env });
  return directory;
}

/** The wheel of the native kernel, without the optimizations of a release, which take a minute. */
export async function buildKernelWheel(destination) {
  return await newWheel(destination, () =>
    run(repositoryPython, ["-m", "maturin", "build", "--quiet", "--out", destination], {
      cwd: kernel,
      env: {
        ...CARGO,
        CARGO_TARGET_DIR: join(CARGO.CARGO_TARGET_DIR, "python"),
        PYO3_PYTHON: repositoryPython,
      },
    }),
  ).then(checkWheel);
}

/** Packs the kernel as `cargo publish` would. @returns the directory of the unpacked crate */
export async function packKernelCrate(destination) {
  await run("cargo", ["package", "--package", "mizan-kernel", "--no-verify", "--allow-dirty"], {
    env: CARGO,
  });
  const version = /^version = "(.+)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];
  const name = `mizan-kernel-${version}`;
  const file = join(CARGO.CARGO_TARGET_DIR, "package", `${name}.crate`);
  await run(repositoryPython, ["-m", "tarfile", "--extract", file, destination]);
  const crate = join(destination, name);
  const manifest = readFileSync(join(crate, "Cargo.toml"), "utf8");
  const missing = ["description", "license", "readme", "rust-version"].filter(
    (key) => !new RegExp(`^${key} = ".+"$`, "m").test(manifest),
  );
  if (missing.length > 0) throw new Failure(`mizan-kernel would be published without ${missing.join(", ")}`);
  return crate;
}

/**
 * Installs the wheels of the client, and nothing of the backend, in an environment of its own, and runs the example's
 * script against the live backend.
 */
export async function runPythonClient(directory, { clients, wheels, backend, python }) {
  mkdirSync(directory);
  const generated = await buildWheel(join(clients, "python"), directory);
  const clientPython = await createEnvironment(join(directory, ".venv"), [...wheels, generated]);
  const { transport } = JSON.parse(await run(clientPython, ["-c", SHOW_TRANSPORT], { cwd: directory }));
  if (transport !== "NativeTransport")
    throw new Failure(`The client uses ${transport}, not the native kernel.`);
  const example = readExample("python-script");
  const program = { ...example.program, command: [clientPython, "tasks.py"] };
  cpSync(join(example.directory, "tasks.py"), join(directory, "tasks.py"));
  await runProgram(
    { ...example, backend, directory, program },
    { env: databaseIn(directory, backend), python },
  );
}

const SHOW_TRANSPORT = `
import json
from tracker import Client
print(json.dumps({"transport": type(Client("http://localhost/api/mizan")._runner._transport).__name__}))
`;

/** Compiles the example's command-line tool as a new Cargo project with the packed kernel, and runs it. */
export async function runRustClient(directory, { clients, crate, backend, python }) {
  const example = readExample("rust-cli");
  mkdirSync(directory);
  for (const name of ["Cargo.toml", "Cargo.lock", "src"]) {
    cpSync(join(example.directory, name), join(directory, name), { recursive: true });
  }
  cpSync(join(clients, "rust"), join(directory, "tracker"), { recursive: true });
  const manifest = join(directory, "Cargo.toml");
  const own = 'mizan-kernel = { path = "../../crates/mizan-kernel" }';
  const text = readFileSync(manifest, "utf8");
  if (!text.includes(own)) throw new Failure(`${manifest} does not name the kernel: ${own}`);
  writeFileSync(manifest, text.replace(own, `mizan-kernel = { path = ${JSON.stringify(crate)} }`));
  await runProgram({ ...example, backend, directory }, { env: databaseIn(directory, backend), python });
}

const databaseIn = (directory, { database }) => ({
  [database]: join(directory, `${basename(directory)}.sqlite3`),
});
