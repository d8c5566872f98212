import { Profiler, useState, type ReactNode } from "react";
import { CounterContext, useTouchAll } from "../api";
import { countCommit } from "../commits";
import { Counter } from "./counter";

/** The counters that the address names, each below a provider of its own; all can be taken away. */
export function Counters(): ReactNode {
  const [isShown, setShown] = useState(true);
  const touchAll = useTouchAll();
  const keys = new URLSearchParams(location.search).get("keys")?.split(",") ?? [];
  return (
    <>
      <button onClick={() => setShown(!isShown)}>Toggle</button>
      <button onClick={() => void touchAll.mutate()}>Touch all</button>
      {isShown &&
        keys.map((key, position) => (
          <Profiler key={position} id={key} onRender={countCommit}>
            <CounterContext _key={key}>
              <Counter name={key} />
            </CounterContext>
          </Profiler>
        ))}
    </>
  );
}
