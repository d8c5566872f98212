import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const DOCS = readFileSync(path.join(ROOT, "docs/reference/diagnostics.md"), "utf8");

/** Every definition in every package, as the row of the table that it needs. */
interface Definition {
  readonly file: string;
  readonly code: string;
  readonly row: string;
}

function sources(folder: string): readonly string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => path.join(folder, name));
}

const FILES = readdirSync(path.join(ROOT, "packages")).flatMap((name) =>
  sources(path.join(ROOT, "packages", name, "src")),
);

const DEFINITIONS: readonly Definition[] = FILES.flatMap((file) =>
  [
    ...readFileSync(file, "utf8").matchAll(
      /defineDiagnostic(?:<[^(]*>)?\(\{\s*code: "(MZ\d{4})",\s*title: "([^"]+)",\s*severity: "(\w+)"/g,
    ),
  ].map(([, code = "", title, severity]) => ({ file, code, row: `| ${code} | ${severity} | ${title} |` })),
);

const rows = DOCS.split("\n").filter((line) => line.startsWith("| MZ"));

test("the docs list every diagnostic of every package, and no other", () => {
  expect(DEFINITIONS.length).toBeGreaterThan(50);
  expect(rows).toEqual(DEFINITIONS.map(({ row }) => row).sort());
});

test("every code has one meaning", () => {
  const codes = DEFINITIONS.map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test("every diagnostic has a file of its own", () => {
  const files = DEFINITIONS.map(({ file }) => file);
  expect(files.filter((file, index) => files.indexOf(file) !== index)).toEqual([]);
});

test("no code is used that is not defined", () => {
  const defined = new Set(DEFINITIONS.map(({ code }) => code));
  const used = FILES.flatMap((file) => readFileSync(file, "utf8").match(/MZ\d{4}/g) ?? []);
  expect([...new Set(used)].filter((code) => !defined.has(code))).toEqual([]);
});
