import { defineConfig } from "@mizan/core";
import fastapi from "@mizan/source-fastapi";
import react from "@mizan/target-react";

export default defineConfig({
  plugins: [fastapi({ module: "app", cwd: "../../backend" }), react({ outDir: "src/api" })],
});
