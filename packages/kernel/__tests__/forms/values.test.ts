import { until } from "../../src/scenarios/views.ts";
import { contactFormFields } from "../../src/scenarios/contact-form.ts";
import { createForm } from "../../src/forms/index.ts";
import { createKernel } from "../../src/index.ts";
import { fill, openForm, sentValues, VALID, withForm } from "./open-form.ts";

const BEGINNING = {
  subject: "",
  email: "",
  topic: null,
  seats: null,
  urgent: false,
  channels: ["mail"],
  token: "t-1",
  sender: "web",
  attachment: null,
};

describe("the values of a form", () => {
  test(
    "begin as the description says, without a request",
    withForm({}, async ({ server, form }) => {
      expect(form.get()).toEqual({
        fields: expect.anything(),
        values: BEGINNING,
        errors: {},
        formErrors: [],
        isDirty: false,
        isLoading: false,
        isPending: false,
        error: null,
        isSubmitted: false,
        result: null,
      });
      await server.quiet();
      expect(server.newLabels()).toEqual([]);
    }),
  );

  test(
    "begin as the application wants it, where it says so",
    withForm({ initial: { subject: "From the URL", topic: 2 } }, async ({ form }) => {
      expect(form.get()).toMatchObject({
        values: { ...BEGINNING, subject: "From the URL", topic: 2 },
        isDirty: false,
      });
      await Promise.resolve();
    }),
  );

  test(
    "stay as they were edited while the description is forgotten and read again",
    withForm(
      { dynamic: true },
      async ({ server, form, leave }) => {
        await until(() => !form.get().isLoading);
        server.world.form.subject = "Described";
        form.set("topic", 2);
        leave();
        await new Promise((resolve) => setTimeout(resolve, 80));
        const leaveAgain = form.subscribe(() => {});
        await until(() => form.get().fields[0]!.initial === "Described");
        form.set("subject", "");
        leaveAgain();
        await new Promise((resolve) => setTimeout(resolve, 80));
        expect(form.get()).toMatchObject({ isLoading: true, values: { subject: "", topic: 2 } });
        const leaveAtLast = form.subscribe(() => {});
        await until(() => !form.get().isLoading);
        expect(form.get()).toMatchObject({ isDirty: true, values: { subject: "", topic: 2 } });
        leaveAtLast();
      },
      { gcTime: 20 },
    ),
  );

  test(
    "change with what is set, and are edited until they are as in the beginning again",
    withForm({}, async ({ form, history }) => {
      form.set("channels", ["mail", "phone"]);
      expect(form.get()).toMatchObject({ values: { channels: ["mail", "phone"] }, isDirty: true });
      form.set("channels", ["mail"]);
      expect(form.get()).toMatchObject({ values: { channels: ["mail"] }, isDirty: false });
      expect(history.map(({ isDirty }) => isDirty)).toEqual([true, false]);
      await Promise.resolve();
    }),
  );

  test(
    "are the same reference until something changes",
    withForm({}, async ({ form }) => {
      const before = form.get();
      expect(form.get()).toBe(before);
      form.set("subject", "Hi");
      expect(form.get()).not.toBe(before);
      await Promise.resolve();
    }),
  );

  test(
    "are sent without those of disabled fields",
    withForm({}, async ({ server, form }) => {
      fill(form);
      await form.submit();
      const { sender, ...sent } = BEGINNING;
      expect(sender).toBe("web");
      expect(sentValues(server)).toEqual({ ...sent, ...VALID });
    }),
  );

  test(
    "hold files, which are sent until they are taken away",
    withForm({}, async ({ server, form }) => {
      fill(form);
      form.set("attachment", new File(["hello"], "hello.txt", { type: "text/plain" }));
      await form.submit();
      const { headers, files } = server.arrivals.at(-1)!;
      expect(headers["content-type"]).toMatch(/^multipart\/form-data/);
      expect([...files.keys()]).toEqual(["/values/attachment"]);
      expect(await files.get("/values/attachment")!.text()).toBe("hello");
      expect(sentValues(server)).toMatchObject({ ...VALID, attachment: null });

      form.set("attachment", null);
      await form.submit();
      expect(server.arrivals.at(-1)!.headers["content-type"]).toBe("application/json");
      expect(sentValues(server)).toMatchObject({ ...VALID, attachment: null });
    }),
  );

  test(
    "tell the server to keep a file that it has, or that it shall have none any more",
    withForm({}, async ({ server, form }) => {
      fill(form);
      await form.submit();
      expect(sentValues(server)).toMatchObject({ attachment: null });
      form.set("attachment", false);
      expect(form.get()).toMatchObject({ values: { attachment: false }, isDirty: true });
      await form.submit();
      expect(server.arrivals.at(-1)!.headers["content-type"]).toBe("application/json");
      expect(sentValues(server)).toMatchObject({ attachment: false });
      form.reset();
      expect(form.get().values.attachment).toBeNull();
    }),
  );
});

test("fields may be called what every object has", async () => {
  const sent: object[] = [];
  const names = ["constructor", "__proto__"];
  const form = createForm<Record<string, string>, null>({
    kernel: createKernel(),
    fields: names.map((name) => ({ ...contactFormFields[0]!, name })),
    entry: null,
    validate: () => Promise.resolve([{ loc: ["values", "__proto__"], type: "", message: "Odd." }]),
    submit: (values) => Promise.resolve(null).finally(() => sent.push(values)),
  });
  expect(Object.entries(form.get().values)).toEqual([
    ["constructor", ""],
    ["__proto__", ""],
  ]);
  form.set("__proto__", "a");
  form.set("constructor", "b");
  await form.validate();
  const { errors } = form.get();
  expect(Object.entries(errors)).toEqual([["__proto__", ["Odd."]]]);
  expect([errors.constructor, errors.toString]).toEqual([undefined, undefined]);
  await form.submit();
  expect(JSON.stringify(sent)).toBe('[{"constructor":"b","__proto__":"a"}]');
});

describe("a form that is described at run time", () => {
  const dynamic = { dynamic: true };

  test(
    "shows what the document knows until the description is there",
    withForm(dynamic, async ({ server, form, history }) => {
      expect(form.get()).toMatchObject({
        isLoading: true,
        error: null,
        values: { subject: "", topic: null },
      });
      await until(() => !form.get().isLoading);
      expect(form.get().fields.find(({ name }) => name === "topic")!.choices).toEqual([
        { value: null, label: "---------", group: null },
        { value: 1, label: "A bug", group: null },
        { value: 2, label: "A wish", group: null },
      ]);
      expect(history.map(({ isLoading }) => isLoading)).toEqual([false]);
      expect(server.newLabels()).toEqual(["GET ctx/contact_form/"]);
    }),
  );

  test(
    "keeps edited values when the description arrives and when it is read again",
    withForm(dynamic, async ({ server, kernel, form }) => {
      server.world.form.subject = "Described";
      form.set("email", "ada@example.org");
      await until(() => !form.get().isLoading);
      expect(form.get().values).toMatchObject({ subject: "Described", email: "ada@example.org" });
      form.set("subject", "Mine");
      server.world.form.subject = "Described anew";
      server.world.form.topics.set(3, "Praise");
      await kernel.context("contact_form").refetch();
      expect(form.get().values).toMatchObject({ subject: "Mine", email: "ada@example.org" });
      expect(form.get().fields.find(({ name }) => name === "topic")!.choices).toHaveLength(4);
      form.reset();
      expect(form.get().values).toMatchObject({ subject: "Described anew", email: "" });
    }),
  );

  test(
    "gives up a choice that is there no longer, which no option would show",
    withForm(dynamic, async ({ server, kernel, form }) => {
      form.set("topic", 2);
      form.set("channels", ["mail", "phone"]);
      await until(() => !form.get().isLoading);
      expect(form.get().values).toMatchObject({ topic: 2, channels: ["mail", "phone"] });
      server.world.form.topics.delete(2);
      server.world.form.channels.delete("phone");
      await kernel.context("contact_form").refetch();
      expect(form.get().values).toMatchObject({ topic: null, channels: ["mail"] });
      expect(form.get().isDirty).toBe(false);
    }),
  );

  test(
    "takes what was submitted as its new beginning",
    withForm(dynamic, async ({ server, kernel, form }) => {
      await until(() => !form.get().isLoading);
      fill(form);
      await form.submit();
      await until(() => !kernel.context("contact_form").get().fetching);
      expect(server.newLabels()).toEqual([
        "GET ctx/contact_form/",
        "POST call/ contact_form_submit",
        "GET ctx/contact_form/",
      ]);
      expect(form.get().values).toMatchObject(VALID);
      server.world.form.subject = "Changed by another user";
      await kernel.context("contact_form").refetch();
      expect(form.get().values).toMatchObject({ subject: "Changed by another user", email: VALID.email });
    }),
  );

  test(
    "shows why its description cannot be read",
    withForm(dynamic, async ({ server, kernel, form }) => {
      await until(() => !form.get().isLoading);
      server.answerNext("GET", { status: 500, body: "" });
      await kernel
        .context("contact_form")
        .refetch()
        .catch(() => {});
      // What was there stays, and a form that can be filled in has no failure to show.
      expect(form.get()).toMatchObject({ isLoading: false, error: null });

      server.answerNext("GET", { status: 500, body: "" });
      kernel.reset();
      expect(form.get()).toMatchObject({ isLoading: true });
      await until(() => form.get().error !== null);
      expect(form.get()).toMatchObject({ isLoading: false, error: { code: "BAD_RESPONSE", status: 500 } });
    }),
  );

  test(
    "notifies no subscriber when it is read again and nothing has changed",
    withForm(dynamic, async ({ kernel, form, history }) => {
      await until(() => !form.get().isLoading);
      const before = form.get();
      await kernel.context("contact_form").refetch();
      expect(form.get()).toBe(before);
      expect(history).toEqual([before]);
    }),
  );

  test(
    "asks once for two subscribers and for StrictMode's double mount",
    withForm(dynamic, async ({ server, form, leave }) => {
      let told = 0;
      const leaveToo = form.subscribe(() => told++);
      leave();
      leaveToo();
      const leaveAgain = form.subscribe(() => told++);
      await until(() => !form.get().isLoading);
      expect(told).toBe(1);
      expect(server.newLabels()).toEqual(["GET ctx/contact_form/"]);
      expect(server.arrivals.at(-1)!.state).toBe("answered");
      leaveAgain();
      leaveAgain();
    }),
  );

  test(
    "needs no subscriber to be changed, and shows the latest state to the next one",
    withForm(dynamic, async ({ server, kernel, form, history, leave }) => {
      await until(() => !form.get().isLoading);
      leave();
      const before = history.length;
      server.world.form.subject = "Meanwhile";
      await kernel.context("contact_form").refetch();
      expect(history).toHaveLength(before);
      expect(form.get().values.subject).toBe("Meanwhile");
    }),
  );

  test(
    "shows on a server, and while a browser hydrates, what was read there",
    withForm(dynamic, async ({ server }) => {
      server.world.form.subject = "Described";
      const onServer = createKernel({ baseUrl: server.baseUrl, server: true });
      await onServer.fetch("contact_form");
      const rendered = openForm(onServer, dynamic).getServer();
      expect(rendered).toMatchObject({ isLoading: false, values: { subject: "Described" } });

      await server.quiet();
      server.newLabels();
      const inBrowser = createKernel({ baseUrl: server.baseUrl });
      inBrowser.hydrate(onServer.dehydrate());
      const form = openForm(inBrowser, dynamic);
      const leave = form.subscribe(() => {});
      form.set("subject", "Typed before it was hydrated");
      expect(form.getServer()).toEqual(rendered);
      expect(form.getServer()).toBe(form.getServer());
      await server.quiet();
      expect(server.newLabels()).toEqual([]);
      leave();
    }),
  );
});
