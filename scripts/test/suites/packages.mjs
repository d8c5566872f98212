import { mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { Checks } from "../checks.mjs";
import { installProject, nodeVersions } from "../../package-test/project.mjs";
import { buildWithoutNode, formats } from "../../package-test/python-only.mjs";
import { buildWheel, npmPackages, pack } from "../../package-test/packing.mjs";
import { run } from "../../process/run.mjs";
import { mizanProgram } from "../../setup/build.mjs";
import { pythonCommand, pythonPackages } from "../../setup/python.mjs";
import { readExample } from "../../start/examples.mjs";
import { lookOnce } from "../../start/look.mjs";

/** What npm and PyPI would get, installed outside the repository: it builds and serves the example. */
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
    const python = await checks.check("the example is installed from packages", () =>
      installProject(example, project, { tarballs, wheels }),
    );
    if (python === undefined) return checks.outcome();
    for (const format of formats) {
      await checks.check(`without Node, ${format} builds a Python client that works`, () =>
        buildWithoutNode(join(directory, `without-node-${format}`), python, format),
      );
    }

    const installed = (path) => join(project, "node_modules", path);
    for (const { name, path: node } of await nodeVersions(directory)) {
      if (node === undefined) {
        checks.skip(name, "it could not be installed with npm");
        continue;
      }
      rmSync(join(project, "src", "api"), { recursive: true, force: true });
      const built = await checks.check(`${name} builds the client, and it compiles`, async () => {
        await run(node, [mizanProgram(installed("@mizan/core")), "build"], { cwd: project });
        await run(node, [installed("typescript/bin/tsc"), "--noEmit"], { cwd: project });
        await run(node, [installed("vite/bin/vite.js"), "build"], { cwd: project });
        return true;
      });
      if (!built) continue;
      const moved = {
        ...example,
        directory: project,
        backend: { ...example.backend, directory: join(project, "backend") },
      };
      await checks.check(`${name} serves the example`, () =>
        lookOnce(moved, { node, python, print: () => {} }),
      );
    }
    return checks.outcome();
  },
};
