/**
 * Prints the sizes of the source files of each package, and the limits that keep a file one concept. A value
 * beyond its limit is marked with "!".
 */
import { basename } from "node:path";
import { readText, sourceFiles } from "./repository-files.mjs";

/** Whether a value beyond its limit fails the check. Otherwise the figures are only a report. */
const FAILS = true;

const SMALL = 25;
/** At most one file in this many may be small. A package with fewer files may have one small file. */
const FILES_FOR_A_SMALL_ONE = 7;
const LARGEST = 300;
/**
 * Core has limits of its own, since it is read more than the other packages. Its command line counts by itself: it
 * grows with each command, and nothing else in core imports it.
 */
const CORE = { name: "packages/core", files: 125, median: [50, 110] };
const COMMAND_LINE = "packages/core/src/cli";

const EXTENSION = /\.([cm]?[jt]s|[jt]sx|py|rs)$/;
/**
 * Files that only list or configure others, declarations, and tests, which are not counted as sources; and applications
 * whose framework prescribes what is a file.
 */
const NOT_COUNTED =
  /^e2e\/apps\/frameworks\/|(^|\/)(index\.[cm]?[jt]sx?|__(init|main)__\.py|lib\.rs|[^/]+\.config\.[cm]?[jt]s|[^/]+\.d\.[cm]?ts|__tests__\/.*)$/;

const rows = Object.entries(packages()).map(([name, files]) => figures(name, files));
console.log(table(rows));
const isBeyond = rows.some(({ cells }) => cells.some((cell) => cell.endsWith("!")));
if (FAILS && isBeyond) process.exitCode = 1;

/** The counted files of each package, by the name of the package. */
function packages() {
  const counted = sourceFiles().filter((path) => EXTENSION.test(path) && !NOT_COUNTED.test(path));
  const byName = {};
  for (const path of counted) {
    const [inPackage] = /^(packages|python|crates)\/[^/]+(?=\/src\/)|^(scripts|e2e)(?=\/)/.exec(path) ?? [];
    const name = path.startsWith(`${COMMAND_LINE}/`) ? COMMAND_LINE : inPackage;
    if (name !== undefined) (byName[name] ??= []).push(path);
  }
  return byName;
}

function figures(name, paths) {
  const files = paths.map((path) => ({ path, lines: readText(path).split("\n").length - 1 }));
  files.sort((one, other) => one.lines - other.lines);
  const middle = files.length / 2;
  const median = (files[Math.ceil(middle) - 1].lines + files[Math.floor(middle)].lines) / 2;
  const small = files.filter(({ lines }) => lines < SMALL).length;
  const largest = files.at(-1);
  const isCore = name === CORE.name;
  return {
    name,
    cells: [
      cell(`${files.length}`, isCore && files.length > CORE.files),
      cell(`${median}`, isCore && (median < CORE.median[0] || median > CORE.median[1])),
      cell(
        `${small} = ${Math.round((100 * small) / files.length)} %`,
        small > Math.max(1, files.length / FILES_FOR_A_SMALL_ONE),
      ),
      cell(`${largest.lines}`, largest.lines > LARGEST),
      basename(largest.path),
    ],
  };
}

function cell(text, isBeyond) {
  return text + (isBeyond ? "!" : " ");
}

function table(rows) {
  const heads = ["files ", "median ", `under ${SMALL} lines `, "largest "];
  const all = [{ name: "", cells: heads }, ...rows];
  const width = (at) => Math.max(...all.map(({ cells }) => cells[at].length));
  const first = Math.max(...rows.map(({ name }) => name.length));
  const lines = all.map(({ name, cells: [...cells] }) => {
    const numbers = cells.splice(0, heads.length).map((text, at) => text.padStart(width(at)));
    return [name.padEnd(first), ...numbers, ...cells].join("  ").trimEnd();
  });
  return [
    ...lines,
    `Limits: at most one file in ${FILES_FOR_A_SMALL_ONE} under ${SMALL} lines (one in a package of fewer files), ` +
      `none over ${LARGEST}; in core, without its command line, at most ${CORE.files} files with a median of ${CORE.median.join(" to ")} lines.`,
  ].join("\n");
}
