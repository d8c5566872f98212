import { StrictMode, version } from "react";
import { createRoot } from "react-dom/client";
import { MizanContext } from "#api";
import { Scene } from "./scene";

document.documentElement.dataset["react"] = version;
// Error boundaries show the errors that they catch.
createRoot(document.getElementById("root")!, { onCaughtError: () => {} }).render(
  <StrictMode>
    <MizanContext baseUrl="/api/mizan">
      <Scene />
    </MizanContext>
  </StrictMode>,
);
