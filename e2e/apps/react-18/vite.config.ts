import { defineConfig, mergeConfig } from "vite";
import page from "../react/vite.config.ts";

/** The page of `apps/react` on the oldest React that generated clients run on. */
export default mergeConfig(
  page,
  defineConfig({ resolve: { alias: { react: "react-18", "react-dom": "react-dom-18" } } }),
);
