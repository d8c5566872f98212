import { dirname } from "node:path";
import { readText, trackedFiles } from "./repository-files.mjs";

const PAGE = "docs/architecture.md";
/** In prose, a name without a slash or one of these endings is not a path. */
const PATH = /^[\w.*-]+(\/[\w.*-]*)*$/;
const LOOKS_LIKE_PATH = /\/|\.(py|[cm]?[jt]sx?|json|md|mustache)$/;

/** Paths in backticks that do not exist, as `docs/architecture.md:line: …`. */
export function checkArchitecturePage() {
  const exists = pathFinder(trackedFiles());
  return readText(PAGE)
    .split("\n")
    .flatMap((line, index) =>
      (line.startsWith("|") ? inTable(line, exists) : inProse(line, exists)).map(
        (path) => `${PAGE}:${index + 1}: ${path} does not exist`,
      ),
    );
}

/** Paths in a cell are relative to the root, to the directory that begins the cell, or to its neighbours' directory. */
function inTable(row, exists) {
  return row.split("|").flatMap((cell, column) => {
    const paths = inBackticks(cell).filter((path) => column === 1 || LOOKS_LIKE_PATH.test(path));
    let [base] = paths;
    return paths.filter((path) => {
      if (exists(path)) {
        base = path;
        return false;
      }
      return ![base, dirname(base)].some((directory) => exists(`${directory}/${path}`));
    });
  });
}

/** The text around a path in prose says which package it is in, so the end of a path is enough. */
function inProse(line, exists) {
  return inBackticks(line).filter(
    (path) => LOOKS_LIKE_PATH.test(path) && !exists(path) && !exists(`**/${path}`),
  );
}

function inBackticks(text) {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, path]) => path).filter((path) => PATH.test(path));
}

/** @returns whether a path of a file or directory exists. `*` stands for a part of a name, `**` for directories. */
function pathFinder(files) {
  const all = new Set(files.flatMap((file) => parents(file)));
  return (path) => {
    const wanted = path.replace(/\/$/, "");
    if (!wanted.includes("*")) return all.has(wanted);
    const pattern = wanted
      .replaceAll(".", "\\.")
      .replace(/\*\*?/g, (stars) => (stars === "*" ? "[^/]*" : ".*"));
    return [...all].some((one) => new RegExp(`^${pattern}$`).test(one));
  };
}

/** A path and the directories above it. */
function parents(path) {
  return path === "." ? [] : [path, ...parents(dirname(path))];
}
