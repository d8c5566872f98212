/** @jest-environment ../../jest.env-browser.mjs */
import { createApp, createSSRApp, defineComponent, h, reactive, shallowRef } from "vue";
import { renderToString } from "vue/server-renderer";
import { type ContactFormPage, type Driver, scenarios } from "@mizan/kernel/scenarios";
import { createClient as createClientWithGlobal } from "./__golden__/global/index.ts";
import {
  type ContactFormValues,
  createClient,
  createMizan,
  type Form,
  type Receipt,
  useContactForm,
} from "./__golden__/world/index.ts";
import { testFieldsAtRunTime } from "../../target-typescript/__tests__/fields-at-run-time.ts";
import { ShowForm } from "./show-form.ts";
import { GlobalApp, VueApp } from "./vue-app.ts";
import { page, type Source, Watcher } from "./watched-page.ts";

// Vue tells everybody who uses <Suspense> that it is experimental.
beforeAll(() => void (console.info = () => {}));

const vue = (source: Source): Driver => ({
  name: `Vue with ${source}`,
  can: ["hide", "parts", "mutations", "suspense", "global", "server", "forms"],
  open: (config) => new VueApp(createClient(config), source),
  openWithGlobal: (config) => new GlobalApp(createClientWithGlobal(config)),

  async renderOnServer(config, context, params) {
    const kernel = createClient({ ...config, server: true });
    const shown = {
      context,
      params: shallowRef(params),
      isHidden: shallowRef(false),
      watcher: new Watcher(),
    };
    const app = createSSRApp(page(shown, source)).use(createMizan({ kernel }));
    return { markup: await renderToString(app), state: kernel.dehydrate() };
  },

  hydrate(config, { markup, state }, context, params) {
    const kernel = createClient(config);
    kernel.hydrate(state);
    const element = document.createElement("div");
    element.innerHTML = markup;
    const mismatches: string[] = [];
    const app = new VueApp(kernel, source);
    const view = app.mount(
      context,
      params,
      (shown) => {
        const hydrated = createSSRApp(shown);
        hydrated.config.warnHandler = (message) => void mismatches.push(message);
        return hydrated;
      },
      element,
    );
    return Promise.resolve({ app, view, mismatches });
  },

  showForm({ kernel }, element, options): ContactFormPage {
    let form!: Form<ContactFormValues, Receipt>;
    const Contact = defineComponent(() => {
      form = useContactForm(options);
      return () => h(ShowForm, { form });
    });
    const app = createApp(Contact).use(createMizan({ kernel }));
    app.mount(element);
    // Its refs are unwrapped, as in a template.
    return { form: () => reactive(form), close: () => app.unmount() };
  },
});

describe.each(["provider", "parameters"] as const)("with the %s", (source) => {
  const driver = vue(source);
  const runnable = scenarios.filter(
    // Thousands of mounts take time, and where the instance is found makes no difference to them.
    ({ name, needs }) =>
      needs.every((need) => driver.can.includes(need)) &&
      (source === "provider" || !name.startsWith("10,000")),
  );

  test.each(runnable)("$name", ({ run }) => run(driver));
});

testFieldsAtRunTime(vue("provider"));
