import { join } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const url = process.env["BACKEND_URL"] ?? "http://127.0.0.1:8000";
const port = Number(process.env["PORT"] ?? 5173);
const api = join(import.meta.dirname, "src", "api", process.env["BACKEND"] ?? "fastapi", "index.ts");

// The page and the API share an origin, as they would behind one web server. Django compares it with the `Host` header.
const proxy = { "/api": { target: url, changeOrigin: false } };
const server = { host: "127.0.0.1", port, strictPort: true, proxy };

export default defineConfig({
  plugins: [svelte()],
  resolve: { alias: { "#api": api } },
  server,
  preview: server,
});
