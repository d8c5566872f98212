import type { TypeNode } from "../../ir/types.ts";
import type { RuleName } from "./rules.ts";

/** Whether clients send the values of a type, or receive them. */
export type Direction = "sent" | "received";

/** Where something changed. Names are those of the old document, unless they are new. */
export interface Place {
  readonly function?: string;
  readonly context?: string;
  readonly form?: string;
  readonly type?: string;
  readonly direction?: Direction;
  /** The location inside the type, the arguments, the parameters or the result: `owner.tags[]`. Empty for all of it. */
  readonly path: string;
}

/** A place inside something that is sent or received. */
export type TypePlace = Place & { readonly direction: Direction };

/** One difference between two documents. */
export interface Finding {
  readonly rule: RuleName;
  readonly place: Place;
  /** What has happened to the place, such as `was removed`. */
  readonly what: string;
  /** The backend's `file:line`. */
  readonly source: string | undefined;
  /** Of a named type: the functions that lead to it, at most 20. */
  readonly functions: readonly string[];
}

export type Report = (rule: RuleName, place: Place, what: string) => void;

/** What the comparison of one pair of types may use. */
export interface TypeScope {
  readonly report: Report;
  /** Compares two types inside the pair, later. */
  readonly compare: (older: TypeNode, newer: TypeNode, place: TypePlace) => void;
  /** Whether the new document has no type of this name. */
  readonly isGone: (name: string) => boolean;
  /** Whether the old document has no type of this name. */
  readonly isNew: (name: string) => boolean;
}

/** The name of a place for people: `rename_project(name)`, `Project.owner`. */
export function placeText({ function: fn, context, form, type, direction, path }: Place): string {
  if (fn !== undefined && direction === "sent") return `${fn}(${path})`;
  if (fn !== undefined && direction === "received") return `result of ${fn}${below(path)}`;
  if (fn !== undefined) return fn;
  if (context !== undefined) return path === "" ? `context ${context}` : `${context}(${path})`;
  if (form !== undefined) return `form ${form}`;
  return type === undefined ? "the backend" : `${type}${below(path)}`;
}

const below = (path: string): string => (path === "" || /^[[{]/.test(path) ? path : `.${path}`);

/** The place of a property inside another place. */
export function inside(place: TypePlace, name: string): TypePlace {
  if (!PLAIN_NAME.test(name)) return at(place, `[${JSON.stringify(name)}]`);
  return { ...place, path: place.path === "" ? name : `${place.path}.${name}` };
}

/** Any other name, such as `a.b[]`, would look like a path. */
const PLAIN_NAME = /^[\p{L}\p{N}_$@-]+$/u;

/** The place of the items of an array (`[]`), the values of a map (`{}`) and the like. */
export function at(place: TypePlace, step: string): TypePlace {
  return { ...place, path: place.path + step };
}

const MOST_LISTED = 5;

/** `"a", "b" and 3 more`. */
export function list(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_LISTED).map((value) => JSON.stringify(value));
  const more = values.length - shown.length;
  return more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
}

export function deprecation(deprecated: boolean): string {
  return deprecated ? "is deprecated" : "is not deprecated any more";
}
