import { defineNuxtPlugin, useRequestEvent, type NuxtApp, type Plugin } from "nuxt/app";
import type { Plugin as VuePlugin } from "vue";
import type { Kernel, KernelConfig } from "@mizan/kernel";
import { forwardRequest, type ForwardOptions } from "@mizan/kernel/server";

export interface NuxtMizanOptions extends KernelConfig {
  /** How the server of the pages reaches the backend. Called for each request, so it may use `useRuntimeConfig()`. */
  readonly backend: () => ForwardOptions;
}

/** The exports of `index.ts` that are needed here. */
interface Client {
  readonly createClient: (config: KernelConfig) => Kernel;
  readonly createMizan: (options: { readonly kernel: Kernel }) => VuePlugin;
}

/**
 * A Nuxt plugin with one client for each request on the server and one in the browser, which starts with the data that
 * the server has read: `export default nuxtMizan({ createClient, createMizan }, { backend: () => ({ baseUrl }) })`.
 */
export function nuxtMizan(
  { createClient, createMizan }: Client,
  { backend, ...browser }: NuxtMizanOptions,
): Plugin {
  return defineNuxtPlugin({
    name: "mizan",
    setup(nuxt) {
      const kernel = createClient(import.meta.server ? forwarded(backend()) : browser);
      const { payload } = nuxt as { payload: { mizan?: string } };
      if (import.meta.server) {
        (nuxt as NuxtApp).hook("app:rendered", () => {
          payload.mizan = kernel.dehydrate();
        });
      } else if (payload.mizan !== undefined) kernel.hydrate(payload.mizan);
      nuxt.vueApp.use(createMizan({ kernel }));
    },
  });
}

function forwarded(options: ForwardOptions): KernelConfig {
  const event = useRequestEvent();
  if (!event) throw new Error("nuxtMizan() needs a request: the plugin runs on the server without one.");
  return forwardRequest(
    {
      header: (name) => event.headers.get(name),
      setCookie: (cookie) => void event.node.res.appendHeader("set-cookie", cookie),
    },
    options,
  );
}
