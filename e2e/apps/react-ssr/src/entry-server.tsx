import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { createClient, fetchCounterContext, fetchGlobalContext } from "#api";
import { App } from "./app";
import { renderWhenReady } from "./render-when-ready";

interface Visit {
  backend: string;
  path: string;
  cookie: string | undefined;
}

/** The page's HTML, and the state that the browser starts from. One kernel a visit: nothing is shared. */
export async function render({ backend, path, cookie }: Visit): Promise<{ html: string; state: string }> {
  const kernel = createClient({
    baseUrl: `${backend}/api/mizan`,
    headers: (): Record<string, string> => (cookie === undefined ? {} : { cookie }),
  });
  const app = (
    <StrictMode>
      <App kernel={kernel} path={path} />
    </StrictMode>
  );
  await fetchGlobalContext(kernel);
  if (path.endsWith("/suspense")) return { html: await renderWhenReady(app), state: kernel.dehydrate() };
  await fetchCounterContext(kernel, { key: "</script><b>" });
  return { html: renderToString(app), state: kernel.dehydrate() };
}
