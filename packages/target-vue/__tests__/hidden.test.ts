/** @jest-environment ../../jest.env-browser.mjs */
import { defineComponent, h, KeepAlive, reactive, ref } from "vue";
import { until } from "@mizan/kernel/scenarios";
import { element, kernel, mount, server } from "./browser-page.ts";
import { ShowForm } from "./show-form.ts";
import {
  ProjectContext,
  touch,
  useContactForm,
  useDetail,
  useRenameProject,
} from "./__golden__/world/index.ts";

let rename: ReturnType<typeof useRenameProject>;
let form: ReturnType<typeof useContactForm>;
const isShown = ref(true);
let renders = 0;

const Secret = defineComponent(() => {
  const detail = useDetail();
  rename = useRenameProject();
  form = useContactForm({ initial: { email: "ada@example.org" } });
  return () => {
    renders++;
    return [
      `reader: ${detail.value?.reader ?? "none"}, `,
      `result: ${rename.data.value?.name ?? "none"}`,
      h(ShowForm, { form }),
    ];
  };
});
const Project = defineComponent(() => () => h(ProjectContext, { projectId: 7 }, () => h(Secret)));
const Nothing = defineComponent(() => () => null);
const Page = defineComponent(() => () => h(KeepAlive, () => h(isShown.value ? Project : Nothing)));

/** What is on the page, values of inputs included. */
const texts = (): string =>
  [element.textContent, ...[...element.querySelectorAll("input")].map(({ value }) => value)].join(" ");

/** Everything of Ada's that a page can show here. */
const ofAda = /ada|Apollo 11/i;

/** Returns everything that the page has shown since. */
const watchPage = (): (() => string[]) => {
  const seen: string[] = [];
  const observer = new MutationObserver(() => void seen.push(texts()));
  observer.observe(element, { childList: true, subtree: true, characterData: true, attributes: true });
  return () => {
    observer.disconnect();
    return [...seen, texts()];
  };
};

beforeEach(async () => {
  isShown.value = true;
  await kernel.initSession();
  mount(Page);
  await until(() => texts().includes("reader: ada"));
});

test("a component that is kept while it is hidden never shows data of the previous user", async () => {
  await rename.mutateAsync({ project_id: 7, name: "Apollo 11" });
  form.set("subject", "by Ada");
  await until(() => texts().includes("by Ada"));
  isShown.value = false;
  await until(() => texts().trim() === "");
  server.world.identity = "grace";
  await touch(kernel);
  await server.quiet();
  server.newLabels();
  const stop = watchPage();
  isShown.value = true;
  await until(() => texts().includes("reader: grace"));
  await server.quiet();
  expect(stop().filter((text) => ofAda.test(text))).toEqual([]);
  expect(reactive(form).isDirty).toBe(false);
  expect(server.newLabels().sort()).toEqual(["GET ctx/contact_form/", "GET ctx/project/?project_id=7"]);
});

test("a component that is kept while it is hidden is not rendered, and reads nothing", async () => {
  isShown.value = false;
  await until(() => texts().trim() === "");
  await server.quiet();
  const before = renders;
  server.newLabels();
  server.world.names.set(7, "Apollo 11");
  kernel.invalidate("project");
  await kernel.fetch("project", { project_id: 7 });
  await server.quiet();
  expect([renders, server.newLabels()]).toEqual([before, ["GET ctx/project/?project_id=7"]]);
});

test("a component that is shown again without a change is not rendered by the layer, and sends no request", async () => {
  isShown.value = false;
  await until(() => texts().trim() === "");
  await server.quiet();
  server.newLabels();
  const before = renders;
  isShown.value = true;
  await until(() => texts().includes("reader: ada"));
  await server.quiet();
  expect([renders, server.newLabels()]).toEqual([before, []]);
});
