import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { hydrate } from "svelte";
import type { Driver, ServerRendered, View } from "@mizan/kernel/scenarios";
import { listen } from "../../kernel/__tests__/http-server.ts";
import type { Kernel } from "./__golden__/world/index.ts";
import { SvelteApp } from "./svelte-app.svelte.ts";

type Config = Parameters<Driver["open"]>[0];

/**
 * What a function of server-page.ts renders, in a process of its own, because Svelte's modules for a server and for a
 * browser exclude each other.
 */
export async function renderOnServer(
  name: string,
  config: Pick<Config, "baseUrl" | "fetch">,
  given: object,
): Promise<ServerRendered> {
  const { baseUrl, close } = await listen((path, init) => config.fetch!(config.baseUrl! + path, init));
  const script = fileURLToPath(new URL("render-on-server.mjs", import.meta.url));
  const passed = JSON.stringify({ baseUrl, ...given });
  const { stdout } = await promisify(execFile)(process.execPath, [script, name, passed]);
  await close();
  return JSON.parse(stdout) as ServerRendered;
}

interface HydratedPage {
  readonly app: SvelteApp;
  readonly view: View;
  readonly mismatches: readonly string[];
  readonly target: Element;
}

/** Starts an application on a server's HTML. */
export function hydratePage(kernel: Kernel, markup: string, context: string, params: object): HydratedPage {
  const target = document.createElement("div");
  target.innerHTML = markup;
  const element = target.querySelector("p");
  const app = new SvelteApp(kernel);
  const { result: view, warnings } = warningsOf(() =>
    app.mount(context, params, (Page, props) => hydrate(Page, { target, props })),
  );
  const isKept = target.querySelector("p") === element;
  return { app, view, mismatches: isKept ? warnings : [...warnings, target.innerHTML], target };
}

/** What Svelte warns of: it repairs the HTML where it differs. */
export function warningsOf<Result>(run: () => Result): {
  readonly result: Result;
  readonly warnings: readonly string[];
} {
  const { warn } = console;
  const warnings: string[] = [];
  console.warn = (...args) => void warnings.push(args.join(" "));
  try {
    return { result: run(), warnings };
  } finally {
    console.warn = warn;
  }
}
