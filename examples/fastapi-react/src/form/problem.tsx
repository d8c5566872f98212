import type { ReactNode } from "react";
import { fieldErrors } from "#api";

/** The message of an error, unless it is shown beside the fields. */
export function Problem({ error }: { error: Error | null }): ReactNode {
  if (!error || fieldErrors(error).length > 0) return null;
  return (
    <p role="alert" className="problem">
      {error.message}
    </p>
  );
}
