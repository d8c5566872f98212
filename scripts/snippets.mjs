#!/usr/bin/env node
/**
 * Keeps the code blocks of the Markdown pages equal to the files that they quote.
 *
 *     node scripts/snippets.mjs           fails and names each block that differs from its file
 *     node scripts/snippets.mjs --write   copies the files' text into the pages
 *
 * A quoted block is preceded by a comment line: `snippet:`, a path from the repository's root and, for a part
 * of a file, `#` and the name of a region. A region starts after a line comment `#region name` (`# region
 * name` in Python) and ends before `#endregion` (`# endregion`); region comments are left out of the block.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./program.mjs";

const BLOCK = /^(<!-- snippet: (\S+?)(?:#(\S+))? -->\n+```\w*\n)(.*?)(^```$)/gms;
const REGION = /^[ \t]*(?:\/\/|#|\/\*|\{\/\*|<!--)[ \t]*#?[ \t]*region (\S+)/;
const END = /^[ \t]*(?:\/\/|#|\/\*|\{\/\*|<!--)[ \t]*#?[ \t]*endregion\b/;

const write = process.argv.includes("--write");
const pages = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.md"], {
  cwd: root,
  encoding: "utf8",
});
const problems = [];
let blocks = 0;

for (const page of pages.split("\n").filter(Boolean)) {
  const before = readFileSync(join(root, page), "utf8");
  const after = before.replace(BLOCK, (whole, head, file, region, body, fence) => {
    blocks += 1;
    try {
      const quoted = quote(readFileSync(join(root, file), "utf8"), region);
      if (quoted !== body)
        problems.push(`${page}: the block from ${file}${region ? `#${region}` : ""} is out of date`);
      return head + quoted + fence;
    } catch (error) {
      problems.push(`${page}: ${file}${region ? `#${region}` : ""}: ${error.message}`);
      return whole;
    }
  });
  if (write && after !== before) writeFileSync(join(root, page), after);
}

if (write) {
  console.log(`${blocks} snippets written`);
} else if (problems.length > 0) {
  console.error([...problems, "Run `node scripts/snippets.mjs --write` and read what changed."].join("\n"));
  process.exitCode = 1;
} else {
  console.log(`${blocks} snippets equal their files`);
}

function quote(text, region) {
  const lines = text.replace(/\n$/, "").split("\n");
  const from = region ? lines.findIndex((line) => REGION.exec(line)?.[1] === region) + 1 : 0;
  if (region && from === 0) throw new Error("no such region");
  const to = region ? lines.findIndex((line, at) => at >= from && END.test(line)) : lines.length;
  if (to === -1) throw new Error("the region has no end");
  const kept = lines.slice(from, to).filter((line) => !REGION.test(line) && !END.test(line));
  const indent = Math.min(...kept.filter((line) => line.trim()).map((line) => /^\s*/.exec(line)[0].length));
  const block = kept.map((line) => `${line.slice(indent)}\n`).join("");
  // The blank lines around a region's comments are one gap once these are gone.
  return `${block.replace(/\n{4,}/g, "\n\n\n").replace(/^\n+|\n+$/g, "")}\n`;
}
