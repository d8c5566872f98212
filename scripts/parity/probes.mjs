import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { root } from "../program.mjs";

const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

/** The probes, by name, with what each is expected to result in. */
export const probes = read("e2e/parity/probes.json");

/** What the drivers read: the probes without the expectations, and the tokens that they name. */
export function planFor(backends) {
  const { tokens } = read("packages/core/schema/wire.v1.exchanges.json").bearer;
  const requests = Object.entries(probes).map(([name, { token, ...request }]) => {
    delete request.expect;
    return [name, token === undefined ? request : { ...request, token: tokens[token] }];
  });
  return JSON.stringify({ probes: Object.fromEntries(requests), backends });
}

/** @returns the expected outcome on a backend. Where backends differ, each has one of its own. */
export function expected(probe, backend) {
  const { expect } = probes[probe];
  return expect[backend] ?? expect;
}

/** Whether an outcome is as expected. `{ "$matches": "…" }` stands for each text that the regular expression finds. */
export function isAs(wanted, found) {
  if (typeof wanted !== "object" || wanted === null) return isDeepStrictEqual(wanted, found);
  if (typeof wanted.$matches === "string") {
    return typeof found === "string" && new RegExp(wanted.$matches, "u").test(found);
  }
  if (typeof found !== "object" || found === null || Array.isArray(wanted) !== Array.isArray(found))
    return false;
  const keys = Object.keys(wanted);
  return (
    isDeepStrictEqual(keys.toSorted(), Object.keys(found).toSorted()) &&
    keys.every((key) => isAs(wanted[key], found[key]))
  );
}
