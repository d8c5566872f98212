import { createContext } from "react";
import { MizanError } from "../api";

/** The failure of the form around; each field picks out what is its own. */
export const FieldErrors = createContext<Error | null>(null);

interface Detail {
  loc: readonly (string | number)[];
  message: string;
}

/** What a refused call says about each argument. Empty for any other failure. */
export function fieldErrors(error: Error | null): Map<string, string> {
  if (!(error instanceof MizanError) || error.code !== "VALIDATION_FAILED") return new Map();
  const details = error.details as readonly Detail[];
  return new Map(details.map(({ loc, message }) => [String(loc[0]), message]));
}
