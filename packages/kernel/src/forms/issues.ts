import type { ValidationIssue } from "../error.ts";
import type { FormField } from "./types.ts";

/** A field's name, or null for the form as a whole. */
export type Place = string | null;

/**
 * Messages by the place where they show. An issue of no visible field is shown at the form as a whole.
 * @param issues `loc` is `["values", "email"]` for a field and `["values"]` for the form as a whole
 */
export const sortIssues = (
  issues: readonly ValidationIssue[],
  fields: readonly FormField[],
): ReadonlyMap<Place, readonly string[]> => {
  const sorted = new Map<Place, readonly string[]>();
  for (const { loc, message } of issues) {
    const path = loc[0] === "values" ? loc.slice(1) : loc;
    const field = path === loc ? undefined : fields.find(({ name }) => name === path[0]);
    const isShown = field !== undefined && !field.hidden;
    const place = isShown ? field.name : null;
    const text = isShown || path.length === 0 ? message : `${field?.label ?? path.join(".")}: ${message}`;
    sorted.set(place, [...(sorted.get(place) ?? []), text]);
  }
  return sorted;
};

/** Keeps the latest check of each place: results of older checks are ignored. */
export interface LatestWord<Place> {
  /**
   * Records a check of these places, or a change of their values. The returned function tells whether it is the
   * latest.
   */
  ask(places: readonly Place[]): (place: Place) => boolean;
  /** Ignores results of all checks so far. */
  forget(): void;
}

export const createLatestWord = <Place>(): LatestWord<Place> => {
  const asked = new Map<Place, object>();
  return {
    ask(places) {
      const question = {};
      for (const place of places) asked.set(place, question);
      return (place) => asked.get(place) === question;
    },
    forget: () => asked.clear(),
  };
};
