import type { ReactNode } from "react";
import { Configured, TwoClients } from "./scenes/clients";
import { Counters } from "./scenes/counters";
import { Flaky } from "./scenes/flaky";
import { FormAction } from "./scenes/form-action";
import { Functions } from "./scenes/functions";
import { Hidden } from "./scenes/hidden";
import { Introduce } from "./scenes/introduce";
import { Session } from "./scenes/session";
import { Slow } from "./scenes/slow";
import { SuspenseScene } from "./scenes/suspense";

const scenes: Record<string, () => ReactNode> = {
  configured: Configured,
  counters: Counters,
  flaky: Flaky,
  "form-action": FormAction,
  functions: Functions,
  hidden: Hidden,
  introduce: Introduce,
  session: Session,
  slow: Slow,
  suspense: SuspenseScene,
  "two-clients": TwoClients,
};

/** The scene that the URL selects, such as `/react/counters?keys=a,b`. */
export function Scene(): ReactNode {
  const Found = scenes[location.pathname.split("/").at(-1)!];
  return Found ? <Found /> : <p>No such scene.</p>;
}
