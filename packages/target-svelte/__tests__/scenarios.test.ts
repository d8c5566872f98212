/** @jest-environment ../../jest.env-browser.mjs */
import { flushSync, mount, unmount } from "svelte";
import { type ContactFormPage, type Driver, scenarios } from "@mizan/kernel/scenarios";
import { createClient as createClientWithGlobal } from "./__golden__/global/index.ts";
import { type ContactFormValues, createClient, type Form, type Receipt } from "./__golden__/world/index.ts";
import { hydratePage, renderOnServer } from "./hydrated-page.ts";
import Below from "./pages/below.svelte";
import Contact from "./pages/contact.svelte";
import { testFieldsAtRunTime } from "../../target-typescript/__tests__/fields-at-run-time.ts";
import { GlobalApp, SvelteApp } from "./svelte-app.svelte.ts";

const svelte: Driver = {
  name: "Svelte",
  can: ["hide", "parts", "mutations", "suspense", "global", "server", "forms"],
  open: (config) => new SvelteApp(createClient(config)),
  openWithGlobal: (config) => new GlobalApp(createClientWithGlobal(config)),

  renderOnServer: (config, context, params) => renderOnServer("renderPage", config, { context, params }),

  hydrate(config, { markup, state }, context, params) {
    const kernel = createClient(config);
    kernel.hydrate(state);
    return Promise.resolve(hydratePage(kernel, markup, context, params));
  },

  showForm({ kernel }, target, options): ContactFormPage {
    let form!: Form<ContactFormValues, Receipt>;
    const open = (opened: typeof form): void => void (form = opened);
    const props = { kernel, Shown: Contact, options, open };
    const page: object = flushSync(() => mount(Below, { target, props }));
    return { form: () => form, close: () => unmount(page) };
  },
};

const runnable = scenarios.filter(({ needs }) => needs.every((need) => svelte.can.includes(need)));

test.each(runnable)("$name", ({ run }) => run(svelte));

testFieldsAtRunTime(svelte);
