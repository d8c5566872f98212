import { mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { Checks } from "../checks.mjs";
import { installProject, nodeVersions } from "../../package-test/project.mjs";
import { buildWheel, npmPackages, pack } from "../../package-test/packing.mjs";
import { run } from "../../process/run.mjs";
import { mizanProgram } from "../../setup/build.mjs";
import { pythonPackages } from "../../setup/python.mjs";
import { readExample } from "../../start/examples.mjs";
import { lookOnce } from "../../start/look.mjs";

/** What npm and PyPI would get, installed outside the repository: it builds and serves the example. */
export const packages = {
  name: "packages",
  async run({ folder: parent }) {
    const folder = join(parent, "packages");
    mkdirSync(folder);
    const checks = new Checks();
    const tarballs = {};
    for (const item of npmPackages()) {
      tarballs[item.name] = await checks.check(`${item.name} is packed`, () => pack(item, folder));
    }
    const wheels = [];
    for (const item of pythonPackages()) {
      wheels.push(await checks.check(`${basename(item)} is packed`, () => buildWheel(item, folder)));
    }
    if ([...Object.values(tarballs), ...wheels].includes(undefined)) return checks.outcome();

    const example = readExample();
    const project = join(folder, "project");
    const python = await checks.check("the example is installed from packages", () =>
      installProject(example, project, { tarballs, wheels }),
    );
    if (python === undefined) return checks.outcome();

    const installed = (path) => join(project, "node_modules", path);
    for (const { name, path: node } of await nodeVersions(folder)) {
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
        folder: project,
        backend: { ...example.backend, folder: join(project, "backend") },
      };
      await checks.check(`${name} serves the example`, () =>
        lookOnce(moved, { node, python, print: () => {} }),
      );
    }
    return checks.outcome();
  },
};
