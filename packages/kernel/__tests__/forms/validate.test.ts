import { rejection } from "../on-server.ts";
import { envelope } from "../../src/scenarios/world.ts";
import { fill, sentValues, withForm } from "./open-form.ts";

const VALIDATE = "POST call/ contact_form_validate";

const EMAIL = { email: ["Enter a valid email address."] };

const issue = (name: string, message: string): object => ({ loc: ["values", name], type: "", message });

describe("a check of some fields", () => {
  test(
    "shows only what is wrong with these, and tells whether anything is",
    withForm({}, async ({ server, form }) => {
      fill(form, { subject: "Hi" });
      expect(await form.validate(["subject"])).toBe(true);
      expect(form.get()).toMatchObject({ errors: {}, formErrors: [] });
      expect(await form.validate(["email", "subject"])).toBe(false);
      expect(form.get().errors).toEqual(EMAIL);
      expect(server.newLabels()).toEqual([VALIDATE, VALIDATE]);
      expect(form.get()).toMatchObject({ isPending: false, result: null });
    }),
  );

  test(
    "takes away what is wrong no longer",
    withForm({}, async ({ server, form }) => {
      await form.validate(["email"]);
      server.respondNext(VALIDATE, { body: { result: [] } });
      expect(await form.validate(["email"])).toBe(true);
      expect(form.get().errors).toEqual({});
    }),
  );

  test(
    "sends only the files that it is about",
    withForm({}, async ({ server, form }) => {
      form.set("attachment", new File(["hello"], "hello.txt"));
      await form.validate(["email"]);
      expect(server.arrivals.at(-1)!.files.size).toBe(0);
      expect(sentValues(server)).not.toHaveProperty("attachment");
      await form.validate(["attachment"]);
      expect([...server.arrivals.at(-1)!.files.keys()]).toEqual(["/values/attachment"]);
    }),
  );

  test(
    "that gets no response rejects and shows nothing",
    withForm({}, async ({ server, form }) => {
      server.respondNext(VALIDATE, "hang up");
      expect(await rejection(form.validate(["email"]))).toMatchObject({ code: "NETWORK_ERROR" });
      expect(form.get()).toMatchObject({ errors: {}, error: null });
    }),
  );
});

test(
  "a check of everything shows what is wrong with the form as a whole too",
  withForm({}, async ({ form }) => {
    fill(form, { subject: "x", email: "x" });
    expect(await form.validate()).toBe(false);
    expect(form.get()).toMatchObject({
      errors: { ...EMAIL, topic: ["Select a valid choice."] },
      formErrors: ["Say more than your address."],
    });
  }),
);

describe("leaving a field", () => {
  test(
    "asks about it once for each time that it was edited",
    withForm({}, async ({ server, form }) => {
      form.leave("email");
      form.set("email", "x");
      form.set("subject", "Hi");
      form.leave("email");
      form.leave("email");
      await server.quiet();
      expect(server.newLabels()).toEqual([VALIDATE]);
      expect(form.get().errors).toEqual(EMAIL);
      // Edited back to what it was in the beginning.
      form.set("email", "");
      form.leave("email");
      await server.quiet();
      expect(server.newLabels()).toEqual([VALIDATE]);
      await rejection(form.submit());
      form.leave("subject");
      await server.quiet();
      expect(server.newLabels()).toEqual(["POST call/ contact_form_submit"]);
    }),
  );

  test(
    "sends no file",
    withForm({}, async ({ server, form }) => {
      form.set("attachment", new File(["hello"], "hello.txt"));
      form.leave("attachment");
      await server.quiet();
      expect(server.newLabels()).toEqual([]);
    }),
  );
});

test(
  "an edit takes away what was wrong with that field only",
  withForm({}, async ({ form }) => {
    fill(form, { subject: "x", email: "x" });
    await form.validate();
    form.set("email", "x@");
    expect(form.get()).toMatchObject({
      errors: { topic: ["Select a valid choice."] },
      formErrors: ["Say more than your address."],
    });
    expect(form.get().errors).not.toHaveProperty("email");
  }),
);

describe("a late response to a check", () => {
  const late = { body: { result: [issue("email", "late"), issue("subject", "late")] } };

  test(
    "says nothing about a field that was checked again since",
    withForm({}, async ({ server, form }) => {
      server.respondNext(VALIDATE, late);
      const held = server.hold(VALIDATE);
      const first = form.validate(["email", "subject"]);
      await held.arrived;
      await form.validate(["email"]);
      held.release();
      expect(await first).toBe(false);
      expect(form.get().errors).toEqual({ ...EMAIL, subject: ["late"] });
    }),
  );

  test(
    "says nothing about a field that was edited since",
    withForm({}, async ({ server, form }) => {
      server.respondNext(VALIDATE, late);
      const held = server.hold(VALIDATE);
      const first = form.validate(["email", "subject"]);
      await held.arrived;
      form.set("email", "ada@example.org");
      held.release();
      await first;
      expect(form.get().errors).toEqual({ subject: ["late"] });
    }),
  );

  test(
    "says nothing after a submission",
    withForm({}, async ({ server, form }) => {
      server.respondNext(VALIDATE, late);
      const held = server.hold(VALIDATE);
      const first = form.validate();
      await held.arrived;
      server.respondNext(
        "POST call/ contact_form_submit",
        envelope(422, "VALIDATION_FAILED", [issue("email", "new")]),
      );
      await rejection(form.submit());
      held.release();
      await first;
      expect(form.get().errors).toEqual({ email: ["new"] });
    }),
  );

  test(
    "says nothing after a reset",
    withForm({}, async ({ server, form }) => {
      const held = server.hold(VALIDATE);
      const first = form.validate();
      await held.arrived;
      form.reset();
      held.release();
      await first;
      expect(form.get().errors).toEqual({});
    }),
  );
});
