import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, rmSync } from "node:fs";
import path from "node:path";
import { fits } from "../../src/cli/doctor/packages.ts";
import { coreVersion } from "../../src/version.ts";
import { BIN, mizan, project } from "../support/command.ts";
import { DOCUMENT } from "../support/plugins.ts";
import { tempDirectory, write } from "../support/temp-directory.ts";

interface Report {
  readonly ok: boolean;
  readonly checks: readonly Record<string, string>[];
}

async function doctor(root: string, args: readonly string[] = []): Promise<Report> {
  const { code, stdout, stderr } = await mizan(root, ["doctor", "--json", ...args]);
  const report = JSON.parse(stdout) as Report;
  expect({ code, stderr }).toEqual({ code: report.ok ? 0 : 1, stderr: "" });
  return report;
}

/** `status subject: message` of the checks of some subjects. */
async function found(
  root: string,
  subjects: readonly string[],
  args?: readonly string[],
): Promise<readonly string[]> {
  const { checks } = await doctor(root, args);
  return checks
    .filter(({ subject }) => subjects.includes(subject!))
    .map(({ status, subject, message }) => `${status} ${subject}: ${message}`);
}

const SKIPPED = "skipped  Backend: Pass --url http://localhost:8000 to ask a running backend.";

/** A config with a plugin of which `diagnose` is this text. */
const diagnosing = (diagnose: string): string => `
const plugin = { name: "p", apiVersion: 1, apply: (api) => api.hooks.emit.tap("p", (context) => context.output("out").file("a.ts", "")), diagnose: ${diagnose} };
export default { document: "document.json", plugins: [plugin] };`;

describe("mizan doctor", () => {
  test("prints one line for each check", async () => {
    const root = project();
    await mizan(root, ["build"]);
    expect(await mizan(root, ["doctor"])).toEqual({
      code: 0,
      signal: null,
      stderr: "",
      stdout: `ok       Node: ${process.versions.node}
ok       npm packages: 1 package of version ${coreVersion()}
ok       Config: mizan.config.mjs (greet, mizan:document)
ok       Document: 0 functions, 0 contexts
ok       Output: out is up to date
${SKIPPED}

0 problems, 0 warnings.
`,
    });
  });

  test("says how to fix a problem, and goes on with what does not depend on it", async () => {
    const root = project({ "mizan.config.mjs": "export default { plugin: [] };" });
    const { code, stdout } = await mizan(root, ["doctor"]);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `ok       Node: ${process.versions.node}
ok       npm packages: 1 package of version ${coreVersion()}
problem  Config: The config has an unknown option "plugin".
         at ${root}/mizan.config.mjs
         help: Did you mean "plugins"?
skipped  Document: The config cannot be used.
skipped  Output: The config cannot be used.
${SKIPPED}

1 problem, 0 warnings.
`,
    });
  });

  test.each([
    ["the address of a backend", ["--url", "localhost:8000"], "must begin with http:// or https://"],
    ["an address with a password", ["--url", "http://a:b@localhost"], "must not contain a user or password"],
    ["an option", ["--urls"], "unknown option"],
  ])("refuses %s that is wrong", async (_what, args, message) => {
    expect(await mizan(project(), ["doctor", ...args])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining(message),
    });
    const { code, stdout } = await mizan(project(), ["doctor", "--json", ...args]);
    expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({
      code: 2,
      ok: false,
      diagnostics: [{ code: "MZ1010", message: expect.stringContaining(message) }],
    });
  });

  test("names the config of each check if there are several", async () => {
    const root = project({
      "mizan.config.mjs": `const target = (outDir) => ({ name: "t", apiVersion: 1, fingerprint: "1", apply: (api) =>
        api.hooks.emit.tap("t", (context) => context.output(outDir).file("a.ts", "")) });
      export default [
        { name: "shop", document: "missing.json", plugins: [target("one")] },
        { name: "admin", document: "document.json", plugins: [target("two")] },
      ];`,
    });
    const { checks } = await doctor(root);
    expect(
      checks.filter(({ config }) => config).map(({ config, subject, status }) => [config, subject, status]),
    ).toEqual([
      ["shop", "Document", "problem"],
      ["shop", "Output", "skipped"],
      ["admin", "Document", "ok"],
      ["admin", "Output", "warning"],
    ]);
    expect((await mizan(root, ["doctor"])).stdout).toMatch(
      /^Config shop\nproblem {2}Document: [^]*^Config admin\nok/m,
    );
  });

  test("reports a config that ends the process", async () => {
    const root = project({ "mizan.config.mjs": "process.exit(0);" });
    expect(await mizan(root, ["doctor"])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("MZ4012 process-exited"),
    });
  });
});

test.each([
  ["20.18.3", false],
  ["20.19.0", true],
  ["20.20.1", true],
  ["21.7.0", false],
  ["22.11.0", false],
  ["22.12.0", true],
  ["24.0.0", true],
])("Node %s: %s", (version, expected) => {
  expect(fits(version, "^20.19.0 || >=22.12.0")).toBe(expected);
});

describe("the npm packages", () => {
  const manifest = (name: string, version: string, more: object = {}): string =>
    JSON.stringify({ name, version, ...more });
  const peer = { peerDependencies: { "@mizan/core": "*" } };
  const at = (root: string): Promise<readonly string[]> => found(root, ["npm packages"]);

  test("must be installed", async () => {
    const root = project({ "package.json": '{ "devDependencies": { "@mizan/target-vue": "1" } }' });
    expect(await at(root)).toEqual([
      "problem npm packages: @mizan/target-vue is in package.json, but not installed.",
    ]);
  });

  test("must have one version", async () => {
    const root = project({ "node_modules/@mizan/kernel/package.json": manifest("@mizan/kernel", "9.0.0") });
    expect(await at(root)).toEqual([
      `warning npm packages: The versions differ: @mizan/core@${coreVersion()}, @mizan/kernel@9.0.0.`,
    ]);
  });

  test("must not contain core twice", async () => {
    const nested = "node_modules/mizan-target-x/node_modules/@mizan/core";
    const root = project({
      "node_modules/mizan-target-x/package.json": manifest("mizan-target-x", "3.0.0", peer),
      [`${nested}/package.json`]: manifest("@mizan/core", coreVersion()),
    });
    expect(await at(root)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^warning npm packages: @mizan/core is there 2 times:\n.* in .*/packages/core\n.* in ${root}/${nested}$`,
        ),
      ),
    ]);
  });
});

describe("the set-up of a plugin", () => {
  test("is checked by the plugin", async () => {
    const root = project({
      "mizan.config.mjs": diagnosing(
        `async ({ root, versions, signal }) => [
          { subject: "Database", status: "ok", message: [root, versions.core, signal.aborted].join() },
          { subject: "Disk", status: "warning", message: "nearly full", hint: "delete" },
        ]`,
      ),
    });
    expect((await doctor(root)).checks.slice(3, 5)).toEqual([
      { subject: "Database", status: "ok", message: `${root},${coreVersion()},false`, plugin: "p" },
      { subject: "Disk", status: "warning", message: "nearly full", hint: "delete", plugin: "p" },
    ]);
  });

  test.each([
    [
      "reports a problem",
      '() => [{ subject: "Disk", status: "problem", message: "full" }]',
      "Disk: full",
      "Disk",
    ],
    [
      "fails",
      "() => { throw new Error('no disk'); }",
      /^problem p: no disk\nat .*mizan.config.mjs:2:\d+$/,
      "p",
    ],
    ["returns something else", "() => 'fine'", "p: diagnose() must resolve with an array of checks.", "p"],
    ["never finishes", "() => new Promise(() => {})", /^problem Plugins: The tap never finishes/, "Plugins"],
  ])("keeps the document from being loaded if it %s", async (_what, diagnose, message, subject) => {
    const root = project({ "mizan.config.mjs": diagnosing(`async ${diagnose}`) });
    expect(await found(root, ["Disk", "p", "Plugins", "Document", "Output"])).toEqual([
      typeof message === "string" ? `problem ${message}` : expect.stringMatching(message),
      `skipped Document: ${subject} has a problem.`,
      `skipped Output: ${subject} has a problem.`,
    ]);
  });

  test("shows the stack of what it threw with --debug", async () => {
    const root = project({ "mizan.config.mjs": diagnosing("async () => { throw new Error('no disk'); }") });
    expect((await mizan(root, ["doctor"])).stdout).not.toContain("at Object.diagnose");
    const { stdout } = await mizan(root, ["doctor", "--debug"]);
    expect(stdout).toMatch(/^ +Error: no disk\n +at Object\.diagnose \(/m);
    expect((await doctor(root)).checks.some((check) => "cause" in check)).toBe(false);
  });

  test("has a method that can be called", async () => {
    expect(await found(project({ "mizan.config.mjs": diagnosing("3") }), ["Plugins"])).toEqual([
      "problem Plugins: Number 1 of the plugins (p) has a diagnose that is a number (3).",
    ]);
  });
});

describe("the document", () => {
  test("counts its warnings", async () => {
    const context = { functions: ["never"], params: {} };
    const never = { name: "never", camelName: "never", kind: "context", context: "never", inputType: null };
    const rest = {
      outputType: null,
      outputNullable: false,
      returnsResponse: false,
      affects: [],
      auth: "none",
    };
    const functions = [{ ...never, ...rest, deprecated: false, description: null, source: null }];
    const document = { ...DOCUMENT, "x-mizan-functions": functions, "x-mizan-contexts": { never: context } };
    const root = project({ "document.json": JSON.stringify(document) });
    expect(await found(root, ["Document"])).toEqual(["warning Document: 1 function, 1 context, 1 warning"]);
  });

  test("that cannot be loaded is a problem", async () => {
    expect(await found(project({ "document.json": "{" }), ["Document", "Output"])).toEqual([
      expect.stringMatching(/^problem Document: /),
      "skipped Output: The document cannot be used.",
    ]);
  });
});

describe("the output", () => {
  const at = (root: string): Promise<readonly string[]> => found(root, ["Output"]);
  const built = async (): Promise<string> => {
    const root = project();
    await mizan(root, ["build"]);
    return root;
  };

  test("may be missing or out of date", async () => {
    const root = project();
    expect(await at(root)).toEqual(["warning Output: out does not exist yet."]);
    await mizan(root, ["build"]);
    write(root, "document.json", JSON.stringify({ ...DOCUMENT, info: { title: "New", version: "1" } }));
    expect(await at(root)).toEqual(["warning Output: out is not up to date: 1 file would change."]);
  });

  test("that was edited, or lost its manifest, is a problem", async () => {
    const root = await built();
    write(root, "out/index.ts", "mine");
    expect(await at(root)).toEqual([
      `problem Output: Generated files in ${root}/out were changed after mizan wrote them: index.ts.`,
    ]);
    rmSync(path.join(root, "out/.mizan-manifest.json"));
    expect(await at(root)).toEqual([
      expect.stringContaining(`problem Output: ${root}/out contains files that mizan did not write`),
    ]);
  });

  test("may be ignored by git, but not in part", async () => {
    const root = await built();
    execFileSync("git", ["init", "-q"], { cwd: root });
    expect(await at(root)).toEqual(["ok Output: out is up to date"]);
    write(root, ".gitignore", "out/\n");
    expect(await at(root)).toEqual(["ok Output: out is up to date, and ignored by git"]);
    write(root, ".gitignore", ".*\n");
    expect((await at(root))[1]).toBe(
      "warning Output: Git keeps the other files of out, but ignores the manifest.",
    );
  });

  test("cannot be a mount point", async () => {
    const config = `export default { document: "document.json", plugins: [{ name: "p", apiVersion: 1, apply: (api) =>
      api.hooks.emit.tap("p", (context) => context.output("/dev/shm").file("a.ts", "")) }] };`;
    const checks = await at(project({ "mizan.config.mjs": config }));
    expect(checks).toContainEqual(
      expect.stringMatching(/^problem Output: .*dev\/shm is a mount point, so a build cannot replace it\.$/),
    );
  });

  test("must be writable", async () => {
    const root = await built();
    chmodSync(path.join(root, "out"), 0o555);
    // Permissions do not bind root, so as root the command runs as another user.
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    if (user.uid !== undefined) execFileSync("chown", ["-R", "65534:65534", root]);
    const args = [BIN, "doctor", "--json"];
    const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", ...user });
    expect((JSON.parse(stdout) as Report).checks).toContainEqual(
      expect.objectContaining({ status: "problem", message: `${root}/out cannot be written (EACCES).` }),
    );
    chmodSync(path.join(root, "out"), 0o755);
  });
});

test("a directory without anything is not a project", async () => {
  const { checks } = await doctor(tempDirectory());
  expect(checks[2]).toMatchObject({ subject: "Config", status: "problem" });
});
