import { defineConfig } from "@mizan/core";
import fastapi from "@mizan/source-fastapi";
import react from "@mizan/target-react";

export default defineConfig({
  plugins: [fastapi({ module: "app", cwd: "../first-hook" }), react({ outDir: "src/api" })],
});
