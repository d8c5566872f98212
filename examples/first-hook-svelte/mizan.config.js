import { defineConfig } from "@mizan/core";
import fastapi from "@mizan/source-fastapi";
import svelte from "@mizan/target-svelte";

export default defineConfig({
  plugins: [fastapi({ module: "app", cwd: "../first-hook" }), svelte({ outDir: "src/api" })],
});
