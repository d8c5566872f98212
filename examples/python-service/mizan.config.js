import { defineConfig } from "@mizan/core";
import fastapi from "@mizan/source-fastapi";
import python from "@mizan/target-python";

export default defineConfig({
  plugins: [
    fastapi({ module: "app.main", cwd: "../fastapi-react/backend" }),
    python({ outDir: "tracker_client" }),
  ],
});
