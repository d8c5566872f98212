import type { DiagnosticDetails } from "./define.ts";

/** Where in a document a problem is. */
export interface Cited {
  /** Name of the plugin that loaded the document, where one is to blame. */
  readonly plugin?: string | undefined;
  readonly pointer: string;
  /** The backend's `file:line`, where it is known. */
  readonly source?: string | undefined;
}

/** The same as the fields of a diagnostic, without those that are not known. */
export function cite({
  plugin,
  pointer,
  source,
}: Cited): Pick<DiagnosticDetails, "plugin" | "pointer" | "source"> {
  return {
    ...(plugin === undefined ? {} : { plugin }),
    pointer,
    ...(source === undefined ? {} : { source }),
  };
}
