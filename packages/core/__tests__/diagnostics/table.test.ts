import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const DOCS = readFileSync(path.join(ROOT, "docs/reference/diagnostics.md"), "utf8");

/** Code and slug of each row in the docs. */
const rows = [...DOCS.matchAll(/^\| (MZ\d{4}) \| ([^|]*) \|/gm)].map(([, code = "", slug = ""]) => ({
  code,
  slug,
}));

const repeated = (values: readonly string[]) => values.filter((one, index) => values.indexOf(one) !== index);

test("the docs list every diagnostic of every package, and no other", () => {
  const script = fileURLToPath(new URL("../../scripts/diagnostics.mjs", import.meta.url));
  expect(() => execFileSync(process.execPath, [script, "--check"], { stdio: "pipe" })).not.toThrow();
  expect(rows.length).toBeGreaterThan(70);
});

test("every code has one meaning and a unique name", () => {
  expect(repeated(rows.map(({ code }) => code))).toEqual([]);
  expect(repeated(rows.map(({ slug }) => slug))).toEqual([]);
});

test("every name is words joined by hyphens", () => {
  expect(rows.filter(({ slug }) => !/^[a-z]+(-[a-z]+)+$/.test(slug))).toEqual([]);
});

test("every used code is defined", () => {
  const packages = path.join(ROOT, "packages");
  const files = readdirSync(packages).flatMap((name) => {
    const directory = path.join(packages, name, "src");
    if (!existsSync(directory)) return [];
    const names = readdirSync(directory, { recursive: true }) as string[];
    return names.filter((file) => file.endsWith(".ts")).map((file) => path.join(directory, file));
  });
  const used = files.flatMap((file) => readFileSync(file, "utf8").match(/MZ\d{4}/g) ?? []);
  const defined = new Set(rows.map(({ code }) => code));
  expect([...new Set(used)].filter((code) => !defined.has(code))).toEqual([]);
});
