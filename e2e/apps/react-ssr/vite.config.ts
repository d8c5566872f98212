import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  cacheDir: "../../node_modules/.vite/react-ssr",
  optimizeDeps: { include: ["react", "react-dom/client", "react/jsx-dev-runtime"] },
  server: { proxy: { "/api": process.env["BACKEND_URL"]! } },
});
