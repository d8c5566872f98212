import { fileURLToPath } from "node:url";
import { defineConfig, mergeConfig } from "vite";
import page from "../react/vite.config.ts";

/** The page of `apps/react` on the oldest React that generated clients run on. */
export default mergeConfig(
  page,
  defineConfig({
    root: fileURLToPath(new URL("../react", import.meta.url)),
    cacheDir: fileURLToPath(new URL("../../node_modules/.vite/react-18", import.meta.url)),
    resolve: { alias: { react: "react-18", "react-dom": "react-dom-18" } },
  }),
);
