import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { MizanContext } from "./api";
import { Scene } from "./scene";

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <MizanContext baseUrl="/api/mizan">
      <Scene />
    </MizanContext>
  </StrictMode>,
);
