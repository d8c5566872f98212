import type { ReactNode } from "react";
import { Counters } from "./scenes/counters";
import { Flaky } from "./scenes/flaky";
import { Functions } from "./scenes/functions";
import { Introduce } from "./scenes/introduce";
import { Session } from "./scenes/session";
import { Slow } from "./scenes/slow";

const scenes: Record<string, () => ReactNode> = {
  "/counters": Counters,
  "/flaky": Flaky,
  "/functions": Functions,
  "/introduce": Introduce,
  "/session": Session,
  "/slow": Slow,
};

/** What the address asks for, such as `/counters?keys=a,b`. */
export function Scene(): ReactNode {
  const Found = scenes[location.pathname];
  return Found ? <Found /> : <p>No such scene.</p>;
}
