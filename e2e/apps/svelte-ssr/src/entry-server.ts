import { render as renderComponent } from "svelte/server";
import { createClient, fetchCounterContext, fetchGlobalContext } from "#api";
import App from "./app.svelte";

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
  const name = "</script><b>";
  // Svelte renders what is loaded and waits for what is awaited, but loads nothing itself.
  await fetchGlobalContext(kernel);
  if (!path.endsWith("/suspense")) await fetchCounterContext(kernel, { key: name });
  const { body } = await renderComponent(App, { props: { kernel, path, name } });
  return { html: body, state: kernel.dehydrate() };
}
