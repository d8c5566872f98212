import { defineConfig } from "@mizan/core";
import fastapi from "@mizan/source-fastapi";
import vue from "@mizan/target-vue";

export default defineConfig({
  plugins: [fastapi({ module: "app", cwd: "../first-hook" }), vue({ outDir: "src/api" })],
});
