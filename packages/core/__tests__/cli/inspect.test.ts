import { readFileSync, symlinkSync, lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import { DOCUMENT } from "../support/plugins.ts";
import { form, formDocument } from "../ir/form-document.ts";
import { mizan, project } from "../support/command.ts";

const fn = (name: string, over: object = {}) => ({
  name,
  camelName: name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
  kind: "call",
  inputType: null,
  outputType: null,
  outputNullable: false,
  returnsResponse: false,
  context: null,
  affects: [],
  auth: "none",
  deprecated: false,
  description: null,
  source: null,
  ...over,
});

const integer = { type: "integer" };
const counts = {
  type: "object",
  additionalProperties: integer,
  propertyNames: { $ref: "#/components/schemas/State" },
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = { type: "object", properties: { project_id: integer }, required: ["project_id"] };
const renaming = {
  type: "object",
  properties: { project_id: integer, name: { type: "string" }, note: { type: "string" } },
  required: ["project_id", "name"],
};
const TRACKER = JSON.stringify({
  ...DOCUMENT,
  info: { title: "Tracker", version: "2.1" },
  paths: { "/api/mizan/call/": {}, "/api/mizan/session/": {} },
  "x-mizan-session": { csrf: true },
  components: {
    schemas: {
      Project: { ...object, properties: { ...object.properties, state: ref("State"), counts } },
      ProjectInput: object,
      RenameInput: renaming,
      Names: { type: "array", items: { type: "string" } },
      NewsOutput: { type: "array", items: ref("Item") },
      Item: { ...object, additionalProperties: true },
      State: { type: "string", enum: ["open", "closed"] },
    },
  },
  "x-mizan-functions": [
    fn("detail", {
      kind: "context",
      context: "project",
      inputType: "ProjectInput",
      outputType: "Project",
      outputNullable: true,
    }),
    fn("download", { returnsResponse: true, source: "app/files.py:3" }),
    fn("names", { kind: "context", context: "names", outputType: "Names" }),
    fn("news", { kind: "context", context: "news", outputType: "NewsOutput", deprecated: true }),
    fn("purge", { auth: "staff", permissions: ["projects.delete_project"] }),
    fn("rename", {
      kind: "mutation",
      inputType: "RenameInput",
      outputType: "Project",
      auth: "permission",
      permissions: ["projects.change_project"],
      affects: [
        { context: "names", scopedBy: [] },
        { context: "project", scopedBy: ["project_id"] },
      ],
      source: "app/projects.py:41",
    }),
    fn("save", { kind: "mutation" }),
    fn("sell", { auth: "permission", permissions: ["projects.sell"], guards: ["current_user"] }),
    fn("share", { guards: ["current_user"] }),
  ],
  "x-mizan-contexts": {
    names: { functions: ["names"], params: {} },
    news: { functions: ["news"], params: {} },
    project: {
      functions: ["detail"],
      params: { project_id: { schema: integer, required: true, sharedBy: ["detail"] } },
    },
  },
});

test("mizan inspect shows functions, contexts and what invalidates them", async () => {
  const { code, stdout, stderr } = await mizan(project({ "document.json": TRACKER }), ["inspect"]);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `Tracker 2.1
Endpoints at /api/mizan; calls send a CSRF token.

Functions (9)
  detail(project_id: integer) -> Project | null  context project
  download() -> response                         call                                                              app/files.py:3
  names() -> Names                               context names
  news() -> list[Item]                           context news                                                      deprecated
  purge() -> null                                call             auth: staff and projects.delete_project
  rename(project_id: integer, name: string, note?: string) -> Project
                                                 mutation         auth: projects.change_project                    app/projects.py:41
  save() -> null                                 mutation
  sell() -> null                                 call             auth: projects.sell and dependency current_user
  share() -> null                                call             auth: dependency current_user

Public (5)
  save      mutation
  download  call      app/files.py:3
  detail    context
  names     context
  news      context

Contexts (3)
  names()                       names
  news()                        news
  project(project_id: integer)  detail

Invalidation (2)
  rename  -> names    every instance
          -> project  where project_id is equal

Never invalidated: news

Types (4)
  Item
    project_id: integer
    any other: any
  Names = list[string]
  Project
    project_id: integer
    state?: State
    counts?: map[State, integer]
  State = "open" | "closed"
`,
  });
  expect(stderr).toMatch(/news/);
});

test("mizan inspect shows forms with their fields", async () => {
  const forms = {
    report_form: form({ dynamic: true }),
    survey_form: form({ camelName: "surveyForm", source: null }),
  };
  const document = JSON.stringify(formDocument(forms));
  const { stdout } = await mizan(project({ "document.json": document }), ["inspect"]);
  expect(/^Forms[^]*?\n\n/m.exec(stdout)?.[0]).toBe(`Forms (2)
  report_form(title: text, screenshot?: file)  described at run time  app/forms.py:3
  survey_form(title: text, screenshot?: file)

`);
});

const irKeys = [
  "irVersion",
  "title",
  "version",
  "prefix",
  "csrf",
  "functions",
  "contexts",
  "forms",
  "channels",
  "types",
];

test("mizan inspect --json prints the whole IR for machines", async () => {
  const { code, stdout, stderr } = await mizan(project({ "document.json": TRACKER }), ["inspect", "--json"]);
  const report = JSON.parse(stdout) as Record<string, unknown>;
  expect({ code, stderr, keys: Object.keys(report) }).toEqual({
    code: 0,
    stderr: "",
    keys: [...irKeys, "diagnostics"],
  });
  expect(report).toMatchObject({
    title: "Tracker",
    functions: [{ name: "detail" }, {}, {}, {}, {}, { name: "rename" }, {}, { guards: ["current_user"] }, {}],
  });
});

test("mizan inspect fails as a build would", async () => {
  expect(await mizan(project({ "document.json": "[]" }), ["inspect"])).toMatchObject({ code: 1, stdout: "" });
});

test("text from a document cannot move the cursor, reorder a line or add one", async () => {
  const hostile = "a\u001b[2J\u009b31m\u202e\nForged (1)";
  const escaped = String.raw`a\u001B[2J\u009B31m\u202E\nForged (1)`;
  const document = JSON.stringify({
    ...DOCUMENT,
    info: { title: hostile, version: "1" },
    "x-mizan-functions": [fn("purge", { auth: "permission", permissions: [hostile], source: hostile })],
  });
  const root = project({ "document.json": document });
  const { stdout } = await mizan(root, ["inspect"]);
  expect(stdout).toContain(`${escaped} 1\n`);
  expect(stdout).toContain(`auth: ${escaped}`);
  expect(stdout.split(escaped)).toHaveLength(4);
  const json = (await mizan(root, ["inspect", "--json"])).stdout;
  expect(json).toMatch(/^[\n -~]*$/);
  expect(JSON.parse(json)).toMatchObject({ title: hostile });
});

describe("mizan inspect --html", () => {
  const inspect = (root: string, ...args: readonly string[]) => mizan(root, ["inspect", "--html", ...args]);
  const read = (root: string, name: string): string => readFileSync(path.join(root, name), "utf8");

  test("writes one page, and replaces it later", async () => {
    const root = project({ "document.json": TRACKER });
    const before = readdirSync(root);
    expect(await inspect(root, "api.html")).toMatchObject({ code: 0, stdout: "Wrote api.html.\n" });
    const page = read(root, "api.html");
    expect(page).toMatch(/^<!doctype html>\n[^]*<title>Tracker – mizan<\/title>[^]*"rename"[^]*<\/html>\n$/);
    symlinkSync("api.html", path.join(root, "link.html"));
    expect(await inspect(root, "link.html")).toMatchObject({ code: 0 });
    expect(lstatSync(path.join(root, "link.html")).isSymbolicLink()).toBe(true);
    expect(readdirSync(root).filter((name) => !before.includes(name))).toEqual(["api.html", "link.html"]);
  });

  test("prints the page for -", async () => {
    const root = project({ "document.json": TRACKER });
    await inspect(root, "api.html");
    expect(await inspect(root, "-")).toMatchObject({ code: 0, stdout: read(root, "api.html") });
  });

  test("shows all configs on one page", async () => {
    const config = 'const config = (name) => ({ name, document: "document.json", plugins: [] });\n';
    const root = project({
      "document.json": TRACKER,
      "mizan.config.mjs": `${config}export default [config("one"), config("two")];`,
    });
    expect((await inspect(root, "-")).stdout).toMatch(/"config":"one"[^]*"config":"two"/);
  });

  test("overwrites no other file without --force", async () => {
    const root = project({ "document.json": TRACKER, "notes.html": "<!doctype html>\n<p>Mine" });
    const refused = await inspect(root, "notes.html");
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("notes.html exists and is not a page of mizan inspect.");
    expect(read(root, "notes.html")).toBe("<!doctype html>\n<p>Mine");
    expect((await inspect(root, ".", "--force")).stderr).toMatch(/MZ1014[^]*the path of a file/);
    expect(await inspect(root, "notes.html", "--force")).toMatchObject({ code: 0 });
    expect(read(root, "notes.html")).toContain("Tracker");
  });

  test("says why the page cannot be written", async () => {
    const root = project({ "document.json": TRACKER });
    const { code, stderr } = await inspect(root, "missing/api.html");
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringMatching(/MZ1015.*ENOENT/) });
    expect(await mizan(root, ["inspect", "--force"])).toMatchObject({ code: 2, stdout: "" });
    expect(await inspect(root, "api.html", "--json")).toMatchObject({ code: 2 });
  });
});
