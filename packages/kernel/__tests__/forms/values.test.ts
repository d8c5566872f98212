import { until } from "../../src/scenarios/views.ts";
import { contactFormFields } from "../../src/scenarios/contact-form.ts";
import { createForm } from "../../src/forms/index.ts";
import { createKernel } from "../../src/index.ts";
import { fill, sentValues, VALID, withForm } from "./open-form.ts";

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
    "begin with the values of the description, without a request",
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
    "begin with the values that the application passes",
    withForm({ initial: { subject: "From the URL", topic: 2 } }, async ({ form }) => {
      expect(form.get()).toMatchObject({
        values: { ...BEGINNING, subject: "From the URL", topic: 2 },
        isDirty: false,
      });
      await Promise.resolve();
    }),
  );

  test(
    "keep edits while the description is removed and read again",
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
    "change when they are set, and are dirty until they equal the initial values again",
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
    "contain files, which are sent until they are removed",
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
    "keep the stored file of the server with null, and remove it with false",
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

test("fields may have the names of members of Object.prototype", async () => {
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
