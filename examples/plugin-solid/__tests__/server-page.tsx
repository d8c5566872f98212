import { renderToString } from "solid-js/web";
import { createClient } from "./__golden__/world/index.ts";
import { Page } from "./page.tsx";

interface Given {
  readonly baseUrl: string;
  readonly context: string;
  readonly params: object;
}

/** Renders the page of the scenarios for one request, with a kernel of its own. */
export async function renderPage({ baseUrl, context, params }: Given): Promise<object> {
  const kernel = createClient({ baseUrl });
  await kernel.fetch(context, params);
  const watcher = { show: () => {}, mutate: () => Promise.reject(new Error("not in a browser")) };
  const markup = renderToString(() => (
    <Page kernel={kernel} context={context} params={params} watcher={watcher} isHidden={false} />
  ));
  return { markup, state: kernel.dehydrate() };
}
