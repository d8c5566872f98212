import { copyFileSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { Checks } from "../checks.mjs";
import {
  buildPage,
  installFromTarballs,
  installFromWheels,
  nodeVersions,
} from "../../package-test/project.mjs";
import { buildWithoutNode, formats } from "../../package-test/python-only.mjs";
import { buildWheel, npmPackages, pack } from "../../package-test/packing.mjs";
import { pythonCommand, pythonPackages } from "../../setup/python.mjs";
import { readExample } from "../../start/examples.mjs";
import { lookOnce } from "../../start/look.mjs";

/** What npm and PyPI would get, installed outside the repository: it builds and serves examples. */
export const packages = {
  name: "packages",
  async run({ directory: parent }) {
    const directory = join(parent, "packages");
    mkdirSync(directory);
    const checks = new Checks();
    const tarballs = {};
    for (const item of npmPackages()) {
      tarballs[item.name] = await checks.check(`${item.name} is packed`, () => pack(item, directory));
    }
    const wheels = [];
    for (const item of [...pythonPackages(), pythonCommand]) {
      wheels.push(await checks.check(`${basename(item)} is packed`, () => buildWheel(item, directory)));
    }
    if ([...Object.values(tarballs), ...wheels].includes(undefined)) return checks.outcome();

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

    for (const { name, path: node } of await nodeVersions(directory)) {
      if (node === undefined) {
        checks.skip(name, "it could not be installed with npm");
        continue;
      }
      const backend = { ...example.backend, directory: join(project, "backend") };
      await serve(checks, name, { ...example, directory: project, backend }, { node, python });
    }
    await serveFirstHooks(checks, join(directory, "examples"), { tarballs, python });
    return checks.outcome();
  },
};

/** The first hooks of the other frameworks, as new projects with Vite, beside their backend. */
async function serveFirstHooks(checks, directory, { tarballs, python }) {
  const names = ["first-hook-vue", "first-hook-svelte"];
  const { backend } = readExample(names[0]);
  const moved = { ...backend, directory: join(directory, basename(backend.directory)) };
  mkdirSync(moved.directory, { recursive: true });
  copyFileSync(join(backend.directory, "app.py"), join(moved.directory, "app.py"));
  for (const name of names) {
    const page = { ...readExample(name), directory: join(directory, name), backend: moved };
    const isInstalled = await checks.check(`${name} is installed from packages`, async () => {
      await installFromTarballs(readExample(name), page.directory, tarballs);
      return true;
    });
    if (isInstalled) await serve(checks, name, page, { node: process.execPath, python });
  }
}

async function serve(checks, name, example, programs) {
  const isBuilt = await checks.check(`${name} builds the client, and it compiles`, async () => {
    await buildPage(example, programs);
    return true;
  });
  if (!isBuilt) return;
  await checks.check(`${name} serves the example`, () => lookOnce(example, { ...programs, print: () => {} }));
}
