import type ts from "typescript";

/**
 * The TypeScript compiler of the project under test. An optional peer: only tests need it.
 * @throws Error when it is not there, or has no API as version 7 has none
 */
export async function loadTypescript(): Promise<typeof ts> {
  const compiler = await import("typescript").then(
    (module): typeof ts => module.default,
    () => undefined,
  );
  // Version 7 has the same name and nothing of the API that its predecessors' types promise.
  if (compiler === undefined || typeof (compiler as Partial<typeof ts>).createProgram !== "function") {
    throw new Error(
      "Checking TypeScript needs the package `typescript`, version 5 or 6, as a development dependency",
    );
  }
  return compiler;
}
