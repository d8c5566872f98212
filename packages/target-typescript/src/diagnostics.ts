import { defineDiagnostic, type DiagnosticFactory, type Origin } from "@mizan/core";

/** What a generated name stands for. */
export interface NameOwner {
  /** e.g. `the function "rename_project"`. */
  readonly what: string;
  /** Null for what every client has, such as `createClient`. */
  readonly origin: Origin | null;
}

export const namesCollide: DiagnosticFactory<{
  readonly name: string;
  readonly first: NameOwner;
  readonly second: NameOwner;
}> = defineDiagnostic({
  code: "MZ4101",
  slug: "generated-name-collision",
  title: "Name collision in the generated client",
  severity: "error",
  describe: ({ name, first, second }) => {
    const origin = second.origin ?? first.origin;
    return {
      message: `${describe(first)} and ${describe(second)} would both be named ${name} in TypeScript.`,
      hint: "Rename one of them in the backend. A function gets another name with @client(name=…).",
      ...(origin === null ? {} : { pointer: origin.pointer }),
      ...(origin?.source === undefined ? {} : { source: origin.source }),
    };
  },
});

function describe({ what, origin }: NameOwner): string {
  return origin?.source === undefined ? what : `${what} (${origin.source})`;
}

export const optionInvalid: DiagnosticFactory<{
  readonly plugin: string;
  readonly reason: string;
  readonly example: string;
}> = defineDiagnostic({
  code: "MZ4102",
  slug: "target-option-invalid",
  title: "An option of a TypeScript target is invalid",
  severity: "error",
  describe: ({ plugin, reason, example }) => ({ message: reason, hint: `For example: ${example}`, plugin }),
});
