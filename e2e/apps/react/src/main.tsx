import { type ReactNode, StrictMode, version } from "react";
import { createRoot } from "react-dom/client";
import { MizanContext } from "#api";
import { Configured, TwoClients } from "./scenes/clients";
import { Counters } from "./scenes/counters";
import { Flaky } from "./scenes/flaky";
import { FormAction } from "./scenes/form-action";
import { Functions } from "./scenes/functions";
import { Hidden } from "./scenes/hidden";
import { Introduce } from "./scenes/introduce";
import { Lazy } from "./scenes/lazy";
import { Session } from "./scenes/session";
import { Slow } from "./scenes/slow";
import { SuspenseScene } from "./scenes/suspense";
import { Upload } from "./scenes/upload";

const scenes: Record<string, () => ReactNode> = {
  configured: Configured,
  counters: Counters,
  flaky: Flaky,
  "form-action": FormAction,
  functions: Functions,
  hidden: Hidden,
  introduce: Introduce,
  lazy: Lazy,
  session: Session,
  slow: Slow,
  suspense: SuspenseScene,
  "two-clients": TwoClients,
  upload: Upload,
};

/** The scene that the URL selects, such as `/react/counters?keys=a,b`. */
function Scene(): ReactNode {
  const Found = scenes[location.pathname.split("/").at(-1)!];
  return Found ? <Found /> : <p>No such scene.</p>;
}

document.documentElement.dataset["react"] = version;
// Error boundaries show the errors that they catch.
createRoot(document.getElementById("root")!, { onCaughtError: () => {} }).render(
  <StrictMode>
    <MizanContext baseUrl="/api/mizan">
      <Scene />
    </MizanContext>
  </StrictMode>,
);
