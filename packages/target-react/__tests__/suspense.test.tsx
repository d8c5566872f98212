/** @jest-environment ../../jest.env-browser.mjs */
import { act, render, screen } from "@testing-library/react";
import { Component, Suspense, type PropsWithChildren, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { envelope } from "@mizan/kernel/scenarios";
import { MizanContext, useSuspenseDetail, useSuspenseProjectContext } from "./__golden__/world/index.ts";
import { kernel, Page, server, show } from "./project-page.tsx";

describe("a suspending hook", () => {
  class Boundary extends Component<PropsWithChildren, { error: Error | null }> {
    override state: { error: Error | null } = { error: null };

    static getDerivedStateFromError(error: Error): { error: Error } {
      return { error };
    }

    override render(): ReactNode {
      if (this.state.error === null) return this.props.children;
      const reset = (): void => this.setState({ error: null });
      return <button onClick={reset}>failed: {this.state.error.message}</button>;
    }
  }

  const Name = (): ReactNode => {
    const { detail } = useSuspenseProjectContext();
    return <p>{detail.name === useSuspenseDetail().name && detail.name}</p>;
  };

  const suspending = (
    <Page>
      <Boundary>
        <Suspense fallback={<p>loading</p>}>
          <Name />
        </Suspense>
      </Boundary>
    </Page>
  );

  test("waits for the data and never returns null", async () => {
    await show(suspending);
    await screen.findByText("Apollo");
    expect(server.arrivals.filter(({ label }) => label.startsWith("GET ctx/project/"))).toHaveLength(1);
  });

  test("shows the fallback while it waits", async () => {
    const request = server.hold("GET ctx/project/");
    await show(suspending);
    expect(screen.getByText("loading")).toBeDefined();
    request.release();
    await screen.findByText("Apollo");
  });

  test("causes no React warning", async () => {
    const warnings: unknown[] = [];
    const { error } = console;
    console.error = (...args) => warnings.push(args);
    const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
    environment.IS_REACT_ACT_ENVIRONMENT = false; // so that React goes on when it wants to, as on a page
    const container = document.body.appendChild(document.createElement("div"));
    const root = createRoot(container);
    try {
      root.render(suspending);
      await screen.findByText("Apollo");
      root.unmount();
    } finally {
      environment.IS_REACT_ACT_ENVIRONMENT = true;
      console.error = error;
      container.remove();
    }
    expect(warnings).toEqual([]);
  });

  describe("whose read failed throws its error to the nearest boundary", () => {
    const { now } = Date;
    const { error } = console;
    let time: number;

    // React renders twice before it gives up, so a failure counts for a moment: here until the clock advances.
    beforeEach(() => {
      time = now();
      Date.now = () => time;
      console.error = () => undefined;
    });

    afterEach(() => {
      Date.now = now;
      console.error = error;
    });

    const Own = (): ReactNode => useSuspenseDetail({ projectId: 7 }).name;
    const visit = (count: number): ReactNode => (
      <MizanContext kernel={kernel}>
        <Boundary key={count}>
          <Suspense fallback="loading">
            <Own />
          </Suspense>
        </Boundary>
      </MizanContext>
    );
    const reset = (): void => screen.getByRole("button").click();

    test.each<[string, (rerender: (page: ReactNode) => void) => void]>([
      ["reads again when the boundary is reset", () => ((time += 1_000), reset())],
      ["reads again when it is mounted anew", (rerender) => ((time += 1_000), rerender(visit(2)))],
    ])("and %s", async (_name, again) => {
      server.respondNext("GET ctx/project/", envelope(403, "FORBIDDEN"));
      const { rerender } = await act(() => Promise.resolve(render(visit(1))));
      await screen.findByText("failed: forbidden");
      expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
      await act(() => Promise.resolve(again(rerender)));
      await screen.findByText("Apollo");
      expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
    });

    test("and an invalidation reads again at once while a provider above the boundary mounts the context", async () => {
      server.respondNext("GET ctx/project/", envelope(403, "FORBIDDEN"));
      await show(suspending);
      await screen.findByText("failed: forbidden");
      await act(() => server.quiet());
      server.newLabels();
      kernel.invalidate("project");
      await act(() => server.quiet());
      expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
      await act(() => Promise.resolve(reset()));
      await screen.findByText("Apollo");
      expect(server.newLabels()).toEqual([]);
    });
  });
});
