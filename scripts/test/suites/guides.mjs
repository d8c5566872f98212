import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { packAll } from "../../package-test/packing.mjs";
import { Failure, root } from "../../program.mjs";
import { ensureChromium } from "../../setup/programs.mjs";
import { findPython } from "../../setup/python.mjs";
import { Checks } from "../checks.mjs";

/**
 * The guides, performed command by command as a reader would, with the packages that npm and PyPI would get. The
 * environment says where those are, so the commands run as they are written. Only ports are replaced by free ones.
 */
export const guides = {
  name: "guides",
  async run({ directory: parent }) {
    const chromium = await ensureChromium();
    if (chromium.missing) {
      return { passed: 0, failed: 0, skipped: 1, isSkipped: true, code: 0, output: chromium.missing };
    }
    // They use packages, which this file is imported without.
    const { LANES } = await import("../../guides/pages.mjs");
    const { performLane, uncheckedBlocks } = await import("../../guides/perform.mjs");
    const { serveTarballs } = await import("../../guides/registry.mjs");
    const checks = new Checks();
    await checks.check("every block of the guides is performed or quoted", () => {
      const blocks = uncheckedBlocks();
      if (blocks.length > 0) throw new Failure(`Nothing checks these blocks:\n${blocks.join("\n")}`);
    });
    const packed = await packAll(checks, parent);
    if (packed === undefined) {
      checks.skip("guides", "a package could not be packed");
      return checks.outcome();
    }
    const directory = join(parent, "guides");
    mkdirSync(directory);
    const registry = await serveTarballs(packed.tarballs, directory);
    const env = await environment(registry, packed.wheels, directory);
    const world = { env, chromium: chromium.path, checks };
    try {
      await Promise.all(
        LANES.map((pages, index) =>
          performLane(pages, { ...world, directory: join(directory, `lane-${index}`) }),
        ),
      );
    } finally {
      registry.close();
    }
    return checks.outcome();
  },
};

/** That of a reader who has just installed Node and Python. */
export async function environment(registry, wheels, directory) {
  // Whatever npm sets for its own scripts says where this repository is.
  const ofNpm = Object.keys(process.env).filter((name) => /^npm_/i.test(name));
  const links = [process.env["PIP_FIND_LINKS"], dirname(wheels[0])].filter(Boolean);
  return {
    ...Object.fromEntries(ofNpm.map((name) => [name, undefined])),
    ...registry.env,
    PATH: [await pythonDirectory(directory), process.env["PATH"]].join(delimiter),
    PIP_FIND_LINKS: links.join(" "),
    PIP_CONSTRAINT: join(root, "python", "constraints.txt"),
    PIP_DISABLE_PIP_VERSION_CHECK: "1",
    PYTHONUNBUFFERED: "1",
    NO_COLOR: "1",
    VIRTUAL_ENV: undefined,
  };
}

/** A directory whose `python3` is new enough. */
async function pythonDirectory(parent) {
  const directory = join(parent, "bin");
  mkdirSync(directory);
  const [command, ...args] = await findPython();
  const path = command.includes("/") ? command : `$(PATH="\${PATH#*:}" command -v ${command})`;
  const script = `#!/bin/sh\nexec "${path}" ${args.join(" ")} "$@"\n`;
  writeFileSync(join(directory, "python3"), script, { mode: 0o755 });
  return directory;
}
