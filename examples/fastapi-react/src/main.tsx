import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { MizanContext } from "#api";
import { App } from "./app";
import "./styles.css";

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <MizanContext baseUrl="/api/mizan">
      <App />
    </MizanContext>
  </StrictMode>,
);
