import type { ReactNode } from "react";
import { configure, CounterContext, MizanContext, useCounterValue, useIncrement } from "#api";

/** Two clients on one page, each with its own store. */
export function TwoClients(): ReactNode {
  return (
    <>
      {["left", "right"].map((side) => (
        <MizanContext key={side} baseUrl="/api/mizan" headers={() => ({ "X-Side": side })}>
          <CounterContext _key="shared">
            <Counter side={side} />
          </CounterContext>
        </MizanContext>
      ))}
    </>
  );
}

function Counter({ side }: { side: string }): ReactNode {
  const value = useCounterValue();
  const { mutate } = useIncrement();
  return (
    <p>
      <output aria-label={side}>{value?.value}</output>
      <button onClick={() => mutate({ key: "shared" })}>Increment {side}</button>
    </p>
  );
}

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
