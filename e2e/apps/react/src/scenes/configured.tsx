import type { ReactNode } from "react";
import { configure, CounterContext, MizanContext, useCounterValue } from "../api";

configure({ baseUrl: "/api/mizan", headers: () => ({ "X-Client": "configured" }) });

/** A provider without options: it uses the client that the page configured. */
export function Configured(): ReactNode {
  return (
    <MizanContext>
      <CounterContext _key="a">
        <Value />
      </CounterContext>
    </MizanContext>
  );
}

function Value(): ReactNode {
  const value = useCounterValue();
  return <output>{value ? `${value.key}: ${value.value}` : "Loading…"}</output>;
}
