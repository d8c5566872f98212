import { createContext } from "react";
import { MizanError } from "#api";

/** The failure of the form around; each field picks out what is its own. */
export const FieldErrors = createContext<Error | null>(null);

/** What a refused call says about each argument. Empty for any other failure. */
export function fieldErrors(error: Error | null): Map<string, string> {
  if (!(error instanceof MizanError)) return new Map();
  return new Map(error.issues.map(({ loc, message }) => [String(loc[0]), message]));
}
