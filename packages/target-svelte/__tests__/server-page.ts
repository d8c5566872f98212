import type { Component } from "svelte";
import { render } from "svelte/server";
import { createClient, type Kernel, type ProjectContextParams } from "./__golden__/world/index.ts";
import Awaited from "./pages/awaited.svelte";
import Page from "./pages/page.svelte";
import Picture from "./pages/picture.svelte";

export interface Rendered {
  readonly markup: string;
  readonly state: string;
}

async function rendered(Shown: unknown, props: { readonly kernel: Kernel }): Promise<Rendered> {
  const { body } = await render(Shown as Component<typeof props>, { props });
  return { markup: body, state: props.kernel.dehydrate() };
}

interface Given {
  readonly baseUrl: string;
  readonly context: string;
  readonly params: object;
}

/** Renders the page of the scenarios for one request, with a kernel of its own. */
export async function renderPage({ baseUrl, context, params }: Given): Promise<Rendered> {
  const kernel = createClient({ baseUrl });
  await kernel.fetch(context, params);
  return renderUnloaded(kernel, context, params);
}

/** The same without loading its data before. */
export function renderUnloaded(kernel: Kernel, context: string, params: object): Promise<Rendered> {
  const watcher = { show: () => {}, mutate: () => Promise.reject(new Error("not in a browser")) };
  return rendered(Page, { kernel, context, params, watcher, isHidden: false } as { readonly kernel: Kernel });
}

/** Renders a page with an image. */
export async function renderPicture({ baseUrl, context, params }: Given): Promise<Rendered> {
  const kernel = createClient({ baseUrl });
  await kernel.fetch(context, params);
  return rendered(Picture, { kernel });
}

/** Renders a page that waits for its data itself. */
export function renderAwaited(kernel: Kernel, projectId: number): Promise<Rendered> {
  return rendered(Awaited, { kernel, projectId, show: () => {} } as { readonly kernel: Kernel });
}

/** The same with a kernel of its own, and with the form of the page loaded. */
export async function renderAwaitedPage({ baseUrl, params }: Given): Promise<Rendered> {
  const kernel = createClient({ baseUrl });
  await kernel.fetch("contact_form");
  return renderAwaited(kernel, (params as ProjectContextParams).project_id);
}

export { createClient };
