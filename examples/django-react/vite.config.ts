import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const backend = process.env["BACKEND_URL"] ?? "http://127.0.0.1:8000";
const port = Number(process.env["PORT"] ?? 5173);

// The page, the API, the attached files and the admin share an origin, as they would behind one web server. Django
// compares it with the Host header when it looks for forged requests, so that header stays as the browser sent it.
const target = { target: backend, changeOrigin: false };
const proxy = { "/api": target, "/attachments": target, "/admin": target, "/static": target };
const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const alias = { "#api": path("src/api/index.ts"), "#pages": path("../fastapi-react/src") };
const server = { host: "127.0.0.1", port, strictPort: true, proxy };

export default defineConfig({
  plugins: [react()],
  resolve: { alias },
  server,
  preview: server,
});
