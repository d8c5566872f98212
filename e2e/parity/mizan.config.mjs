import { defineConfig } from "@mizan/core";
import django from "@mizan/source-django";
import python from "@mizan/target-python";
import rust from "@mizan/target-rust";
import typescript from "@mizan/target-typescript";

/** The clients that the drivers call, generated from Django's document: it has all that FastAPI's has, and forms. */
export default defineConfig({
  plugins: [
    django(),
    typescript({ outDir: "typescript/generated", importExtension: ".ts" }),
    python({ outDir: "python/generated/wire" }),
    rust({ outDir: "rust/generated", crate: "wire-client" }),
  ],
});
