import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const backend = process.env["BACKEND_URL"]!;

export default defineConfig({
  plugins: [react()],
  cacheDir: "../../node_modules/.vite/react",
  // Optimized before the first page is served, so that no page is reloaded during a test.
  optimizeDeps: { include: ["react", "react-dom/client", "react/jsx-dev-runtime"] },
  server: {
    host: "127.0.0.1",
    port: Number(process.env["PORT"]),
    strictPort: true,
    proxy: { "/api": backend, "/login": backend, "/logout": backend },
  },
});
