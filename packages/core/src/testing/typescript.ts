import type ts from "typescript";

/**
 * The TypeScript compiler of the project under test. An optional peer: only tests need it.
 * @throws Error when it is not there, or has no API as version 7 has none
 */
export async function loadTypescript(): Promise<typeof ts> {
  const compiler = await import("typescript").then(
    (module) => module.default as Partial<typeof ts> | undefined,
    () => undefined,
  );
  if (typeof compiler?.createProgram !== "function") {
    throw new Error(
      "Checking TypeScript needs the package `typescript`, version 5 or 6, as a development dependency",
    );
  }
  return compiler as typeof ts;
}
