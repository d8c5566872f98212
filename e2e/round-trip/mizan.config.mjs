import { defineConfig } from "@mizan/core";
import fastapi from "@mizan/source-fastapi";
import python from "@mizan/target-python";
import rust from "@mizan/target-rust";
import typescript from "@mizan/target-typescript";

export default defineConfig({
  plugins: [
    fastapi({ module: "app", cwd: "backend" }),
    typescript({ outDir: "typescript/generated", importExtension: ".ts" }),
    python({ outDir: "python/generated/echo" }),
    rust({ outDir: "rust/generated", crate: "echo-client" }),
  ],
});
