import type { ContextState, MutationState } from "../src/index.ts";

interface Project {
  readonly name: string;
}

/** Compiled, not called: the lines below are checked by the compiler. */
const compiled = (...checks: readonly unknown[]): void => {
  expect(checks.every((check) => typeof check === "function")).toBe(true);
};

test("status narrows the data and the error of a context", () => {
  compiled((state: ContextState<Project>) => {
    switch (state.status) {
      case "success":
        return [state.data satisfies Project, state.error satisfies null];
      case "error":
        return [state.data satisfies Project | null, state.error satisfies Error];
      case "pending":
        return [state.data satisfies null, state.error satisfies null, state.isPrevious satisfies false];
      case "idle":
        return [state.data satisfies null, state.error satisfies null, state.fetching satisfies false];
    }
  });
});

test("without a status, the data of a context may be missing", () => {
  // @ts-expect-error: data may be null
  compiled((state: ContextState<Project>) => state.data.name);
  // @ts-expect-error: after an error, there may be data of an earlier read or none
  compiled((state: ContextState<Project>) => state.status === "error" && state.data.name);
});

test("status and isPending narrow the result and the error of a mutation", () => {
  compiled((state: MutationState<Project>) => {
    switch (state.status) {
      case "success":
        return [state.data satisfies Project, state.error satisfies null, state.isPending satisfies false];
      case "error":
        return [state.data satisfies null, state.error satisfies Error];
      case "pending":
        return [state.data satisfies Project | null, state.isPending satisfies true];
      case "idle":
        return [state.data satisfies null, state.error satisfies null];
    }
  });
  compiled((state: MutationState<Project>) => state.isPending && (state.status satisfies "pending"));
});
