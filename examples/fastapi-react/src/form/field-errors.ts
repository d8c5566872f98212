import { createContext } from "react";
import { MizanError } from "#api";

/** The error of the surrounding form. Each field shows its own part. */
export const FieldErrors = createContext<Error | null>(null);

/** The validation messages of each argument. Empty for any other error. */
export function fieldErrors(error: Error | null): Map<string, string> {
  if (!(error instanceof MizanError)) return new Map();
  return new Map(error.issues.map(({ loc, message }) => [String(loc[0]), message]));
}
