/** @jest-environment ../../jest.env-browser.mjs */
import { act, renderHook, waitFor } from "@testing-library/react";
import {
  projectContext,
  renameProject,
  useDetail,
  useList,
  useMizan,
  useReader,
} from "./__golden__/world/index.ts";
import { hook, kernel, Page } from "./project-page.tsx";

describe("a hook for one function's data", () => {
  test("returns null and then the data", async () => {
    const result = hook(useDetail);
    expect(result.current).toBeNull();
    await waitFor(() => expect(result.current).toEqual({ id: 7, name: "Apollo", reader: "ada" }));
  });

  test("renders again only when its own part of the context changes", async () => {
    let renders = 0;
    const reader = hook(() => {
      renders++;
      return useReader();
    });
    await waitFor(() => expect(reader.current).toBe("ada"));
    const list = renderHook(() => useList(), { wrapper: Page }).result;
    await waitFor(() => expect(list.current).toEqual(["Apollo", "Gemini"]));
    const before = renders;
    await act(() => renameProject(kernel, { project_id: 7, name: "Apollo 11" }));
    expect(list.current).toEqual(["Apollo 11", "Gemini"]);
    expect(renders).toBe(before);
  });
});

test("useMizan calls and fetches functions without a hook", async () => {
  const { current: mizan } = hook(useMizan);
  expect(mizan.kernel).toBe(kernel);
  await act(async () => {
    expect(await mizan.call(renameProject, { project_id: 8, name: "Mercury" })).toEqual({
      id: 8,
      name: "Mercury",
    });
    expect(await mizan.fetch(projectContext, { project_id: 8 })).toMatchObject({
      detail: { name: "Mercury" },
    });
  });
});
