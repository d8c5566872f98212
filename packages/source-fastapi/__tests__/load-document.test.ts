import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { loadDocument } from "../src/load-document.ts";
import { checkOptions, type FastAPIOptions } from "../src/options.ts";
import {
  diagnosticOf,
  project,
  python,
  removeProjects,
  silent,
} from "../../source-python/__tests__/project.ts";

afterEach(removeProjects);

const APP = `from fastapi import FastAPI
from mizan_core import Registry, client
from mizan_fastapi import install

registry = Registry()

@client(registry=registry)
def add(left: int, right: int) -> int:
    """Adds."""
    return left + right

app = FastAPI(title="Sums", version="1.2.3")
install(app, registry=registry)
`;

function load(root: string, options: Partial<FastAPIOptions> = {}, signal = new AbortController().signal) {
  const checked = checkOptions({ module: "app", python, ...options });
  return loadDocument(checked, { root, logger: silent, signal, watch: () => {} });
}

/** A project whose own \`mizan_fastapi\` shadows the installed one. */
function withExporter(cli: string): string {
  return project({ "mizan_fastapi/__init__.py": "", "mizan_fastapi/cli.py": cli });
}

describe("a live application", () => {
  test("is exported by its own Python", async () => {
    const root = project({ "app.py": APP });
    const { document, origin } = await load(root);
    expect(document).toMatchObject({
      info: { title: "Sums", version: "1.2.3" },
      "x-mizan-functions": [
        { name: "add", inputType: "AddInput", outputType: "AddOutput", description: "Adds." },
      ],
    });
    expect(origin).toBe(`cd ${root} && ${python} -m mizan_fastapi.cli app`);
  });

  test("warns when mizan cannot know the user", async () => {
    const functions = `from fastapi import Depends
from fastapi.security import HTTPBearer

@client(registry=registry)
def whoami(token: object = Depends(HTTPBearer())) -> str: ...

app =`;
    const root = project({ "app.py": APP.replace("app =", functions) });
    const warnings: string[] = [];
    const logger = { ...silent, warn: (message: string) => warnings.push(message) };
    const checked = checkOptions({ module: "app", python });
    await loadDocument(checked, { root, logger, signal: new AbortController().signal, watch: () => {} });
    expect(warnings).toEqual([expect.stringMatching(/^app\.py:\d+: whoami depends on a security scheme/)]);
  });

  test("may print to standard output when it ends", async () => {
    const root = project({ "app.py": `import atexit\natexit.register(print, "bye")\n${APP}` });
    expect((await load(root)).document).toHaveProperty(["x-mizan-functions", "0", "name"], "add");
  });

  test("is imported from the directory that cwd names", async () => {
    const root = project({ "backend/service/main.py": APP });
    const { document } = await load(root, { module: "service.main:app", cwd: "backend" });
    expect(document).toHaveProperty(["x-mizan-functions", "0", "name"], "add");
  });
});

describe("an application that cannot be exported", () => {
  test("with an import error shows Python's traceback and the command", async () => {
    const root = project({
      "app.py": "import settings\n",
      "settings.py": "\nraise RuntimeError('no DATABASE_URL')\n",
    });
    expect(await diagnosticOf(() => load(root))).toEqual({
      code: "MZ2104",
      slug: "export-failed",
      severity: "error",
      source: `${root}/settings.py:2`,
      message: `Python could not export app (exit code 1).

Traceback (most recent call last):
  File "${root}/app.py", line 1, in <module>
    import settings
  File "${root}/settings.py", line 2, in <module>
    raise RuntimeError('no DATABASE_URL')
RuntimeError: no DATABASE_URL

The command was:
  cd ${root} && ${python} -m mizan_fastapi.cli app`,
      hint: "Fix the error that Python reports above. You can also run the command yourself.",
    });
  });

  test("with a syntax error shows its location", async () => {
    const root = project({ "app.py": "def broken(:\n" });
    const { message } = await diagnosticOf(() => load(root));
    expect(message).toContain(`File "${root}/app.py", line 1\n    def broken(:\n`);
    expect(message).toContain("SyntaxError: invalid syntax");
  });

  test("whose process is killed names the signal", async () => {
    const root = project({ "app.py": "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n" });
    const diagnostic = await diagnosticOf(() => load(root));
    expect(diagnostic.message).toMatch(
      /^Python could not export app \(killed by SIGTERM\)\.\nThe command was:/,
    );
  });

  test("whose Python lacks mizan-fastapi gets a hint with the pip command", async () => {
    const root = project({ "app.py": APP, bare: `#!/bin/sh\nexec ${python} -S -E "$@"\n` });
    expect(await diagnosticOf(() => load(root, { python: "./bare" }))).toEqual({
      code: "MZ2103",
      slug: "python-package-missing",
      severity: "error",
      message: `mizan-fastapi is not installed in ${root}/bare.\nThe command was:\n  cd ${root} && ${root}/bare -m mizan_fastapi.cli app`,
      hint: `${root}/bare -m pip install mizan-fastapi\nIf this is the wrong Python, build in the right environment (activate it, or \`poetry run npx mizan build\`), or set the option "python" to its interpreter.`,
    });
  });

  test("with an interpreter that cannot start shows the reason", async () => {
    const root = project({ "python/README": "a directory, not a program" });
    const diagnostic = await diagnosticOf(() => load(root, { python: "./python" }));
    expect(diagnostic.code).toBe("MZ2102");
    expect(diagnostic.message).toMatch(/^Python could not be started: spawn .*python EACCES\n/);
  });

  test("in a directory that does not exist is an error that names the directory", async () => {
    const root = project();
    expect(await diagnosticOf(() => load(root, { cwd: "backend" }))).toMatchObject({
      code: "MZ2107",
      message: `The directory of the FastAPI source does not exist: ${join(root, "backend")}`,
    });
  });

  test("with output that is not JSON shows the first bytes, escaped", async () => {
    const root = withExporter(`print("connecting \\x1b[31m…" + "x" * 300)`);
    const { code, message } = await diagnosticOf(() => load(root));
    expect(code).toBe("MZ2106");
    expect(message.split("\n").slice(0, 2)).toEqual([
      "The export printed 320 bytes that are not JSON. They begin with:",
      String.raw`  "connecting \u001b[31m…` + `${"x".repeat(181)}" …`,
    ]);
  });

  test("without output is an error too", async () => {
    const { message } = await diagnosticOf(() => load(withExporter("")));
    expect(message).toMatch(/^The export printed 0 bytes that are not JSON\. They begin with:\n {2}""\n/);
  });
});

describe("an application that takes too long", () => {
  const hanging = `import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open("pids", "w").write(f"{child.pid}")
print("waiting for the database", file=sys.stderr, flush=True)
time.sleep(60)
`;

  test("is stopped with its child processes, and its output is shown", async () => {
    const root = withExporter(hanging);
    // Long enough for it to start, which takes its time on a busy machine.
    let timeout = 1.5;
    let diagnostic = await diagnosticOf(() => load(root, { timeout }));
    while (!diagnostic.message.includes("waiting for the database") && timeout < 24) {
      timeout *= 2;
      diagnostic = await diagnosticOf(() => load(root, { timeout }));
    }
    expect(diagnostic).toMatchObject({ code: "MZ2105" });
    expect(diagnostic.message).toBe(
      `The export was stopped after ${timeout} s.\n\nwaiting for the database\n\nThe command was:\n  cd ${root} && ${python} -m mizan_fastapi.cli app`,
    );
    expect(await hasEnded(readPid(root))).toBe(true);
  });

  test("is stopped when the build is cancelled", async () => {
    const root = withExporter(hanging);
    const controller = new AbortController();
    const loading = load(root, {}, controller.signal);
    while (!existsSync(join(root, "pids")) || !Number.isFinite(readPid(root))) await sleep(20);
    controller.abort(new Error("cancelled"));
    await expect(loading).rejects.toThrow("cancelled");
    expect(await hasEnded(readPid(root))).toBe(true);
  });

  function readPid(root: string): number {
    return Number.parseInt(readFileSync(join(root, "pids"), "utf8"), 10);
  }
});

/** Whether a process ends within twenty seconds. A zombie that its parent has not asked about has ended. */
async function hasEnded(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (!isRunning(pid)) return true;
    await sleep(20);
  }
  return false;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
