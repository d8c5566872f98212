import type { FormComplaint, FormField } from "./types.ts";

/** A field's name, or null for the form as a whole. */
export type Place = string | null;

/** Messages by the place where they show; what no visible field can show is said of the form as a whole. */
export const sortComplaints = (
  complaints: readonly FormComplaint[],
  fields: readonly FormField[],
): ReadonlyMap<Place, readonly string[]> => {
  const sorted = new Map<Place, readonly string[]>();
  for (const { loc, message } of complaints) {
    const path = loc[0] === "values" ? loc.slice(1) : loc;
    const field = path === loc ? undefined : fields.find(({ name }) => name === path[0]);
    const isShown = field !== undefined && !field.hidden;
    const place = isShown ? field.name : null;
    const text = isShown || path.length === 0 ? message : `${field?.label ?? path.join(".")}: ${message}`;
    sorted.set(place, [...(sorted.get(place) ?? []), text]);
  }
  return sorted;
};
