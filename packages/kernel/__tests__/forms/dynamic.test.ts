import { until } from "../../src/scenarios/views.ts";
import { createKernel } from "../../src/index.ts";
import { fill, openForm, VALID, withForm } from "./open-form.ts";

describe("a form that is described at run time", () => {
  const dynamic = { dynamic: true };

  test(
    "shows the fields of the document until the description arrives",
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
    "drops a choice that no longer exists",
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
    "has the submitted values as new initial values",
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
      server.respondNext("GET", { status: 500, body: "" });
      await kernel
        .context("contact_form")
        .refetch()
        .catch(() => {});
      // The old fields stay, and a form that can be filled in shows no error.
      expect(form.get()).toMatchObject({ isLoading: false, error: null });

      server.respondNext("GET", { status: 500, body: "" });
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
    "sends one request for two subscribers and for StrictMode's double mount",
    withForm(dynamic, async ({ server, form, leave }) => {
      let notified = 0;
      const leaveToo = form.subscribe(() => notified++);
      leave();
      leaveToo();
      const leaveAgain = form.subscribe(() => notified++);
      await until(() => !form.get().isLoading);
      expect(notified).toBe(1);
      expect(server.newLabels()).toEqual(["GET ctx/contact_form/"]);
      expect(server.arrivals.at(-1)!.state).toBe("answered");
      leaveAgain();
      leaveAgain();
    }),
  );

  test(
    "can be changed without a subscriber, and shows the latest state to the next one",
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
    "shows the data of the server while a browser hydrates",
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
