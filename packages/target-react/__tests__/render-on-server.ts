import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";

/**
 * The HTML of a page, rendered where there is a document. There the layer has layout effects, of which React 18 warns; on
 * a server it has none.
 */
export function renderOnServer(page: ReactNode): string {
  const { error } = console;
  console.error = (...args: unknown[]) => {
    if (!String(args[0]).includes("useLayoutEffect does nothing on the server")) error(...args);
  };
  try {
    return renderToString(page);
  } finally {
    console.error = error;
  }
}
