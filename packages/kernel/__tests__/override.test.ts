import { onServer, rejection } from "./on-server.ts";
import { shownName, until } from "../src/scenarios/views.ts";

const LABEL = "GET ctx/project/?project_id=7";
const params = { project_id: 7 };

describe("an override", () => {
  interface Project {
    readonly detail: { readonly name: string };
  }

  test(
    "is applied to all new data, in the order of the overrides, until it is removed",
    onServer({}, async ({ server, kernel }) => {
      const entry = kernel.context<Project>("project", params);
      entry.subscribe(() => {});
      const suffix = (text: string) => (data: Project) => ({
        detail: { name: `${data.detail.name}${text}` },
      });
      const removeFirst = entry.override(suffix("?"));
      expect(entry.get().data).toBeNull();
      const removeSecond = entry.override(suffix("!"));
      await entry.promise();
      expect(shownName(entry.get())).toBe("Apollo?!");
      server.world.names.set(7, "Gemini");
      await entry.refetch();
      expect(shownName(entry.get())).toBe("Gemini?!");
      removeFirst();
      expect(shownName(entry.get())).toBe("Gemini!");
      removeFirst();
      removeSecond();
      expect(shownName(entry.get())).toBe("Gemini");
      expect(kernel.dehydrate()).toContain("Gemini");
    }),
  );

  test(
    "that throws shows its error, and removing it restores the data",
    onServer({}, async ({ kernel }) => {
      const entry = kernel.context("project", params);
      entry.subscribe(() => {});
      await entry.promise();
      const remove = entry.override(() => {
        throw new RangeError("broken update");
      });
      expect(entry.get()).toMatchObject({ status: "error", error: { message: "broken update" } });
      await entry.refetch();
      expect(entry.get().fetching).toBe(false);
      remove();
      expect(entry.get()).toMatchObject({ status: "success", error: null });
    }),
  );

  test(
    "ends with a call that concerns another instance, without a request",
    onServer({}, async ({ server, kernel }) => {
      const entry = kernel.context<Project>("project", params);
      entry.subscribe(() => {});
      await entry.promise();
      const update = (): Project => ({ detail: { name: "Optimist" } });
      const call = server.hold("POST");
      const result = kernel.call("touch", {}, { optimistic: [{ entry: entry as never, update }] });
      expect(shownName(entry.get())).toBe("Optimist");
      call.release();
      await result;
      expect(shownName(entry.get())).toBe("Apollo");
      await server.quiet();
      expect(server.newLabels()).toEqual([LABEL, "GET session/", "POST call/ touch"]);
    }),
  );

  test(
    "ends immediately with a call whose outcome is unknown, and the instance is read again",
    onServer({ csrf: false }, async ({ server, kernel }) => {
      const entry = kernel.context<Project>("project", params);
      entry.subscribe(() => {});
      await entry.promise();
      server.respondNext("POST", { status: 502, body: "<html>" });
      const update = (): Project => ({ detail: { name: "Optimist" } });
      const optimistic = [{ entry: entry as never, update }];
      await rejection(kernel.call("touch", params, { affects: { project: ["project_id"] }, optimistic }));
      expect(shownName(entry.get())).toBe("Apollo");
      expect(entry.get().fetching).toBe(true);
    }),
  );

  test(
    "ends when the read that it waited for fails",
    onServer({}, async ({ server, kernel }) => {
      server.world.singleFlight = false;
      const entry = kernel.context<Project>("project", params);
      entry.subscribe(() => {});
      await entry.promise();
      const update = (): Project => ({ detail: { name: "Optimist" } });
      server.respondNext(LABEL, { status: 500, body: "" });
      await kernel.call(
        "rename_project",
        { project_id: 7, name: "X" },
        { optimistic: [{ entry: entry as never, update }] },
      );
      expect(shownName(entry.get())).toBe("Optimist");
      await until(() => entry.get().error !== null);
      expect(shownName(entry.get())).toBe("Apollo");
    }),
  );

  test(
    "ends when its instance was unmounted before the call ended",
    onServer({}, async ({ server, kernel }) => {
      server.world.singleFlight = false;
      const entry = kernel.context<Project>("project", params);
      const leave = entry.subscribe(() => {});
      await entry.promise();
      const update = (): Project => ({ detail: { name: "Optimist" } });
      const result = kernel.call(
        "rename_project",
        { project_id: 7, name: "X" },
        { optimistic: [{ entry: entry as never, update }] },
      );
      leave();
      await result;
      await Promise.resolve();
      expect(shownName(entry.get())).toBe("Apollo");
    }),
  );
});
