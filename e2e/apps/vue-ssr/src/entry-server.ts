import { createSSRApp } from "vue";
import { renderToString, renderToWebStream } from "vue/server-renderer";
import { createClient, createMizan } from "#api";
import App from "./app.vue";

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
  const app = createSSRApp(App, { path }).use(createMizan({ kernel }));
  // The state comes after the stream, and so contains what was read while it was written.
  const html = path.endsWith("/suspense")
    ? await new Response(renderToWebStream(app)).text()
    : await renderToString(app);
  return { html, state: kernel.dehydrate() };
}
