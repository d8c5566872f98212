import { until } from "../../src/scenarios/views.ts";
import { rejection } from "../on-server.ts";
import { fill, VALID, withForm } from "./open-form.ts";

const SUBMIT = "POST call/ contact_form_submit";

const EMPTY = {
  values: { subject: "", email: "", attachment: null },
  errors: {},
  formErrors: [],
  isDirty: false,
  isPending: false,
  error: null,
  isSubmitted: false,
  result: null,
};

describe("when another user is signed in", () => {
  test.each([{ dynamic: false }, { dynamic: true }])(
    "a form drops the text, files and errors of the previous user (%o)",
    async (options) => {
      await withForm(options, async ({ server, kernel, form, history }) => {
        await kernel.fetch("projects");
        await until(() => !form.get().isLoading);
        fill(form, { subject: "x", email: "x", attachment: new Blob(["private"]) });
        await rejection(form.submit());
        expect(form.get()).toMatchObject({ isDirty: true, formErrors: ["Say more than your address."] });
        const before = history.length;
        server.world.identity = "grace";
        await kernel.fetch("projects");
        await kernel.call("touch");
        expect(form.get()).toMatchObject(EMPTY);
        expect(history[before]).toMatchObject(EMPTY);

        // And again for the next one.
        form.set("subject", "by Grace");
        server.world.identity = "ada";
        await kernel.call("touch");
        expect(history.at(-1)).toMatchObject(EMPTY);
      })();
    },
  );

  test(
    "so does a form without subscribers",
    withForm({}, async ({ server, kernel, form, leave }) => {
      await kernel.fetch("projects");
      await kernel.initSession();
      fill(form);
      leave();
      server.world.identity = "grace";
      await kernel.call("touch");
      expect(form.get()).toMatchObject(EMPTY);
      const shown: unknown[] = [];
      const leaveAgain = form.subscribe(() => shown.push(form.get().values.subject));
      form.set("subject", "by Grace");
      await kernel.initSession();
      server.world.identity = "";
      await kernel.call("touch");
      expect(shown).toEqual(["by Grace", ""]);
      leaveAgain();
    }),
  );

  test.each([{ dynamic: false }, { dynamic: true }])(
    "nor does it begin with the values that the page gave it for the one before (%o)",
    async (options) => {
      const initial = { email: "ada@example.org", topic: 2, subject: "From Ada" };
      await withForm({ ...options, initial }, async ({ server, kernel, form, history }) => {
        await kernel.fetch("projects");
        await until(() => !form.get().isLoading);
        expect(form.get().values).toMatchObject(initial);
        expect(form.getServer().values).toMatchObject(initial);
        form.set("subject", "Hi");
        const before = history.length;
        server.world.identity = "grace";
        await kernel.call("touch");
        await until(() => !form.get().isLoading);
        for (const { values } of [...history.slice(before), form.get(), form.getServer()]) {
          expect(values).toMatchObject({ subject: "", email: "" });
          expect(values.topic).toBeNull();
        }
        expect(form.get().isDirty).toBe(false);
        form.reset();
        expect(form.get().values.email).toBe("");
      })();
    },
  );

  test(
    "a submission under way rejects with RESET, which shows, and the next one is another",
    withForm({}, async ({ server, kernel, form }) => {
      await kernel.fetch("projects");
      fill(form);
      const held = server.hold(SUBMIT);
      const first = form.submit();
      await held.arrived;
      server.world.identity = "grace";
      await kernel.call("touch");
      expect(form.get()).toMatchObject(EMPTY);
      held.release();
      expect(await rejection(first)).toMatchObject({ code: "RESET" });
      expect(form.get()).toMatchObject({ ...EMPTY, error: { code: "RESET" } });
      fill(form);
      const second = form.submit();
      expect(second).not.toBe(first);
      expect(await second).toEqual({ number: 2 });
      expect(form.get()).toMatchObject({ values: VALID, error: null, result: { number: 2 } });
    }),
  );

  test(
    "by the form itself, its result shows",
    withForm({}, async ({ server, kernel, form }) => {
      await kernel.fetch("projects");
      fill(form);
      server.respondNext(SUBMIT, {
        headers: { "X-Mizan-Identity": "grace" },
        body: { result: { number: 9 } },
      });
      expect(await form.submit()).toEqual({ number: 9 });
      expect(form.get()).toMatchObject({ ...EMPTY, isSubmitted: true, result: { number: 9 } });
    }),
  );

  test(
    "by a submission that is refused, nothing is said of values that are gone",
    withForm({}, async ({ server, kernel, form }) => {
      await kernel.fetch("projects");
      fill(form);
      const details = [{ loc: ["values", "subject"], type: "", message: "Hi is not enough." }];
      const error = { code: "VALIDATION_FAILED", message: "Not valid", details };
      server.respondNext(SUBMIT, { status: 422, headers: { "X-Mizan-Identity": "" }, body: { error } });
      expect(await rejection(form.submit())).toMatchObject({ code: "VALIDATION_FAILED" });
      expect(form.get()).toMatchObject({ ...EMPTY, error: { code: "VALIDATION_FAILED" } });
    }),
  );
});
