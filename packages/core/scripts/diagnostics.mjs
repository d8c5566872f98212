/**
 * Writes the tables of `docs/reference/diagnostics.md` from the catalogues of diagnostics. Each table stands below a
 * comment that names its catalogue: `<!-- diagnostics: packages/core/src/diagnostics/config.ts -->`.
 *
 * Run it as `npm run diagnostics -w packages/core` after a change to a catalogue; `--check` only compares.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createJiti } from "jiti";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const DOCS = path.join(ROOT, "docs/reference/diagnostics.md");
const TABLE = /^<!-- diagnostics: (\S+) -->\n(?:\|.*\n)*/gm;

const jiti = createJiti(import.meta.url, { fsCache: false });

/** The factories that `defineDiagnostic` made among the exports of a catalogue, by code. */
async function definitions(catalogue) {
  const exported = Object.values(await jiti.import(path.join(ROOT, catalogue)));
  return exported
    .filter(({ code, slug }) => code !== undefined && slug !== undefined)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

async function table(catalogue) {
  const rows = (await definitions(catalogue)).map(
    ({ code, slug, severity, title }) => `| ${code} | ${slug} | ${severity} | ${title} |`,
  );
  return ["| code | name | severity | problem |", "|---|---|---|---|", ...rows].join("\n");
}

/** Every file of every package that defines diagnostics, relative to the repository. */
function catalogues() {
  return readdirSync(path.join(ROOT, "packages"))
    .filter((name) => existsSync(path.join(ROOT, "packages", name, "src")))
    .flatMap((name) => {
      const files = readdirSync(path.join(ROOT, "packages", name, "src"), { recursive: true });
      return files.map((file) => path.posix.join("packages", name, "src", file));
    })
    .filter(
      (file) => file.endsWith(".ts") && readFileSync(path.join(ROOT, file), "utf8").includes('code: "MZ'),
    );
}

const docs = readFileSync(DOCS, "utf8");
const listed = [...docs.matchAll(TABLE)].map(([, catalogue]) => catalogue);
const missing = catalogues().filter((file) => !listed.includes(file));
if (missing.length > 0) throw new Error(`${DOCS} has no table for ${missing.join(", ")}`);
const tables = new Map(await Promise.all(listed.map(async (file) => [file, await table(file)])));
const written = docs.replaceAll(TABLE, (_, file) => `<!-- diagnostics: ${file} -->\n${tables.get(file)}\n`);
if (!process.argv.includes("--check")) writeFileSync(DOCS, written);
else if (written !== docs) throw new Error(`${DOCS} is not up to date: npm run diagnostics -w packages/core`);
