/** @jest-environment ../../jest.env-browser.mjs */
import { type Driver, scenarios } from "@mizan/kernel/scenarios";
import { createClient as createClientWithGlobal } from "./__golden__/global/index.ts";
import { createClient } from "./__golden__/world/index.ts";
import { GlobalApp, SvelteApp } from "./svelte-app.svelte.ts";

const svelte: Driver = {
  name: "Svelte",
  can: ["hide", "parts", "mutations", "suspense", "global"],
  open: (config) => new SvelteApp(createClient(config)),
  openWithGlobal: (config) => new GlobalApp(createClientWithGlobal(config)),
};

const runnable = scenarios.filter(({ needs }) => needs.every((need) => svelte.can.includes(need)));

test.each(runnable)("$name", ({ run }) => run(svelte));
