import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkTemplates } from "../../src/testing/index.ts";

const views = [new URL("./views.ts", import.meta.url)];
const NO_TAG =
  "mustache:1:1 has no tag; make it a source file, which compilers and linters check, and copy it";
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "templates-"));
});

afterEach(() => rmSync(directory, { recursive: true }));

function check(sources: Record<string, string>, templates: Record<string, string>): Promise<string[]> {
  for (const [name, source] of Object.entries(sources))
    writeFileSync(join(directory, `${name}.mustache`), source);
  return checkTemplates({ directory: pathToFileURL(`${directory}/`), views, templates });
}

const CASES: [template: string, problem: string | RegExp][] = [
  [
    "x\n <%titel%>",
    '2:2 "titel" is not in PageView, which has: title, count, subtitle, open, raw, nested, items, first, maybe, mixed',
  ],
  ["<%toString%>", /"toString" is not in PageView/],
  ["<%raw%>", '1:1 "raw" is string; only code, booleans and numbers are printed'],
  ["<%subtitle%>", '1:1 "subtitle" is Code | null; only code, booleans and numbers are printed'],
  ["<%maybe%>", '1:1 "maybe" is Code | undefined; only code, booleans and numbers are printed'],
  ["<%items%>", '1:1 "items" is readonly ItemView[]; only code, booleans and numbers are printed'],
  ["<%#raw%><%/raw%>", '1:1 "raw" is string; a section takes an array, an object, code, a boolean or null'],
  ["<%#count%><%/count%>", /"count" is number; a section takes/],
  ["<%^maybe%><%/maybe%>", /"maybe" is Code \| undefined; a section takes/],
  ["<%#mixed%><%/mixed%>", /"mixed" is Code \| readonly Code\[\]; a section takes/],
  ["<%#items%><%title%><%/items%>", '1:11 "title" is not in ItemView, which has: id, tags'],
  ["<%first.id%>", /"first\.id" is not in ItemView \| null/],
  ["<%#items%><%.%><%/items%>", '1:11 "." is ItemView; only code, booleans and numbers are printed'],
  ["<%> gone %>", '1:1 there is no partial "gone"'],
];

test("each error is a problem, and correct tags are none", async () => {
  const good = [
    "<%title%><%count%><%open%><%nested.name%>",
    "<%#subtitle%><%.%><%/subtitle%><%^subtitle%><%title%><%/subtitle%>",
    "<%#open%><%title%><%/open%>",
    "<%#items%><%id%><%#tags%><%.%><%/tags%><%root.title%><%> item %><%/items%>",
    "<%#first%><%id%><%/first%>",
  ].join("\n");
  const names = CASES.map((_, index) => `case_${index}`);
  const found = await check(
    {
      good,
      item: "<%id%>",
      recursive: "<%#items%><%> wrong %><%/items%>",
      wrong: "<%id%><%nope%><%#root.open%><%> wrong %><%/root.open%>",
      ...Object.fromEntries(CASES.map(([source], index) => [names[index], source])),
    },
    Object.fromEntries([...names, "good", "recursive"].map((name) => [name, "PageView"])),
  );
  const problems = found.filter((problem) => !problem.endsWith("is used by no template"));
  for (const [index, [source, expected]] of CASES.entries()) {
    const [problem, ...more] = problems.filter((text) => text.startsWith(`case_${index}.`));
    expect({ source, more }).toEqual({ source, more: [] });
    if (typeof expected === "string") expect(problem).toBe(`case_${index}.mustache:${expected}`);
    else expect(problem).toMatch(expected);
  }
  expect(problems.filter((text) => !text.startsWith("case_"))).toEqual([
    'wrong.mustache:1:7 "nope" is not in ItemView, which has: id, tags',
  ]);
});

test("fields and templates that nothing uses are problems", async () => {
  const sources = { small: "static", item: "<%#items%><%id%><%/items%>", orphan: "" };
  expect(await check(sources, { small: "SmallView", item: "PageView" })).toEqual([
    `small.${NO_TAG}`,
    "SmallView.name is used by no template",
    ...["title", "count", "subtitle", "open", "raw", "nested", "first", "maybe", "mixed"].map(
      (name) => `PageView.${name} is used by no template`,
    ),
    "ItemView.tags is used by no template",
    "orphan.mustache:1:1 nothing renders this template",
  ]);
});

test("fields that another module declares may be unused", async () => {
  expect(await check({ a: "<%shared.printed%>" }, { a: "SharingView" })).toEqual([
    "SharingView.own is used by no template",
  ]);
});

test("a template without a tag is a problem, but a partial is not", async () => {
  const sources = { small: "static <%! a comment %>", item: "<%> notice %><%name%>", notice: "static" };
  const found = await check(sources, { small: "SmallView", item: "SmallView" });
  expect(found).toEqual([`small.${NO_TAG}`]);
});

test("a view or a template that does not exist is named", async () => {
  await expect(check({ a: "" }, { a: "NoView" })).rejects.toThrow(
    /^No type NoView is exported by .*views\.ts$/,
  );
  await expect(check({}, { b: "SmallView" })).rejects.toThrow("There is no template b.mustache");
});
