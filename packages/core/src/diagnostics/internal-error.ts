import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";
import { isOwnPlace, throwSite } from "./throw-site.ts";
import { messageOf } from "./thrown.ts";

export const internalError: DiagnosticFactory<{ readonly cause: unknown }> = defineDiagnostic({
  code: "MZ1900",
  title: "An unexpected error inside mizan",
  severity: "error",
  describe: ({ cause }) => {
    const message = `Unexpected error: ${messageOf(cause)}`;
    const site = throwSite(cause);
    if (site === undefined || isOwnPlace(site)) {
      return {
        message,
        hint: "This is a defect of mizan: please report it, with what --debug prints.",
        cause,
      };
    }
    return {
      message,
      hint: "Nothing awaits or catches it there: a plugin's tap has to await all that it starts. --debug prints the stack.",
      path: site,
      cause,
    };
  },
});
