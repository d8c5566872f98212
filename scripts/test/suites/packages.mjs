import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { Checks } from "../checks.mjs";
import {
  buildKernelWheel,
  generateClients,
  packKernelCrate,
  runPythonClient,
  runRustClient,
} from "../../package-test/native.mjs";
import {
  buildPage,
  installFromTarballs,
  installFromWheels,
  nodeVersions,
} from "../../package-test/project.mjs";
import { buildWithPlugAndPlay } from "../../package-test/plug-and-play.mjs";
import { buildWithoutNode, formats } from "../../package-test/python-only.mjs";
import { packAll } from "../../package-test/packing.mjs";
import { missingCargo } from "../../setup/cargo.mjs";
import { readExample } from "../../start/examples.mjs";
import { lookOnce } from "../../start/look.mjs";

/** What npm and PyPI would get, installed outside the repository: it builds and serves examples. */
export const packages = {
  name: "packages",
  async run({ directory: parent }) {
    const directory = join(parent, "packages");
    mkdirSync(directory);
    const checks = new Checks();
    const packed = await packAll(checks, parent);
    if (packed === undefined) {
      // Another suite has reported what could not be packed.
      if (checks.outcome().failed === 0) checks.skip("packages", "they could not be packed");
      return checks.outcome();
    }
    const { tarballs, wheels } = packed;

    const example = readExample();
    const project = join(directory, "project");
    const python = await checks.check("the example is installed from packages", async () => {
      await installFromTarballs(example, project, tarballs);
      return installFromWheels(example, project, wheels);
    });
    if (python === undefined) return checks.outcome();
    for (const format of formats) {
      await checks.check(`without Node, ${format} builds a Python client that works`, () =>
        buildWithoutNode(join(directory, `without-node-${format}`), python, format),
      );
    }

    await checks.check("Yarn's Plug'n'Play builds the client, and it compiles", () =>
      buildWithPlugAndPlay(example, join(directory, "plug-and-play"), tarballs, python),
    );
    await runNativeClients(checks, directory, { project, python, example, wheels });
    for (const { name, path: node } of await nodeVersions(directory)) {
      if (node === undefined) {
        checks.skip(name, "it could not be installed with npm");
        continue;
      }
      const backend = { ...example.backend, directory: join(project, "backend") };
      await serve(checks, name, { ...example, directory: project, backend }, { node, python });
    }
    return checks.outcome();
  },
};

/** The clients in Python and Rust, each where only its own packages are installed. */
async function runNativeClients(checks, directory, { project, python, example, wheels }) {
  const missing = await missingCargo();
  if (missing) return checks.skip("mizan-kernel", missing);
  const kernel = await checks.check("mizan-kernel is packed as a wheel", () => buildKernelWheel(directory));
  const crate = await checks.check("mizan-kernel is packed as a crate", () => packKernelCrate(directory));
  const clients = await checks.check("the clients in Python and Rust are generated", () =>
    generateClients(project, python),
  );
  if ([kernel, crate, clients].includes(undefined)) return;
  const backend = { ...example.backend, directory: join(project, "backend") };
  const own = wheels.filter((wheel) => /^mizan_(client|wire)-/.test(basename(wheel)));
  await checks.check("a script works with the wheels of its client alone", () =>
    runPythonClient(join(directory, "python"), { clients, wheels: [kernel, ...own], backend, python }),
  );
  await checks.check("a Rust program compiles with the crate, and works", () =>
    runRustClient(join(directory, "rust"), { clients, crate, backend, python }),
  );
}

async function serve(checks, name, example, programs) {
  const isBuilt = await checks.check(`${name} builds the client, and it compiles`, async () => {
    await buildPage(example, programs);
    return true;
  });
  if (!isBuilt) return;
  await checks.check(`${name} serves the example`, () => lookOnce(example, { ...programs, print: () => {} }));
}
