import type { ReactNode } from "react";
import { CounterContext, MizanContext, useCounterValue, useIncrement } from "../api";

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
