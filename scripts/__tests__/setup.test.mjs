import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { ensureNativeKernel } from "../setup/cargo.mjs";
import { checkNodeVersion, isInstalled } from "../setup/node.mjs";
import { findPython } from "../setup/python.mjs";
import { inTurn } from "../setup/in-turn.mjs";
import { ensurePostgres, ensureRedis } from "../setup/programs.mjs";

let directory = "";
const environment = { ...process.env };

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "mizan-setup-"));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
  process.env = { ...environment };
});

test.each(["20.19.0", "20.20.2", "22.12.0", "24.0.0", "26.1.0"])("Node %s is supported", (version) => {
  expect(() => checkNodeVersion(version)).not.toThrow();
});

test.each(["18.20.4", "20.18.3", "21.7.0", "22.11.0"])(
  "Node %s is too old, and the error says so",
  (version) => {
    expect(() => checkNodeVersion(version)).toThrow(
      `mizan needs Node 20.19 or newer (of 22: 22.12 or newer); this is ${version}.`,
    );
  },
);

describe("node_modules", () => {
  const lock = {
    packages: {
      "": { name: "root" },
      "packages/core": { version: "0.1.0" },
      "node_modules/@mizan/core": { resolved: "packages/core", link: true },
      "node_modules/ajv": { version: "8.20.0" },
      "node_modules/fsevents": { version: "2.3.3", optional: true },
    },
  };

  function write(path, contents) {
    mkdirSync(join(directory, path, ".."), { recursive: true });
    writeFileSync(join(directory, path), JSON.stringify(contents));
  }

  test("is missing in a fresh clone", () => {
    write("package-lock.json", lock);
    expect(isInstalled(directory)).toBe(false);
  });

  test("is current when it has the versions of the lock file for this system", () => {
    write("package-lock.json", lock);
    write("node_modules/.package-lock.json", { packages: { "node_modules/ajv": { version: "8.20.0" } } });
    expect(isInstalled(directory)).toBe(true);
  });

  test("is stale when a version differs", () => {
    write("package-lock.json", lock);
    write("node_modules/.package-lock.json", { packages: { "node_modules/ajv": { version: "8.19.0" } } });
    expect(isInstalled(directory)).toBe(false);
  });
});

describe("Python", () => {
  /** A program that answers every question with one line. */
  function fake(answer) {
    const file = join(directory, "python");
    writeFileSync(file, `#!/bin/sh\necho '${answer}'\n`, { mode: 0o755 });
    process.env["PYTHON"] = file;
    return file;
  }

  test("is the one that PYTHON names", async () => {
    const file = fake("[[3, 13, 1], true]");
    expect(await findPython()).toEqual([file]);
  });

  test("that is too old is reported with its version", async () => {
    const file = fake("[[3, 10, 4], true]");
    await expect(findPython()).rejects.toThrow(
      `Found:\n  ${file}: 3.10.4, too old\nOn Debian and Ubuntu: apt-get install`,
    );
  });

  test("without the venv module is an error that names the module", async () => {
    const file = fake("[[3, 11, 2], false]");
    await expect(findPython()).rejects.toThrow(`${file}: 3.11.2, without the venv module`);
  });

  test("that is not found is an error that names the required version", async () => {
    process.env["PYTHON"] = join(directory, "nothing");
    await expect(findPython()).rejects.toThrow(
      "mizan needs Python 3.11 or newer with its venv module. Found none.",
    );
  });
});

describe("The native kernel of Python clients", () => {
  const needed = "The Rust crates need cargo 1.85 or newer.";

  test("is not built without Cargo", async () => {
    process.env["PATH"] = directory;
    const missing = `${needed} Found none. Install it from https://rustup.rs`;
    expect(await ensureNativeKernel()).toEqual({ missing });
  });

  test("is not built by a Cargo that is too old", async () => {
    const cargo = "#!/bin/sh\necho 'cargo 1.84.1 (66221abde 2024-11-19)'\n";
    writeFileSync(join(directory, "cargo"), cargo, { mode: 0o755 });
    process.env["PATH"] = directory;
    const found = "Found cargo 1.84.1 (66221abde 2024-11-19).";
    const missing = `${needed} ${found} Install it from https://rustup.rs`;
    expect(await ensureNativeKernel()).toEqual({ missing });
  });
});

describe("Redis", () => {
  test("is the one that REDIS_SERVER names", async () => {
    const file = join(directory, "redis");
    writeFileSync(file, "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    process.env["REDIS_SERVER"] = file;
    expect(await ensureRedis()).toEqual({ path: file });
  });

  test("that does not start is reported, and no other one is used", async () => {
    process.env["REDIS_SERVER"] = join(directory, "nothing");
    expect(await ensureRedis()).toEqual({
      missing:
        "There is no Redis server that starts.\n" +
        "Install one (Debian: apt-get install redis-server), or set REDIS_SERVER to the path of one.",
    });
  });
});

describe("PostgreSQL", () => {
  function write(...names) {
    for (const name of names) writeFileSync(join(directory, name), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    process.env["POSTGRES_BIN"] = directory;
  }

  test("is in the directory that POSTGRES_BIN names", async () => {
    write("initdb", "postgres");
    expect(await ensurePostgres()).toEqual({ path: directory });
  });

  test("that has only the client programs is reported, and no other one is used", async () => {
    write("psql");
    expect(await ensurePostgres()).toEqual({
      missing:
        "There is no PostgreSQL server that starts.\n" +
        "Install one (Debian: apt-get install postgresql), or set POSTGRES_BIN to the directory of its programs.",
    });
  });

  test("is found through a symbolic link on PATH to one of its programs", async () => {
    write("initdb", "postgres");
    delete process.env["POSTGRES_BIN"];
    const bin = join(directory, "bin");
    mkdirSync(bin);
    symlinkSync(join(directory, "initdb"), join(bin, "initdb"));
    process.env["PATH"] = `${bin}${delimiter}${process.env["PATH"]}`;
    expect(await ensurePostgres()).toEqual({ path: realpathSync(directory) });
  });
});

test("installations run one after another, also after a failed one", async () => {
  const events = [];
  const install = (name) => async () => {
    events.push(name);
    await new Promise(setImmediate);
    events.push(`${name} ended`);
    if (name === "Redis") throw new Error("no network");
    return name;
  };
  const results = await Promise.allSettled(["Redis", "PostgreSQL"].map((name) => inTurn(install(name))));
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  expect(events).toEqual(["Redis", "Redis ended", "PostgreSQL", "PostgreSQL ended"]);
});
