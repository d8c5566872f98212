import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { createClient } from "#api";
import { App } from "./app";

const kernel = createClient();
kernel.hydrate(document.getElementById("state")!.textContent);

hydrateRoot(
  document.getElementById("root")!,
  <StrictMode>
    <App kernel={kernel} path={location.pathname} />
  </StrictMode>,
);
document.documentElement.dataset["hydrated"] = "true";
