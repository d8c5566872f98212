/** @jest-environment ../../jest.env-browser.mjs */
import { Activity, StrictMode, Suspense, useState, type ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { until } from "@mizan/kernel/scenarios";
import { startServer, type HttpServer } from "../../kernel/__tests__/http-server.ts";
import {
  createClient,
  MizanContext,
  ProjectContext,
  touch,
  useContactForm,
  useDetail,
  useRenameProject,
  useSuspenseDetail,
  type Kernel,
} from "./__golden__/world/index.ts";

/** Waits until the client has forgotten what is hidden, `gcTime` after it was. */
const forgotten = (): Promise<void> => until(() => kernel.dehydrate().includes('"contexts":[]'));

let server: HttpServer;
let kernel: Kernel;
let root: Root;
let setShown: (shown: boolean) => void;
let rename: ReturnType<typeof useRenameProject>;
let form: ReturnType<typeof useContactForm>;

const Secret = (): ReactNode => {
  rename = useRenameProject();
  form = useContactForm({ initial: { email: "ada@example.org" } });
  return (
    <>
      <p>{`reader: ${useDetail()?.reader}`}</p>
      <p>{`result: ${rename.data?.name}`}</p>
      <input {...form.fields.subject.inputProps} />
      <input {...form.fields.email.inputProps} />
    </>
  );
};

// One element: React renders it anew only when something in it has changed, as with a router or a compiler.
const project = (
  <ProjectContext projectId={7}>
    <Secret />
  </ProjectContext>
);

const Shown = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [shown, set] = useState(true);
  setShown = set;
  return <Activity mode={shown ? "visible" : "hidden"}>{children}</Activity>;
};

/** What is on the page, values of inputs included; without what is hidden unless `all` is asked for. */
const texts = (node: Node, all = false): string => {
  if (!(node instanceof HTMLElement)) return node.textContent ?? "";
  if (!all && node.style.display === "none") return "";
  const value = node instanceof HTMLInputElement ? node.value : "";
  return [value, ...[...node.childNodes].map((child) => texts(child, all))].join(" ");
};

/** Everything of Ada's that a page can show here. */
const ofAda = /ada|Apollo 11/i;

beforeEach(async () => {
  server = await startServer();
  kernel = createClient({ baseUrl: server.baseUrl, retry: false, gcTime: 50 });
  await kernel.initSession();
  await kernel.fetch("projects");
  root = createRoot(document.body.appendChild(document.createElement("main")));
});

afterEach(async () => {
  root.unmount();
  document.body.replaceChildren();
  await server.close();
});

/** Returns what shows what was visible at any time since. */
const watchPage = (): (() => string[]) => {
  const seen: string[] = [];
  const look = (): void => void seen.push(texts(document.body));
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  return () => {
    observer.disconnect();
    look();
    return seen;
  };
};

const pages: [name: string, page: () => ReactNode][] = [
  [
    "inside <MizanContext>",
    () => (
      <MizanContext kernel={kernel}>
        <Shown>{project}</Shown>
      </MizanContext>
    ),
  ],
  [
    "around <MizanContext>",
    () => (
      <Shown>
        <MizanContext kernel={kernel}>{project}</MizanContext>
      </Shown>
    ),
  ],
];

describe.each(pages)("a hidden part of the page, %s", (_name, page) => {
  test.each([
    ["within gcTime", () => Promise.resolve()],
    ["longer than gcTime", forgotten],
  ])("%s, never shows data of the previous user after a sign-in", async (_time, wait) => {
    root.render(<StrictMode>{page()}</StrictMode>);
    await until(() => texts(document.body).includes("reader: ada"));
    await rename.mutateAsync({ project_id: 7, name: "Apollo 11" });
    form.set("subject", "by Ada");
    await until(() => texts(document.body).includes("by Ada"));
    setShown(false);
    await until(() => texts(document.body).trim() === "");
    expect(texts(document.body, true)).toMatch(ofAda);
    await wait();

    server.world.identity = "grace";
    await touch(kernel);
    await server.quiet();
    server.newLabels();
    const stop = watchPage();
    setShown(true);
    await until(() => texts(document.body).includes("reader: grace"));
    await server.quiet();
    expect(stop().filter((text) => ofAda.test(text))).toEqual([]);
    expect(texts(document.body, true)).not.toMatch(ofAda);
    expect(server.newLabels()).toEqual(["GET ctx/contact_form/", "GET ctx/project/?project_id=7"]);
  });
});

const Name = (): ReactNode => <p>{`reader: ${useDetail()?.reader}`}</p>;

const name = (
  <ProjectContext projectId={7}>
    <Name />
  </ProjectContext>
);

test("collected data is never shown again, even when the client does not know of a sign-in", async () => {
  root.render(
    <StrictMode>
      <MizanContext kernel={kernel}>
        <Shown>{name}</Shown>
      </MizanContext>
    </StrictMode>,
  );
  await until(() => texts(document.body).includes("reader: ada"));
  setShown(false);
  await until(() => texts(document.body).trim() === "");
  await forgotten();
  server.world.identity = "grace";
  server.newLabels();
  const stop = watchPage();
  setShown(true);
  await until(() => texts(document.body).includes("reader: grace"));
  await server.quiet();
  expect(stop().filter((text) => ofAda.test(text))).toEqual([]);
  expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
});

const Suspending = (): ReactNode => <p>{`reader: ${useSuspenseDetail().reader}`}</p>;

test.each([
  [
    "inside",
    (shown: ReactNode) => (
      <Shown>
        <Suspense fallback="loading">{shown}</Suspense>
      </Shown>
    ),
  ],
  [
    "around",
    (shown: ReactNode) => (
      <Suspense fallback="loading">
        <Shown>{shown}</Shown>
      </Suspense>
    ),
  ],
])(
  "a suspending part with its boundary %s never shows data of the previous user either",
  async (_name, place) => {
    const suspending = place(
      <ProjectContext projectId={7}>
        <Suspending />
      </ProjectContext>,
    );
    root.render(
      <StrictMode>
        <MizanContext kernel={kernel}>{suspending}</MizanContext>
      </StrictMode>,
    );
    await until(() => texts(document.body).includes("reader: ada"));
    setShown(false);
    await until(() => texts(document.body).trim() === "");
    await forgotten();
    server.newLabels();
    server.world.identity = "grace";
    await touch(kernel);
    await server.quiet();
    const stop = watchPage();
    setShown(true);
    await until(() => texts(document.body).includes("reader: grace"));
    await server.quiet();
    expect(stop().filter((text) => ofAda.test(text))).toEqual([]);
    expect(texts(document.body, true)).not.toMatch(ofAda);
    expect(server.newLabels()).toEqual(["POST call/ touch", "GET ctx/project/?project_id=7"]);
  },
);

test.each([
  ["", null],
  [", though the same instance is visible elsewhere", name],
])("hidden data of the previous user is removed from the document%s", async (_name, elsewhere) => {
  root.render(
    <MizanContext kernel={kernel}>
      {elsewhere}
      <Shown>{name}</Shown>
    </MizanContext>,
  );
  await until(() => texts(document.body).includes("reader: ada"));
  const visible = texts(document.body);
  setShown(false);
  await until(() => texts(document.body) !== visible);
  server.world.identity = "grace";
  await touch(kernel);
  await until(() => !texts(document.body, true).includes("ada"));
});
