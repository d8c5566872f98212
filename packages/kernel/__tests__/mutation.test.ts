import { createMutation, type Kernel } from "../src/index.ts";
import { onServer } from "./on-server.ts";
import { until } from "../src/scenarios/views.ts";
import { envelope } from "../src/scenarios/world.ts";

interface Renamed {
  readonly id: number;
  readonly name: string;
}

const rename = (kernel: Kernel, name: string): Promise<Renamed> =>
  kernel.call("rename_project", { project_id: 7, name });

const IDLE = { status: "idle", data: null, error: null, isPending: false };

describe("a mutation", () => {
  test(
    "is idle, pending and successful, and keeps the previous result while the next call is pending",
    onServer({}, async ({ kernel }) => {
      const mutation = createMutation(kernel, rename);
      const states: unknown[] = [];
      mutation.subscribe(() => states.push(mutation.get()));
      expect(mutation.get()).toEqual(IDLE);
      expect(mutation.get()).toBe(mutation.get());
      expect(await mutation.mutateAsync("A")).toEqual({ id: 7, name: "A" });
      await mutation.mutateAsync("B");
      const [a, b] = ["A", "B"].map((name) => ({ id: 7, name }));
      expect(states).toEqual([
        { status: "pending", data: null, error: null, isPending: true },
        { status: "success", data: a, error: null, isPending: false },
        { status: "pending", data: a, error: null, isPending: true },
        { status: "success", data: b, error: null, isPending: false },
      ]);
    }),
  );

  test(
    "shows an error without the previous result; the promise may be ignored",
    onServer({}, async ({ server, kernel }) => {
      const mutation = createMutation(kernel, rename);
      const unhandled: unknown[] = [];
      const listener = (reason: unknown): void => void unhandled.push(reason);
      process.on("unhandledRejection", listener);
      try {
        await mutation.mutateAsync("A");
        server.respondNext("POST", envelope(403, "FORBIDDEN"));
        mutation.mutate("B");
        await until(() => !mutation.get().isPending);
        await new Promise((resolve) => setTimeout(resolve, 10));
        expect(mutation.get()).toMatchObject({ status: "error", data: null, error: { code: "FORBIDDEN" } });
        expect(unhandled).toEqual([]);
      } finally {
        process.off("unhandledRejection", listener);
      }
    }),
  );

  test(
    "rejects if the function throws before it calls",
    onServer({}, async ({ kernel }) => {
      const mutation = createMutation(kernel, (): Promise<never> => {
        throw new RangeError("no such file");
      });
      await expect(mutation.mutateAsync()).rejects.toThrow("no such file");
      expect(mutation.get()).toMatchObject({ status: "error", error: { message: "no such file" } });
    }),
  );

  test(
    "shows the outcome of the latest call, whichever is answered last",
    onServer({}, async ({ server, kernel }) => {
      await kernel.initSession();
      const mutation = createMutation(kernel, rename);
      const first = server.hold("POST");
      const earlier = mutation.mutateAsync("A");
      await first.arrived;
      await mutation.mutateAsync("B");
      first.release();
      expect(await earlier).toMatchObject({ name: "A" });
      expect(mutation.get()).toMatchObject({ status: "success", data: { name: "B" } });
    }),
  );

  test(
    "is idle after reset, also when the pending call is answered",
    onServer({}, async ({ server, kernel }) => {
      const mutation = createMutation(kernel, rename);
      const call = server.hold("POST");
      const result = mutation.mutateAsync("A");
      await call.arrived;
      mutation.reset();
      expect(mutation.get()).toEqual(IDLE);
      call.release();
      await result;
      expect(mutation.get()).toEqual(IDLE);
    }),
  );

  test(
    "forgets its result when another user signs in, and notifies subscribers of it",
    onServer({}, async ({ server, kernel }) => {
      const mutation = createMutation(kernel, rename);
      await mutation.mutateAsync("A");
      const heard: unknown[] = [];
      const leave = mutation.subscribe(() => heard.push(mutation.get()));
      server.world.identity = "grace";
      await kernel.fetch("projects");
      expect(mutation.get()).toEqual(IDLE);
      expect(heard).toEqual([IDLE]);
      leave();
      kernel.reset();
      expect(heard).toHaveLength(1);
    }),
  );

  test(
    "shows the result of the call that signed the user in",
    onServer({}, async ({ server, kernel }) => {
      await kernel.fetch("projects");
      await kernel.initSession();
      const signIn = createMutation(kernel, (client: Kernel) => client.call<string>("touch"));
      const states: string[] = [];
      signIn.subscribe(() => states.push(signIn.get().status));
      server.world.identity = "grace";
      await signIn.mutateAsync();
      expect(states).toEqual(["pending", "pending", "success"]);
      expect(signIn.get().data).toBe("touch");
    }),
  );
});
