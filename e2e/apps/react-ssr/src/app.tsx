import { Suspense, useState, type ReactNode } from "react";
import type { Kernel } from "@mizan/kernel";
import {
  CounterContext,
  MizanContext,
  useCounterContext,
  useCurrentUser,
  useIncrement,
  useSuspenseCounterContext,
  type ContextState,
  type CounterContextData,
} from "#api";

interface AppProps {
  kernel: Kernel;
  /** Where it ends in `/suspense`, data is fetched while the page renders; elsewhere, before. */
  path: string;
}

export function App({ kernel, path }: AppProps): ReactNode {
  return (
    <MizanContext kernel={kernel}>
      <User />
      <CounterContext _key="</script><b>">
        <Suspense fallback={<p>Loading…</p>}>
          {path.endsWith("/suspense") ? <Suspended /> : <Counter />}
        </Suspense>
      </CounterContext>
    </MizanContext>
  );
}

function User(): ReactNode {
  return <output aria-label="User">{useCurrentUser()?.username ?? "anonymous"}</output>;
}

function Counter(): ReactNode {
  return <Value data={useCounterContext().data} />;
}

function Suspended(): ReactNode {
  return <Value data={useSuspenseCounterContext()} />;
}

function Value({ data }: Pick<ContextState<CounterContextData>, "data">): ReactNode {
  const [clicks, setClicks] = useState(0);
  const increment = useIncrement();
  function count(key: string): void {
    setClicks(clicks + 1);
    increment.mutate({ key });
  }
  if (!data) return <p>Nothing was fetched.</p>;
  return (
    <>
      <output aria-label="Key">{data.counter_value.key}</output>
      <output aria-label="Value">{data.counter_value.value}</output>
      <output aria-label="Clicks">{clicks}</output>
      <button onClick={() => count(data.counter_value.key)}>Increment</button>
    </>
  );
}
