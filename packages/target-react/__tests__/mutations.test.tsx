/** @jest-environment ../../jest.env-browser.mjs */
import { act, screen, waitFor } from "@testing-library/react";
import { startTransition, type ReactNode } from "react";
import { envelope } from "@mizan/kernel/scenarios";
import { touch, useRenameProject } from "./__golden__/world/index.ts";
import { hook, kernel, Page, server, show } from "./project-page.tsx";

describe("a mutation", () => {
  /** The state alone. */
  const stateOf = ({ status, isPending, data, error }: ReturnType<typeof useRenameProject>) => ({
    status,
    isPending,
    data,
    error,
  });
  const idle = { status: "idle", isPending: false, error: null, data: null };
  const args = { project_id: 7, name: "Apollo 11" };
  const data = { id: 7, name: "Apollo 11" };

  test("is idle, then pending, then has its data, and sends one request", async () => {
    const result = hook(useRenameProject);
    expect(stateOf(result.current)).toEqual(idle);
    const { mutate, mutateAsync, reset } = result.current;
    const call = server.hold("POST call/");
    let sent!: Promise<unknown>;
    act(() => void (sent = mutateAsync(args)));
    expect(stateOf(result.current)).toEqual({ ...idle, status: "pending", isPending: true });
    call.release();
    await act(() => sent);
    expect(result.current).toEqual({ mutate, mutateAsync, reset, ...idle, status: "success", data });
    expect(server.arrivals.filter(({ label }) => label.startsWith("POST"))).toHaveLength(1);
  });

  test("that is started without waiting returns nothing, and shows its outcome", async () => {
    const result = hook(useRenameProject);
    const returned: unknown[] = [];
    act(() => void returned.push(result.current.mutate(args)));
    await waitFor(() => expect(stateOf(result.current)).toEqual({ ...idle, status: "success", data }));
    expect(returned).toEqual([undefined]);
  });

  test.each([
    ["mutate", (mutation: ReturnType<typeof useRenameProject>) => mutation.mutate(args)],
    ["mutateAsync", (mutation: ReturnType<typeof useRenameProject>) => void mutation.mutateAsync(args)],
  ])("that fails after %s has its error, without an unhandled rejection", async (_name, start) => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", note);
    try {
      server.respondNext("POST call/", envelope(403, "FORBIDDEN"));
      const result = hook(useRenameProject);
      act(() => start(result.current));
      await waitFor(() => expect(result.current.status).toBe("error"));
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(result.current).toMatchObject({ data: null, error: { name: "MizanError", code: "FORBIDDEN" } });
      expect(unhandled).toEqual([]);
    } finally {
      process.off("unhandledRejection", note);
    }
  });

  test("rejects the promise of mutateAsync", async () => {
    server.respondNext("POST call/", envelope(404, "NOT_FOUND"));
    const result = hook(useRenameProject);
    await act(async () => {
      await expect(result.current.mutateAsync({ project_id: 1, name: "" })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    });
  });

  test("is idle again after reset", async () => {
    const result = hook(useRenameProject);
    await act(() => result.current.mutateAsync(args));
    expect(result.current.data).toEqual(data);
    act(() => result.current.reset());
    expect(stateOf(result.current)).toEqual(idle);
  });

  test("drops its data when another user signs in", async () => {
    const result = hook(useRenameProject);
    for (const identity of ["bob", ""]) {
      await act(() => result.current.mutateAsync(args));
      expect(result.current.data).toEqual(data);
      server.world.identity = identity;
      await act(() => touch(kernel));
      expect(stateOf(result.current)).toEqual(idle);
    }
  });

  test("keeps the data of the response that reports the new user", async () => {
    const result = hook(useRenameProject);
    await act(() => touch(kernel));
    server.world.identity = "bob";
    await act(() => result.current.mutateAsync(args));
    expect(result.current.data).toEqual(data);
  });

  test("stays pending until its own call is answered, also when the user changes", async () => {
    const result = hook(useRenameProject);
    await act(() => touch(kernel));
    const call = server.hold("POST call/ rename_project");
    let sent!: Promise<unknown>;
    act(() => void (sent = result.current.mutateAsync(args)));
    await call.arrived;
    server.world.identity = "bob";
    await act(() => touch(kernel));
    expect(result.current.isPending).toBe(true);
    call.release();
    await act(() => sent.catch(() => undefined));
    expect(result.current.isPending).toBe(false);
  });

  test("has the data of the later of two overlapping calls", async () => {
    const result = hook(useRenameProject);
    const first = server.hold("POST call/");
    let sent!: Promise<unknown>;
    act(() => void (sent = result.current.mutateAsync({ project_id: 7, name: "first" })));
    await first.arrived;
    await act(() => result.current.mutateAsync({ project_id: 7, name: "second" }));
    first.release();
    await act(() => sent);
    expect(result.current.data).toEqual({ id: 7, name: "second" });
  });

  test("is pending while a transition waits for it", async () => {
    const call = server.hold("POST call/");
    const Save = (): ReactNode => {
      const { mutateAsync, isPending } = useRenameProject();
      const save = (): void => {
        startTransition(async () => {
          await mutateAsync(args);
        });
      };
      return <button onClick={save}>{isPending ? "Saving" : "Save"}</button>;
    };
    await show(
      <Page>
        <Save />
      </Page>,
    );
    const button = screen.getByRole("button");
    expect(button.textContent).toBe("Save");
    act(() => button.click());
    expect(button.textContent).toBe("Saving");
    call.release();
    await waitFor(() => expect(button.textContent).toBe("Save"));
  });
});
