import { RULES } from "../../src/cli/diff/rules.ts";
import { FUNCTION_CASES } from "./cases/functions.ts";
import { INPUT_CASES } from "./cases/inputs.ts";
import { OUTPUT_CASES } from "./cases/outputs.ts";
import type { Case } from "./cases/schemas.ts";
import { found } from "./found.ts";

const CASES: readonly Case[] = [...FUNCTION_CASES, ...INPUT_CASES, ...OUTPUT_CASES];

test.each(CASES)("finds %s", (_name, older, newer, ...findings) => {
  expect(found(older, newer)).toEqual(findings.sort());
});

test("every rule has a case", () => {
  const seen = new Set(CASES.flatMap(([, , , ...findings]) => findings.map((one) => one.split(":")[0])));
  expect(Object.keys(RULES).filter((rule) => !seen.has(rule))).toEqual([]);
});
