/** @jest-environment ../../jest.env-browser.mjs */
import { render, renderHook } from "@testing-library/react";
import type { PropsWithChildren, ReactNode } from "react";
import {
  configure as configureClient,
  MizanContext,
  useDetail,
  useMizan,
  useProjectContext,
  useRenameProject,
  useSuspenseDetail,
  type Kernel,
  type MizanContextProps,
} from "./__golden__/world/index.ts";
import { defaultClient as anotherDefault } from "../../target-typescript/__tests__/__golden__/forms/client.ts";
import { kernel, server } from "./project-page.tsx";

/** Runs what React logs for an error that a test expects, without showing it. */
function quietly(run: () => void): void {
  const { error } = console;
  console.error = () => undefined;
  try {
    run();
  } finally {
    console.error = error;
  }
}

describe("a hook without its provider", () => {
  test("names the provider of its context", () => {
    const wrapper = ({ children }: PropsWithChildren): ReactNode => (
      <MizanContext kernel={kernel}>{children}</MizanContext>
    );
    quietly(() => {
      for (const use of [useProjectContext, useDetail, useSuspenseDetail] as (() => unknown)[]) {
        expect(() => renderHook(() => use(), { wrapper })).toThrow(
          "This hook must be used inside <ProjectContext> or get parameters.",
        );
      }
    });
  });

  test("names <MizanContext>", () => {
    quietly(() => {
      for (const use of [useRenameProject, useMizan] as (() => unknown)[]) {
        expect(() => renderHook(() => use())).toThrow("This hook must be used inside <MizanContext>.");
      }
    });
  });
});

test("a provider creates its own client once", () => {
  const made: Kernel[] = [];
  const Look = (): ReactNode => void made.push(useMizan().kernel);
  const page = (
    <MizanContext baseUrl={server.baseUrl}>
      <Look />
    </MizanContext>
  );
  const { rerender } = render(page);
  rerender(page);
  rerender(
    <MizanContext baseUrl="/elsewhere">
      <Look />
    </MizanContext>,
  );
  expect(new Set(made).size).toBe(1);
});

describe("a provider after configure", () => {
  const kernelOf = (options: MizanContextProps): Kernel =>
    renderHook(() => useMizan().kernel, {
      wrapper: ({ children }: PropsWithChildren) => <MizanContext {...options}>{children}</MizanContext>,
    }).result.current;

  test("provides the configured client, unless it has options or a client", () => {
    const configured = configureClient({ baseUrl: server.baseUrl });
    expect(kernelOf({})).toBe(configured);
    expect(kernelOf({ baseUrl: server.baseUrl })).not.toBe(configured);
    expect(kernelOf({ kernel })).toBe(kernel);
    const again = configureClient();
    expect(again).not.toBe(configured);
    expect(kernelOf({})).toBe(again);
  });

  test("still provides it after configure failed on a server", () => {
    const configured = configureClient();
    expect(() => configureClient({ server: true })).toThrow("configure() works in browsers only");
    expect(kernelOf({})).toBe(configured);
  });

  test("of another generated client does not provide it", () => {
    configureClient();
    expect(anotherDefault()).not.toBe(anotherDefault());
  });
});
