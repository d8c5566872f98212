import type { ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { configWith, mizan, project } from "../support/command.ts";
import { generated, names, tempDirectory } from "../support/temp-directory.ts";

describe("the exit code is 2, for wrong usage or config, when", () => {
  test.each([
    ["the command is unknown", ["biuld"], "error: unknown command 'biuld'\n(Did you mean build?)"],
    [
      "an option is unknown",
      ["build", "--chekc"],
      "error: unknown option '--chekc'\n(Did you mean --check?)",
    ],
    [
      "an option lacks its value",
      ["build", "--config"],
      "error: option '-c, --config <file>' argument missing",
    ],
    ["an argument is left over", ["build", "now"], "error: too many arguments for 'build'"],
  ])("%s", async (_name, args, message) => {
    const outcome = await mizan(tempDirectory(), args);
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain(message);
  });
  test("there is no config", async () => {
    expect(await mizan(tempDirectory({ "package.json": "{}" }), ["build"])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^error MZ1001 config-not-found: No config file was found\. Searched\n/),
    });
  });
  test("the config throws", async () => {
    const root = project({ "mizan.config.mjs": "\nthrow new Error('no');" });
    expect(await mizan(root, ["build"])).toEqual({
      code: 2,
      signal: null,
      stdout: "",
      stderr: `error MZ1003 config-load-failed: The config could not be loaded: no
  at ${root}/mizan.config.mjs:2:7
  help: Fix the config here. Nothing was built.
`,
    });
  });
  test("no target is configured", async () => {
    const root = project({ "mizan.config.mjs": 'export default { document: "document.json" };' });
    expect(await mizan(root, ["build"])).toEqual({
      code: 2,
      signal: null,
      stdout: "",
      stderr: `error MZ1013 no-targets: No target is configured: none of the plugins (mizan:document) emits files.
  help: Add a target to the plugins of the config, such as react({ outDir: "src/api" }) from @mizan/target-react. \
To only look at what the backend exports, run \`mizan inspect\`.
`,
    });
  });
  test.each([
    ["exports a promise that never settles", "export default new Promise(() => {});"],
    ["awaits for ever", "await new Promise(() => {}); export default {};"],
  ])("the config %s", async (_name, config) => {
    expect(await mizan(project({ "mizan.config.mjs": config }), ["build"])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^error MZ1011 config-never-settles: The config never finishes loading/),
    });
  });
  test.each([
    ["is no plugin", "export default { plugins: [5] };", "MZ4001"],
    [
      "throws a problem of its own in apply()",
      `import { DiagnosticError } from "@mizan/core";
      const apply = () => { throw new DiagnosticError({ code: "XX1234", severity: "error", message: "no" }); };
      export default { plugins: [{ name: "p", apiVersion: 1, apply }] };`,
      "XX1234 [p, apply]: no",
    ],
  ])("what stands in the list of plugins %s", async (_name, config, problem) => {
    const { code, stderr } = await mizan(project({ "mizan.config.mjs": config }), ["build"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(`error ${problem}`);
  });
  test("the profile cannot be written; then nothing is built", async () => {
    const root = project();
    expect(await mizan(root, ["build", "--profile", "missing/trace.json"])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(/^error MZ1009 profile-not-written: /),
    });
    expect(generated(path.join(root, "out"))).toEqual({});
  });
  test("the config is not valid JavaScript", async () => {
    const root = project({ "mizan.config.mjs": "const a = 1;\nconst b = ;" });
    expect((await mizan(root, ["build"])).stderr).toContain(`  at ${root}/mizan.config.mjs:2:11\n`);
  });
});

describe("the exit code is 1, for a build that failed, when", () => {
  test.each([
    ["loadSource", "async () => { throw new Error('no'); }"],
    ["normalizeIR", "() => { throw new Error('no'); }"],
    ["emit", "async () => { throw new Error('no'); }"],
    ["postProcess", "() => { throw new Error('no'); }"],
  ])("a plugin fails in %s, without a stack", async (hook, tap) => {
    const root = project({ "mizan.config.mjs": configWith(hook, tap) });
    const { code, stdout, stderr } = await mizan(root, ["build"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(
      new RegExp(
        `^error MZ4005 plugin-failed \\[p, ${hook}\\]: no\n {2}at ${root}/mizan\\.config\\.mjs:2:\\d+\n$`,
      ),
    );
  });
  test("a tap never settles and the event loop is empty", async () => {
    const root = project({ "mizan.config.mjs": configWith("emit", "() => new Promise(() => {})") });
    expect(await mizan(root, ["build"])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(
        /^error MZ4010 tap-never-settles \[p, emit\]: The tap never finishes: it waits for a promise/,
      ),
    });
  });
  test("a plugin has an unhandled rejection", async () => {
    const tap =
      "() => new Promise((done) => { Promise.reject(new Error('unheard')); setTimeout(done, 1000); })";
    const root = project({ "mizan.config.mjs": configWith("emit", tap) });
    const { code, stderr } = await mizan(root, ["build"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(
        `^error MZ1900 unexpected-error: Unexpected error: unheard\n {2}at ${root}/mizan\\.config\\.mjs:2:\\d+\n {2}help: Noth`,
      ),
    );
  });
  test("a plugin ends the process", async () => {
    const root = project({ "mizan.config.mjs": configWith("emit", "() => process.exit(0)") });
    expect(await mizan(root, ["build"])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^error MZ4012 process-exited: process\.exit\(\) .* during emit of p\./),
    });
    expect(generated(path.join(root, "out"))).toEqual({});
  });
  test("a source never settles while it is inspected", async () => {
    const root = project({ "mizan.config.mjs": configWith("loadSource", "() => new Promise(() => {})") });
    expect(await mizan(root, ["inspect"])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^error MZ4010 tap-never-settles \[p, loadSource\]: /),
    });
  });
});

describe("with --json every failure is one JSON value and nothing else:", () => {
  const stray = "() => new Promise((done) => { Promise.reject(new Error('x')); setTimeout(done, 1000); })";
  test.each([
    ["a build", ["build"], configWith("emit", "() => { throw new Error('x'); }"), "MZ4005", 1],
    ["an inspection", ["inspect"], configWith("loadSource", "() => { throw new Error('x'); }"), "MZ4005", 1],
    ["a stray rejection", ["build"], configWith("emit", stray), "MZ1900", 1],
    ["a tap that never settles", ["build"], configWith("emit", "() => new Promise(() => {})"), "MZ4010", 1],
    ["a plugin that ends the process", ["build"], configWith("emit", "() => process.exit(0)"), "MZ4012", 1],
    ["a config that throws", ["inspect"], "throw 1", "MZ1003", 2],
    ["an unknown option", ["build", "--chekc"], "", "MZ1010", 2],
    ["an unknown command", ["biuld"], "", "MZ1010", 2],
  ])("%s", async (_name, args, config, problem, code) => {
    const outcome = await mizan(project({ "mizan.config.mjs": config }), [...args, "--json"]);
    expect(outcome).toMatchObject({ code, stderr: "" });
    expect(JSON.parse(outcome.stdout)).toEqual({
      ok: false,
      written: false,
      files: [],
      diagnostics: [expect.objectContaining({ code: problem, severity: "error" })],
    });
  });
});

test("the log output of a plugin is written to standard error", async () => {
  const root = project({ "mizan.config.mjs": configWith("emit", "() => console.log('hello')") });
  const { stdout, stderr } = await mizan(root, ["build", "--json"]);
  expect(stderr).toBe("hello\n");
  expect(JSON.parse(stdout)).toMatchObject({ ok: true });
});

test("--debug shows the thrown error with its stack", async () => {
  const root = project({ "mizan.config.mjs": configWith("emit", "() => { throw new TypeError('no'); }") });
  const { stderr } = await mizan(root, ["build", "--debug"]);
  expect(stderr).toMatch(/TypeError: no\n {6,}at /);
});

test("a timer that a plugin leaves running does not keep the process alive", async () => {
  const root = project({ "mizan.config.mjs": configWith("emit", "() => void setInterval(() => {}, 1000)") });
  expect(await mizan(root, ["build"])).toMatchObject({ code: 0 });
});

test("text from a document cannot move the cursor", async () => {
  const root = project({
    "mizan.config.mjs": configWith(
      "emit",
      String.raw`() => { throw new Error("a\u001b[2Jb\u0007c\u202e"); }`,
    ),
  });
  expect((await mizan(root, ["build"])).stderr).toMatch(
    /^error MZ4005 plugin-failed \[p, emit\]: a\\u001B\[2Jb\\u0007c\\u202E\n/,
  );
});

test("text that a plugin logs, or throws with --debug, cannot move the cursor either", async () => {
  const tap = String.raw`() => { api.logger.info("a\u009b\u202e"); throw new Error("b\u001b[2J"); }`;
  const root = project({ "mizan.config.mjs": configWith("emit", tap) });
  const { stderr } = await mizan(root, ["build", "--debug"]);
  expect(stderr).toContain(String.raw`a\u009B\u202E`);
  expect(stderr).toMatch(/^[\n\t -~…]*$/);
});

describe("colours", () => {
  const root = () => project({ "mizan.config.mjs": configWith("emit", "() => { throw new Error('no'); }") });
  // eslint-disable-next-line no-control-regex -- colours are control characters
  const colored = /\u001b\[/;
  test("are not sent if the output is not a terminal", async () => {
    expect((await mizan(root(), ["build"])).stderr).not.toMatch(colored);
  });
  test("are sent when FORCE_COLOR is set, even with NO_COLOR", async () => {
    expect((await mizan(root(), ["build"], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } })).stderr).toMatch(
      colored,
    );
  });
  test("are not sent when FORCE_COLOR is 0", async () => {
    expect((await mizan(root(), ["build"], { env: { FORCE_COLOR: "0" } })).stderr).not.toMatch(colored);
  });
});

describe("a termination signal", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "%s ends the build cleanly, and is the signal that the process ends with",
    async (signal) => {
      const tap = "() => new Promise((done) => { console.error('waiting'); setTimeout(done, 60000); })";
      const root = project({ "mizan.config.mjs": configWith("emit", tap) });
      const outcome = await mizan(root, ["build"], {
        during: (child) => child.stderr?.once("data", () => child.kill(signal)),
      });
      expect(outcome).toEqual({ code: null, signal, stdout: "", stderr: "waiting\n" });
      expect(generated(path.join(root, "out"))).toEqual({});
      expect(names(root).filter((name) => name.includes(".mizan-"))).toEqual([]);
    },
  );
});

test("Ctrl-C ends a plugin that loops for ever", async () => {
  const tap = "(ir) => { console.error('looping'); for (;;); }";
  const root = project({ "mizan.config.mjs": configWith("normalizeIR", tap) });
  const outcome = await mizan(root, ["build"], {
    during: (child) => child.stderr?.once("data", () => child.kill("SIGINT")),
  });
  expect(outcome).toMatchObject({ signal: "SIGINT" });
});

test("Ctrl-C aborts a source, and does not wait for a tap that ignores the abort", async () => {
  const tap = `({ signal }) => new Promise(() => {
    signal.addEventListener("abort", () => console.error("stopped"));
    console.error("loading");
    setTimeout(() => {}, 60000);
  })`;
  const root = project({ "mizan.config.mjs": configWith("loadSource", tap) });
  const outcome = await mizan(root, ["build"], {
    during: (child) => child.stderr?.once("data", () => child.kill("SIGINT")),
  });
  expect(outcome).toEqual({ code: null, signal: "SIGINT", stdout: "", stderr: "loading\nstopped\n" });
});

test("Ctrl-C works while one of several sources ends", async () => {
  const waits = "() => new Promise((done) => setTimeout(done, 60000))";
  const ends = "async () => { process.kill(process.pid, 'SIGINT'); }";
  const plugin = (name: string, tap: string): string =>
    `{ name: "${name}", apiVersion: 1, apply: (api) => api.hooks.loadSource.tapPromise("${name}", ${tap}) }`;
  const plugins = `[${plugin("waits", waits)}, ${plugin("ends", ends)}]`;
  const root = project({
    "mizan.config.mjs": `export default { document: "document.json", plugins: ${plugins} };`,
  });
  expect(await mizan(root, ["build"])).toMatchObject({ signal: "SIGINT", stderr: "" });
});

test("a standard output that cannot be written is an error, reported once", async () => {
  const full = openSync("/dev/full", "w");
  const { code, stderr } = await mizan(project(), ["inspect"], { stdout: full });
  closeSync(full);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: "error: The output could not be written: ENOSPC: no space left on device, write\n",
  });
});

test("a reader that closes the pipe early is not an error", async () => {
  const outcome = await mizan(project(), ["inspect", "--json"], {
    during: (child) => child.stdout?.destroy(),
  });
  expect(outcome).toMatchObject({ code: 0, stderr: "" });
});

test("a reader that closes the pipe of the messages does not stop the build", async () => {
  const logging = `const logging = { name: "logging", apiVersion: 1, apply: ({ hooks, logger }) =>
  hooks.emit.tapPromise("logging", async (context) => {
    for (let i = 0; i < 5; i++) {
      logger.info("working");
      await new Promise((done) => setTimeout(done, 50));
    }
    context.output("out").file("index.ts", "// Done\\n");
  }) };
export default { document: "document.json", plugins: [logging] };`;
  const root = project({ "mizan.config.mjs": logging });
  const close = (child: ChildProcess): void => void child.stderr?.once("data", () => child.stderr?.destroy());
  expect(await mizan(root, ["build"], { during: close })).toMatchObject({ code: 0 });
  expect(generated(path.join(root, "out"))).toEqual({ "index.ts": "// Done\n" });
});

test("a failure that is not read is a failure", async () => {
  const root = project({ "document.json": "{" });
  const close = (child: ChildProcess): void => void child.stderr?.destroy();
  expect(await mizan(root, ["build"], { during: close })).toMatchObject({ code: 1 });
});
