import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { MizanContext } from "#api";
import { App } from "#pages/app";
import "#pages/styles.css";
import { Attachments } from "./attachments/attachments";

// `#pages` are those of the FastAPI example; `#api` in them is the client that was generated from Django. Attachments
// are added here, since Django's forms describe them.
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <MizanContext baseUrl="/api/mizan">
      <App />
      <Attachments />
    </MizanContext>
  </StrictMode>,
);
