import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { fn, type Json, object, ref, small } from "../ir/small-document.ts";
import { mizan, project } from "../support/command.ts";
import { serving } from "../support/serving.ts";
import { tempDirectory, write } from "../support/temp-directory.ts";

const string = { type: "string" };
const task = (more: Json): Json => object({ title: string, ...more });
const tracker = (properties: Json, ...functions: Json[]): string =>
  JSON.stringify(
    small(
      [
        fn("add_task", { inputType: "AddTaskInput", outputType: "Task", source: "app/tasks.py:7" }),
        fn("find_task", { outputType: "Task" }),
        ...functions,
      ],
      {
        AddTaskInput: task({}),
        Task: { ...task(properties), "x-mizan-source": "app/models.py:3" },
        Person: task({}),
      },
    ),
  );
const OLD = tracker({ owner: ref("Person") }, fn("ping"), fn("purge", { auth: "required" }));
const NEW = tracker({ owner: { anyOf: [ref("Person"), { type: "null" }] } }, fn("purge"), fn("share"));
/** A config with a client. */
const CONFIG = `const web = { name: "web", apiVersion: 1, language: "typescript", apply: () => {} };
export default { document: "document.json", plugins: [web] };
`;
const tracked = (files: Readonly<Record<string, string>>): string =>
  project({ "mizan.config.mjs": CONFIG, ...files });
const SAME = { code: 0, stdout: "Nothing has changed for clients.\n", stderr: "" };

const git = (root: string, ...args: string[]): void => {
  const user = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...user, ...args], { cwd: root, stdio: "pipe" });
};

/** A repository in which OLD is committed as `document.json`, and the working tree has NEW. */
function repository(files: Readonly<Record<string, string>> = {}): string {
  const root = tracked({ "document.json": OLD, "schema/old.json": OLD, ...files });
  git(root, "init", "--quiet", "--initial-branch=main");
  git(root, "add", "document.json", "schema");
  git(root, "commit", "--quiet", "--message=Old");
  write(root, "document.json", NEW);
  return root;
}

const TEXT = `Breaks clients in use (2)
  Task.owner may be null [output-null-added]
      through add_task, find_task
      breaks web
      app/models.py:3
  ping was removed [function-removed]
      breaks web
      app.py:ping

Breaks nothing, but behaves differently (1)
  purge is public now [access-public]
      app.py:purge

Compatible (1)
  share was added [function-added]
      app.py:share

4 changes, 2 breaking.
`;

test("mizan diff compares a file with the document of the config", async () => {
  const root = tracked({ "old.json": OLD, "document.json": NEW });
  expect(await mizan(root, ["diff", "old.json"])).toMatchObject({ code: 1, stdout: TEXT, stderr: "" });
  expect(await mizan(root, ["diff", "document.json"])).toMatchObject(SAME);
});

test("mizan diff compares two documents, with or without a config", async () => {
  const files = { "old.json": OLD, "new.json": NEW };
  expect(await mizan(tracked(files), ["diff", "old.json", "new.json"])).toMatchObject({
    code: 1,
    stdout: TEXT,
  });
  const anyClient = TEXT.replaceAll("      breaks web\n", "");
  const alone = tempDirectory({ "package.json": "{}", ...files });
  expect(await mizan(alone, ["diff", "old.json", "new.json"])).toMatchObject({ code: 1, stdout: anyClient });
  const one = await mizan(alone, ["diff", "old.json"]);
  expect(one).toMatchObject({ code: 2, stdout: "" });
  expect(one.stderr).toContain("MZ1001");
});

test("mizan diff compares with a revision of a repository", async () => {
  const root = repository();
  for (const old of [
    "main",
    "HEAD",
    "main:document.json",
    "main:schema/old.json",
    "main:./schema/old.json",
  ]) {
    expect({ old, ...(await mizan(root, ["diff", old])) }).toMatchObject({ old, code: 1, stdout: TEXT });
  }
  expect(await mizan(root, ["diff", "main", "HEAD"])).toMatchObject(SAME);
  expect(await mizan(root, ["diff", "document.json", "main"])).toMatchObject({ code: 1 });
  expect(await mizan(root, ["diff", "main", "HEAD:document.json"])).toMatchObject({ code: 2 });
  expect(await mizan(root, ["diff", "main:document.json", "HEAD:document.json"])).toMatchObject(SAME);
  expect(await mizan(path.join(root, "schema"), ["diff", "HEAD:./old.json", "old.json"])).toMatchObject(SAME);
});

test("the committed version of a link is that of the file it leads to", async () => {
  const root = repository({ "mizan.config.mjs": CONFIG.replace("document.json", "link.json") });
  symlinkSync("document.json", path.join(root, "link.json"));
  git(root, "add", "link.json");
  git(root, "commit", "--quiet", "--message=Link");
  expect(await mizan(root, ["diff", "main"])).toMatchObject({ code: 1, stdout: TEXT });
});

test("a file comes before a revision of the same name", async () => {
  const root = repository({ main: NEW });
  expect(await mizan(root, ["diff", "main"])).toMatchObject(SAME);
  expect(await mizan(root, ["diff", "refs/heads/main"])).toMatchObject({ code: 1, stdout: TEXT });
});

test("mizan diff fetches a document", async () => {
  const root = tracked({ "document.json": NEW });
  await serving(
    (_request, response) => void response.end(OLD),
    async (address) => {
      expect(await mizan(root, ["diff", `${address}/openapi.json`])).toMatchObject({ code: 1, stdout: TEXT });
    },
  );
});

test.each(["nothing.json", "other:document.json", "main:nothing.json", "main:schema", ""])(
  "mizan diff %j is an error that says how to name a document",
  async (argument) => {
    const { code, stdout, stderr } = await mizan(repository(), ["diff", argument]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^error MZ1017 /);
    expect(stderr).toContain(`There is no document "${argument}": it is not `);
    expect(stderr).toContain("main:openapi.json");
  },
);

test("a revision never becomes an option or a command", async () => {
  const root = repository();
  const made = path.join(root, "made");
  for (const argument of [`--output=${made}`, "-p", "--batch"]) {
    const { code, stderr } = await mizan(root, ["diff", "--", argument]);
    expect({ code, known: stderr.includes("it is not the name of a file or a revision") }).toEqual({
      code: 2,
      known: true,
    });
  }
  const { code } = await mizan(root, ["diff", `main:document.json; touch ${made}`]);
  expect(code).toBe(2);
  expect(() => readFileSync(made)).toThrow();
});

test("outside a repository, a revision is an error", async () => {
  const { code, stderr } = await mizan(project(), ["diff", "main"]);
  expect({ code, says: /MZ1017[^]*not a git repository/.test(stderr) }).toEqual({ code: 2, says: true });
});

const EXPORTING = `const source = { name: "source", apiVersion: 1, apply: (api) => api.hooks.loadSource.tap("source", (context) =>
  context.addDocument(${NEW}, "python -m app")) };
`;

test("a document that is exported is not in a revision, but may be committed", async () => {
  const root = repository({ "mizan.config.mjs": `${EXPORTING}export default { plugins: [source] };` });
  const { code, stderr } = await mizan(root, ["diff", "main"]);
  expect({ code, says: /MZ1018[^]*python -m app[^]*mizan diff main:openapi.json/.test(stderr) }).toEqual({
    code: 2,
    says: true,
  });
  expect(await mizan(root, ["diff", "main:document.json"])).toMatchObject({ code: 1 });
});

test("a config with several documents cannot be compared with one", async () => {
  const second = JSON.stringify(small([fn("other")]));
  const config = `${EXPORTING}export default { document: "second.json", plugins: [source] };`;
  const root = project({ "mizan.config.mjs": config, "second.json": second, "old.json": OLD });
  const { code, stderr } = await mizan(root, ["diff", "old.json"]);
  expect({ code, says: stderr.includes("MZ1019") }).toEqual({ code: 2, says: true });
});

test("of several configs, one is chosen by its name or by a revision", async () => {
  const config = `export default [{ name: "shop", document: "document.json" }, { name: "admin", document: "schema/old.json" }];`;
  const root = repository({ "mizan.config.mjs": config });
  expect(await mizan(root, ["diff", "schema/old.json"])).toMatchObject({ code: 2, stdout: "" });
  expect((await mizan(root, ["diff", "schema/old.json"])).stderr).toMatch(/MZ1019[^]*--only: shop, admin/);
  expect(await mizan(root, ["diff", "schema/old.json", "--only", "admin"])).toMatchObject(SAME);
  const unknown = await mizan(root, ["diff", "main", "--only", "none"]);
  expect(unknown).toMatchObject({ code: 2, stdout: "" });
  expect(unknown.stderr).toMatch(/MZ1022[^]*named "none"[^]*Choose one of: shop, admin\./);
  const { code, stdout } = await mizan(root, ["diff", "main", "--json"]);
  const { changes } = JSON.parse(stdout) as { changes: { config: string }[] };
  expect({ code, configs: [...new Set(changes.map(({ config: name }) => name))] }).toEqual({
    code: 1,
    configs: ["shop"],
  });
});

test("--json prints one value", async () => {
  const root = tracked({ "old.json": OLD, "document.json": NEW });
  const { code, stdout, stderr } = await mizan(root, ["diff", "old.json", "--json"], {
    env: { GITHUB_ACTIONS: "true" },
  });
  const report = JSON.parse(stdout) as { changes: unknown[] };
  expect({ code, stderr, ...report, changes: report.changes[0], count: report.changes.length }).toEqual({
    ...{ code: 1, stderr: "", ok: false, breaking: 2, diagnostics: [], count: 4 },
    changes: {
      ...{ rule: "output-null-added", level: "clients", breaking: true, message: "Task.owner may be null" },
      ...{ type: "Task", direction: "received", path: "owner", targets: ["web"] },
      ...{ functions: ["add_task", "find_task"], source: "app/models.py:3" },
    },
  });
  const failed = await mizan(root, ["diff", "none.json", "--json"]);
  expect(JSON.parse(failed.stdout)).toMatchObject({ ok: false, diagnostics: [{ code: "MZ1017" }] });
});

test("only a breaking change exits with 1", async () => {
  const root = tracked({ "document.json": OLD, "other.json": "[]" });
  const { code, stderr } = await mizan(root, ["diff", "other.json"]);
  expect({ code, says: stderr.includes("MZ2007") }).toEqual({ code: 2, says: true });
  write(root, "document.json", "{");
  expect(await mizan(root, ["diff", "other.json"])).toMatchObject({ code: 2, stdout: "" });
});

test("--fail-on clients allows changes of code", async () => {
  const renamed = OLD.replaceAll("Person", "Human");
  const root = tracked({ "old.json": OLD, "document.json": renamed });
  expect(await mizan(root, ["diff", "old.json"])).toMatchObject({ code: 1 });
  const { code, stdout } = await mizan(root, ["diff", "old.json", "--fail-on", "clients"]);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `Breaks code that uses a client, once the client is generated again (1)
  Person is called Human [type-renamed]
      through add_task, find_task
      breaks web

1 change, 1 breaking.
`,
  });
  expect(await mizan(root, ["diff", "old.json", "--fail-on", "nothing"])).toMatchObject({ code: 2 });
});

test("GitHub Actions gets annotations, and no commands from a document", async () => {
  const evil = "::error::50%,\r\n##[add-mask]";
  const older = tracker({ [evil]: string }).replace("app/models.py:3", "app/models.py:12");
  const root = tracked({ "old.json": older, "document.json": tracker({}), "backend/app/models.py": "" });
  const { code, stdout } = await mizan(root, ["diff", "old.json"], {
    env: { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: root },
  });
  const lines = stdout.trimEnd().split("\n");
  const token = /^::stop-commands::(.+)$/.exec(lines[0]!)?.[1];
  expect({ code, last: lines.slice(-2) }).toEqual({
    code: 1,
    last: [
      `::${token}::`,
      String.raw`::error file=backend/app/models.py,line=3,title=mizan%3A output-removed::Task["::error::50%25,\r\n##[add-mask]"] was removed`,
    ],
  });
});

test("an annotation never names a file outside of the workspace", async () => {
  const newer = tracker({}).replace("app/models.py:3", "../secret.py:3");
  const root = tracked({ "old.json": OLD, "repository/document.json": newer, "secret.py": "" });
  const { stdout } = await mizan(path.join(root, "repository"), ["diff", "../old.json", "document.json"], {
    env: { GITHUB_ACTIONS: "true" },
  });
  expect(stdout).toContain("::error title=mizan%3A output-removed::Task.owner was removed");
});

test("colours appear on a terminal only, or if they are forced", async () => {
  const root = tracked({ "old.json": OLD, "document.json": NEW });
  const { stdout } = await mizan(root, ["diff", "old.json"], { env: { FORCE_COLOR: "1" } });
  expect(stdout).toContain("\u001b[31m\u001b[1mBreaks clients in use (2)");
});

test("mizan diff --help says what it compares", async () => {
  const { code, stdout } = await mizan(tempDirectory(), ["diff", "--help"]);
  expect({ code, says: stdout.includes("REVISION:PATH") }).toEqual({ code: 0, says: true });
});
