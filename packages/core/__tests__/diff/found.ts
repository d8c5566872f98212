import { compare } from "../../src/cli/diff/compare.ts";
import { placeText } from "../../src/cli/diff/findings.ts";
import { build, fn, type Json, object, small } from "../ir/small-document.ts";

/** What is found between two documents, as `rule: place and what has happened`, in the order of the rules' names. */
export function found(older: Json, newer: Json): readonly string[] {
  return compare(build(older), build(newer))
    .map(({ rule, place, what }) => `${rule}: ${placeText(place)} ${what}`)
    .sort();
}

/** A document whose function `get` returns an object with the property `v`. */
export const returning = (schema: Json, schemas: Json = {}, required: string[] = ["v"]): Json =>
  small([fn("get", { outputType: "X" })], { X: object({ v: schema }, required), ...schemas });

/** A document whose function `set` takes the argument `v`. */
export const taking = (schema: Json, schemas: Json = {}, required: string[] = ["v"]): Json =>
  small([fn("set", { inputType: "SetInput" })], { SetInput: object({ v: schema }, required), ...schemas });

/** A document whose function `set` has some properties. */
export const changing = (more: Json): Json => small([fn("set", more)]);
