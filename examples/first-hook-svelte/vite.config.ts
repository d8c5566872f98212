import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const backend = process.env["BACKEND_URL"] ?? "http://127.0.0.1:8000";
const port = Number(process.env["PORT"] ?? 5173);

export default defineConfig({
  plugins: [svelte()],
  server: { host: "127.0.0.1", port, strictPort: true, proxy: { "/api": backend } },
});
