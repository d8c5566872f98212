/** @jest-environment ../../jest.env-browser.mjs */
import {
  type Component,
  defineComponent,
  h,
  onErrorCaptured,
  ref,
  shallowRef,
  Suspense,
  type VNode,
} from "vue";
import { envelope } from "@mizan/kernel/scenarios";
import { element, EIGHT, mount, server, SEVEN, shows } from "./browser-page.ts";
import { useDetail, useProjectContext } from "./__golden__/world/index.ts";

const inSuspense =
  (component: Component): (() => VNode) =>
  () =>
    h(Suspense, null, { default: () => h(component), fallback: () => "loading" });

test("await waits for the data, which is then kept up to date", async () => {
  const held = server.hold(SEVEN);
  mount(
    inSuspense(
      defineComponent(async () => {
        const { data, refetch } = await useProjectContext({ projectId: 7 });
        const before = data.value?.detail.name;
        return () =>
          h("button", { onClick: refetch }, `${before ?? "none"}, ${data.value?.detail.name ?? "none"}`);
      }),
    ),
  );
  await held.arrived;
  expect(element.textContent).toBe("loading");
  held.release();
  await shows("Apollo, Apollo");
  server.world.names.set(7, "Apollo 11");
  element.querySelector("button")!.click();
  await shows("Apollo, Apollo 11");
});

test("await of one function resolves with its ref", async () => {
  mount(
    inSuspense(
      defineComponent(async () => {
        const detail = await useDetail({ projectId: 7 });
        return () => detail.value?.name;
      }),
    ),
  );
  await shows("Apollo");
});

test("readings that are awaited together are requested at once", async () => {
  const held = [server.hold(SEVEN), server.hold(EIGHT)];
  mount(
    inSuspense(
      defineComponent(async () => {
        const readings = [useDetail({ projectId: 7 }), useDetail({ projectId: 8 })];
        const [seven, eight] = await Promise.all(readings);
        return () => `${seven?.value?.name ?? "none"} and ${eight?.value?.name ?? "none"}`;
      }),
    ),
  );
  await Promise.all(held.map(({ arrived }) => arrived));
  for (const { release } of held) release();
  await shows("Apollo and Gemini");
});

test("without parameters there is nothing to wait for", async () => {
  mount(
    inSuspense(
      defineComponent(async () => {
        const { status } = await useProjectContext(null);
        return () => status.value;
      }),
    ),
  );
  await shows("idle");
});

test("await follows parameters that change meanwhile", async () => {
  const projectId = ref(7);
  const [seven, eight] = [server.hold(SEVEN), server.hold(EIGHT)];
  mount(
    inSuspense(
      defineComponent(async () => {
        const detail = await useDetail(() => ({ projectId: projectId.value }));
        return () => detail.value?.name ?? "none";
      }),
    ),
  );
  await seven.arrived;
  projectId.value = 8;
  await eight.arrived;
  seven.release();
  await server.quiet();
  expect(element.textContent).toBe("loading");
  eight.release();
  await shows("Gemini");
});

test("onErrorCaptured gets the error of a read that was awaited, with its code", async () => {
  server.respondNext(SEVEN, envelope(403, "FORBIDDEN"));
  const failure = shallowRef<unknown>(null);
  const Awaiting = defineComponent(async () => {
    const detail = await useDetail({ projectId: 7 });
    return () => detail.value?.name;
  });
  mount(
    defineComponent(() => {
      onErrorCaptured((error) => {
        failure.value = error;
        return false;
      });
      const waiting = inSuspense(Awaiting);
      return () => (failure.value ? "failed" : waiting());
    }),
  );
  await shows("failed");
  expect(failure.value).toMatchObject({ name: "MizanError", code: "FORBIDDEN" });
});
