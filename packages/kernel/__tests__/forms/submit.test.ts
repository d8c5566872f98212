import { until } from "../../src/scenarios/views.ts";
import { envelope } from "../../src/scenarios/world.ts";
import { rejection } from "../on-server.ts";
import { fill, withForm } from "./open-form.ts";

const SUBMIT = "POST call/ contact_form_submit";

describe("a submission", () => {
  test(
    "is pending, then has its result",
    withForm({}, async ({ server, form, history }) => {
      fill(form);
      const before = history.length;
      expect(await form.submit()).toEqual({ number: 1 });
      expect(
        history.slice(before).map(({ isPending, isSubmitted, result }) => [isPending, isSubmitted, result]),
      ).toEqual([
        [true, false, null],
        [false, true, { number: 1 }],
      ]);
      expect(server.newLabels()).toEqual([SUBMIT]);
    }),
  );

  test(
    "is not sent again while it is under way",
    withForm({}, async ({ server, form }) => {
      fill(form);
      const held = server.hold(SUBMIT);
      const first = form.submit();
      expect(form.submit()).toBe(first);
      held.release();
      expect(await first).toEqual({ number: 1 });
      expect(await form.submit()).toEqual({ number: 2 });
      expect(server.newLabels()).toEqual([SUBMIT, SUBMIT]);
    }),
  );

  test(
    "that is refused shows what is wrong: with fields by name, with the rest as errors of the form",
    withForm({}, async ({ server, form }) => {
      const details = [
        { loc: ["values", "subject"], type: "a", message: "Too short." },
        { loc: ["values", "subject"], type: "b", message: "Too dull." },
        { loc: ["values", "channels", 1], type: "c", message: "No phone." },
        { loc: ["values"], type: "d", message: "Not today." },
        { loc: ["values", "token"], type: "e", message: "It is too late." },
        { loc: ["values", "surprise", 0], type: "f", message: "What is that?" },
        { loc: ["ticket_id"], type: "g", message: "Not a number." },
        { loc: [], type: "h", message: "Not at all." },
      ];
      server.respondNext(SUBMIT, envelope(422, "VALIDATION_FAILED", details));
      expect(await rejection(form.submit())).toMatchObject({ code: "VALIDATION_FAILED", issues: details });
      expect(form.get()).toMatchObject({ isPending: false, error: null, isSubmitted: false, result: null });
      expect(form.get().errors).toEqual({ subject: ["Too short.", "Too dull."], channels: ["No phone."] });
      expect(form.get().formErrors).toEqual([
        "Not today.",
        "Token: It is too late.",
        "surprise.0: What is that?",
        "ticket_id: Not a number.",
        "Not at all.",
      ]);
    }),
  );

  test(
    "clears what was wrong when it succeeds",
    withForm({}, async ({ form }) => {
      fill(form, { subject: "x@", email: "x@" });
      await rejection(form.submit());
      expect(form.get()).toMatchObject({
        errors: { topic: ["Select a valid choice."] },
        formErrors: ["Say more than your address."],
      });
      fill(form);
      await form.submit();
      expect(form.get()).toMatchObject({ errors: {}, formErrors: [], result: { number: 1 } });
    }),
  );

  test.each([
    ["was forbidden", envelope(403, "FORBIDDEN"), { code: "FORBIDDEN" }],
    ["got no response", "hang up" as const, { code: "NETWORK_ERROR" }],
    ["was refused without a reason", envelope(422, "VALIDATION_FAILED"), { code: "VALIDATION_FAILED" }],
  ])(
    "that %s shows its error and keeps the values and what was wrong with them",
    async (_name, response, error) => {
      await withForm({}, async ({ server, form }) => {
        fill(form, { subject: "Hi" });
        await form.validate(["email"]);
        server.respondNext(SUBMIT, response);
        expect(await rejection(form.submit())).toMatchObject(error);
        expect(form.get()).toMatchObject({
          error,
          values: { subject: "Hi" },
          errors: { email: ["Enter a valid email address."] },
        });
        fill(form);
        const sent = form.submit();
        expect(form.get()).toMatchObject({ error: null, isPending: true });
        await sent;
      })();
    },
  );

  test(
    "that fails causes no unhandled rejection; neither does a validation",
    withForm({}, async ({ server, form }) => {
      const unhandled: unknown[] = [];
      const note = (reason: unknown): void => void unhandled.push(reason);
      process.on("unhandledRejection", note);
      try {
        void form.submit();
        await until(() => !form.get().isPending);
        server.respondNext("POST", "hang up");
        void form.validate(["email"]);
        await server.quiet();
        await new Promise((resolve) => setTimeout(resolve, 20));
        expect(unhandled).toEqual([]);
        expect(form.get().error).toBeNull();
      } finally {
        process.off("unhandledRejection", note);
      }
    }),
  );

  test(
    "survives that its component is gone",
    withForm({ dynamic: true }, async ({ server, kernel, form, history, leave }) => {
      await until(() => !form.get().isLoading);
      fill(form);
      const held = server.hold(SUBMIT);
      const sent = form.submit();
      const before = history.length;
      leave();
      held.release();
      expect(await sent).toEqual({ number: 1 });
      expect(history).toHaveLength(before);
      expect(form.get()).toMatchObject({ isPending: false, result: { number: 1 } });
      expect(server.newLabels()).toEqual(["GET ctx/contact_form/", SUBMIT]);
      const entry = kernel.context("contact_form");
      entry.subscribe(() => {});
      expect(entry.get().fetching).toBe(true);
    }),
  );

  test(
    "that was under way when the form was reset does not show, and another one can be sent",
    withForm({}, async ({ server, form }) => {
      fill(form);
      const held = server.hold(SUBMIT);
      const first = form.submit();
      form.reset();
      expect(form.get()).toMatchObject({ isPending: false, isDirty: false, values: { subject: "" } });
      held.release();
      expect(await first).toEqual({ number: 1 });
      expect(form.get().result).toBeNull();
      expect(await rejection(form.submit())).toMatchObject({ code: "VALIDATION_FAILED" });
      form.reset();
      expect(form.get()).toMatchObject({ errors: {}, formErrors: [], error: null });
    }),
  );
});
