import { defineConfig } from "@mizan/core";
import fastapi from "@mizan/source-fastapi";
import rust from "@mizan/target-rust";

export default defineConfig({
  plugins: [
    fastapi({ module: "app.main", cwd: "../fastapi-react/backend" }),
    rust({ outDir: "tracker", crate: "tracker" }),
  ],
});
