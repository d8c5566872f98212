import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Check } from "@mizan/core";
import { diagnosePython } from "../src/diagnose.ts";
import { project, python, removeProjects } from "./project.ts";

afterEach(removeProjects);

const CORE = "0.1.0";

function diagnose(cwd: string, option?: string, core = CORE): Promise<readonly Check[]> {
  const versions = { core, node: process.versions.node };
  return diagnosePython(
    { framework: "FastAPI", distribution: "mizan-fastapi", cwd, python: option },
    { root: cwd, signal: new AbortController().signal, versions },
  );
}

/** A project with a real virtual environment, in which packages of these versions count as installed. */
function environment(
  packages: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): string {
  const root = project(more);
  execFileSync(python, ["-m", "venv", "--without-pip", join(root, ".venv")]);
  const args = ["-c", "import sysconfig; print(sysconfig.get_path('purelib'))"];
  const site = execFileSync(join(root, ".venv/bin/python"), args, { encoding: "utf8" }).trim();
  for (const [directory, version] of Object.entries(packages)) {
    const [name] = directory.split("@");
    install(
      join(site, `${directory.replaceAll("-", "_")}-${version}.dist-info`),
      `Name: ${name}\nVersion: ${version}\n`,
    );
  }
  return root;
}

function install(directory: string, metadata: string): void {
  const script =
    "import pathlib, sys; p = pathlib.Path(sys.argv[1]); p.mkdir(); (p / 'METADATA').write_text(sys.argv[2])";
  execFileSync(python, ["-c", script, directory, metadata]);
}

/** Without the environment in which the tests run. */
async function local(root: string, core?: string): Promise<readonly Check[]> {
  const active = process.env["VIRTUAL_ENV"];
  Reflect.deleteProperty(process.env, "VIRTUAL_ENV");
  try {
    return await diagnose(root, undefined, core);
  } finally {
    if (active !== undefined) process.env["VIRTUAL_ENV"] = active;
  }
}

const SAME = { "mizan-wire": CORE, "mizan-core": CORE, "mizan-fastapi": CORE };

describe("the Python of an application", () => {
  test("is named with its version, its virtual environment and the packages in it", async () => {
    const root = environment({ ...SAME, "mizan-example-shop": "7.0.0" });
    expect(await local(root)).toEqual([
      {
        subject: "Python",
        status: "ok",
        message: expect.stringMatching(/^3\.\d+\.\d+ in the virtual environment \.venv$/),
      },
      {
        subject: "Python packages",
        status: "ok",
        message: "mizan-core 0.1.0, mizan-fastapi 0.1.0, mizan-wire 0.1.0",
      },
    ]);
  });

  test("may print while it starts", async () => {
    const noise = environment(SAME, { "noise/sitecustomize.py": "print('hello')" });
    process.env["PYTHONPATH"] = join(noise, "noise");
    try {
      expect((await local(noise))[0]).toMatchObject({ status: "ok" });
    } finally {
      Reflect.deleteProperty(process.env, "PYTHONPATH");
    }
  });

  test.each([
    ["is not there", {}, "./missing/python", /^No Python was found/],
    ["does not start", { "bin/python": "text" }, "./bin/python", /^Python could not be started: /],
    [
      "fails",
      { "bin/python": "#!/bin/sh\necho broken >&2; exit 3" },
      "./bin/python",
      /could not be started: broken\n/,
    ],
    [
      "is something else",
      { "bin/python": "#!/bin/sh\necho 2.7" },
      "./bin/python",
      /it printed "2\.7" instead/,
    ],
    [
      "is too old",
      {
        "bin/python":
          '#!/bin/sh\necho \'{"version": [3, 9, 2], "prefix": "/usr", "venv": false, "packages": []}\'',
      },
      "./bin/python",
      /^3\.9\.2 .*\/bin\/python, in no virtual environment is too old: mizan needs 3\.11\.$/,
    ],
  ])("%s", async (_what, files, option, message) => {
    const [check] = await diagnose(project(files), option);
    expect(check).toEqual({
      subject: "Python",
      status: "problem",
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
  });

  test("runs in a directory that must exist", async () => {
    expect(await diagnose("/missing")).toEqual([
      {
        subject: "Python",
        status: "problem",
        message: expect.stringContaining("/missing"),
        hint: expect.any(String),
      },
    ]);
  });

  test("must be as new as the packages need", () => {
    const manifest = fileURLToPath(new URL("../../../python/mizan-core/pyproject.toml", import.meta.url));
    expect(readFileSync(manifest, "utf8")).toContain('requires-python = ">=3.11"');
  });
});

describe("the packages of mizan", () => {
  const packages = async (versions: Readonly<Record<string, string>>, core?: string, files = {}) => {
    const root = environment(versions, files);
    const [, check] = await local(root, core);
    const text = ({ message, hint = "" }: Check): string => `${message} ${hint}`.replaceAll(root, ".");
    return [check!.status, text(check!)];
  };

  test("are missing", async () => {
    expect(await packages({})).toEqual([
      "problem",
      "mizan-fastapi is not installed in ./.venv/bin/python. Run `./.venv/bin/python -m pip install mizan-fastapi`.",
    ]);
  });

  test("are missing in part", async () => {
    expect(await packages({ "mizan-core": CORE }, CORE, { "uv.lock": "" })).toEqual([
      "problem",
      "mizan-fastapi is not installed in ./.venv/bin/python, which has mizan-core 0.1.0. Run `uv add mizan-fastapi`.",
    ]);
  });

  test("differ among each other", async () => {
    expect(await packages({ ...SAME, "mizan-core": "0.2.0" }, CORE, { "uv.lock": "" })).toEqual([
      "problem",
      "The versions differ: mizan-core 0.2.0, mizan-fastapi 0.1.0, mizan-wire 0.1.0. " +
        "Run `uv add mizan-fastapi==0.1.0`. All packages of mizan need the same version.",
    ]);
  });

  test("are there twice", async () => {
    expect(await packages({ ...SAME, "mizan-core@old": "0.0.9" })).toEqual([
      "problem",
      "mizan-core is installed twice: mizan-core 0.0.9, mizan-core 0.1.0, mizan-fastapi 0.1.0, mizan-wire 0.1.0. " +
        "Uninstall mizan-core until it is gone, and install it again.",
    ]);
  });

  test("differ from those of npm", async () => {
    expect(await packages(SAME, "0.2.0", { "uv.lock": "" })).toEqual([
      "warning",
      "The versions differ: mizan-core 0.1.0, mizan-fastapi 0.1.0, mizan-wire 0.1.0, but @mizan/core 0.2.0. " +
        "Run `uv add mizan-fastapi==0.2.0`. Or install version 0.1.0 of the npm packages.",
    ]);
  });

  test("may be previews, which Python and npm write differently", async () => {
    const rc = Object.fromEntries(Object.keys(SAME).map((name) => [name, "0.2.0rc1"]));
    expect((await packages(rc, "0.2.0-rc.1"))[0]).toBe("ok");
  });
});
