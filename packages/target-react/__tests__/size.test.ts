import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** Bytes after gzip of what every page pays for, however little of its client it uses. */
const BUDGET = 4_000;

test("kernel and React layer together stay within their budget", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { createKernel, MizanError } from "@mizan/kernel"; export * from "./runtime.tsx";`,
      resolveDir: fileURLToPath(new URL("./__golden__/world/", import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    external: ["react", "react/jsx-runtime"],
    write: false,
  });
  const bytes = gzipSync(outputFiles[0]!.contents, { level: 9 }).byteLength;
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(BUDGET);
});
