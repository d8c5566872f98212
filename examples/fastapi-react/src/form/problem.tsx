import type { ReactNode } from "react";
import { fieldErrors } from "./field-errors";

/** A failure in words, unless it is shown beside the fields that it is about. */
export function Problem({ error }: { error: Error | null }): ReactNode {
  if (!error || fieldErrors(error).size > 0) return null;
  return (
    <p role="alert" className="problem">
      {error.message}
    </p>
  );
}
