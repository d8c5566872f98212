import { defineConfig } from "@mizan/core";
import django from "@mizan/source-django";
import react from "@mizan/target-react";

export default defineConfig({
  plugins: [django({ cwd: "backend" }), react({ outDir: "src/api" })],
});
