/** @jest-environment node */
import { type Component, createSSRApp, defineComponent, h, onErrorCaptured, Suspense } from "vue";
import { renderToString, renderToWebStream } from "vue/server-renderer";
import { createServer, envelope, type ScriptedServer } from "@mizan/kernel/scenarios";
import { createMizan as createMizanWithGlobal } from "./__golden__/global/index.ts";
import {
  createClient,
  createMizan,
  type Kernel,
  ProjectContext,
  useContactForm,
  useDetail,
  useList,
  useProjectContext,
} from "./__golden__/world/index.ts";

const SEVEN = "GET ctx/project/?project_id=7";

let server: ScriptedServer;
let kernel: Kernel;

beforeEach(() => {
  server = createServer();
  kernel = createClient({ baseUrl: server.baseUrl, fetch: server.fetch, onError: () => {} });
  // Vue tells everybody who uses <Suspense> that it is experimental.
  console.info = () => {};
});

const appOf = (page: Component, client: Kernel = kernel) =>
  createSSRApp(page).use(createMizan({ kernel: client }));

const Detail = defineComponent(() => {
  const detail = useDetail();
  // What setup has read is read again when the data is there.
  expect([undefined, "Apollo"]).toContain(detail.value?.name);
  return () => h("p", detail.value?.name ?? "none");
});

const Awaiting = defineComponent(async () => {
  const detail = await useDetail({ projectId: 7 });
  const before = detail.value?.name ?? "none";
  return () => h("b", `${before}, ${detail.value?.name ?? "none"}`);
});

test("a page is rendered with the data that its components read, each context with one request", async () => {
  const List = defineComponent(() => {
    const list = useList();
    return () => list.value?.length;
  });
  const page = (): unknown => h(ProjectContext, { projectId: 7 }, () => [h(Detail), h(Detail), h(List)]);
  expect(await renderToString(appOf(page as Component))).toBe("<!--[--><p>Apollo</p><p>Apollo</p>2<!--]-->");
  expect(server.newLabels()).toEqual([SEVEN, "GET ctx/projects/"]);
});

test("a component in <Suspense> is rendered when what it awaits is loaded", async () => {
  const page = defineComponent(() => () => h(Suspense, null, { default: () => h(Awaiting) }));
  expect(await renderToString(appOf(page))).toBe("<b>Apollo, Apollo</b>");
});

test("a read that fails is left to the browser: it is pending in the page, and not repeated for each component", async () => {
  server.respondNext(SEVEN, envelope(403, "FORBIDDEN"));
  const Status = defineComponent(() => {
    const { status } = useProjectContext({ projectId: 7 });
    return () => h("p", status.value);
  });
  const page = defineComponent(() => () => h(ProjectContext, { projectId: 7 }, () => [h(Status), h(Detail)]));
  expect(await renderToString(appOf(page))).toBe("<!--[--><p>pending</p><p>none</p><!--]-->");
  expect(server.newLabels()).toEqual([SEVEN]);
  expect(JSON.parse(kernel.dehydrate())).toMatchObject({ contexts: [] });
});

test("onErrorCaptured gets the error of a read that was awaited", async () => {
  server.respondNext(SEVEN, envelope(403, "FORBIDDEN"));
  const captured: unknown[] = [];
  const page = defineComponent(() => {
    onErrorCaptured((error) => {
      captured.push(error);
      return false;
    });
    return () => h(Suspense, null, { default: () => h(Awaiting) });
  });
  await renderToString(appOf(page));
  expect(captured).toMatchObject([{ code: "FORBIDDEN" }]);
});

test("what was streamed is in the state", async () => {
  const page = defineComponent(() => () => [
    h("h1", "Title"),
    h(ProjectContext, { projectId: 7 }, () => h(Detail)),
  ]);
  const held = server.hold(SEVEN);
  const chunks = renderToWebStream(appOf(page)).pipeThrough(new TextDecoderStream()).getReader();
  const first = await chunks.read();
  expect(first.value).toContain("<h1>Title</h1>");
  expect(kernel.dehydrate()).not.toContain("Apollo");
  held.release();
  let rest = "";
  for (let next = await chunks.read(); !next.done; next = await chunks.read()) rest += next.value;
  expect(rest).toContain("<p>Apollo</p>");
  expect(kernel.dehydrate()).toContain("Apollo");
});

test("hundreds of requests at the same time never show data of another user", async () => {
  const Reader = defineComponent(() => {
    const detail = useDetail();
    return () => detail.value?.reader;
  });
  const page = defineComponent(() => () => h(ProjectContext, { projectId: 7 }, () => h(Reader)));
  const render = async (user: string): Promise<string> => {
    const client = createClient({
      async fetch() {
        for (let turns = Math.random() * 20; turns > 0; turns--) await new Promise(setImmediate);
        return Response.json({ detail: { id: 7, name: "Apollo", reader: user } });
      },
    });
    return (await renderToString(appOf(page, client))) + client.dehydrate();
  };
  const users = Array.from({ length: 300 }, (_, index) => `user-${index}`);
  const pages = await Promise.all(users.map(render));
  expect(pages.map((html) => [...new Set(html.match(/user-\d+/g))])).toEqual(users.map((user) => [user]));
  expect(pages[7]!.match(/user-7/g)).toHaveLength(2);
});

test("the plugin mounts nothing on a server, where no app is unmounted", async () => {
  await renderToString(createSSRApp(() => h("p")).use(createMizanWithGlobal({ kernel })));
  await server.quiet();
  expect(server.newLabels()).toEqual([]);
});

test("a form is rendered with the fields of the document", async () => {
  const page = defineComponent(() => {
    const { fields, isLoading } = useContactForm();
    return () =>
      h("label", fields.value.subject.labelProps, [isLoading.value, fields.value.subject.label].join());
  });
  expect(await renderToString(appOf(page))).toBe(
    '<label id="v-0-subject-label" for="v-0-subject">true,Subject</label>',
  );
});
