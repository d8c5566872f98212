import { Profiler, useState, type ReactNode } from "react";
import { CounterContext, useTouchAll } from "#api";
import { countCommit } from "../../../observed";
import { Counter } from "./counter";

/** The counters that the URL names, each within its own provider; all can be unmounted. */
export function Counters(): ReactNode {
  const [isShown, setShown] = useState(true);
  const touchAll = useTouchAll();
  const keys = new URLSearchParams(location.search).get("keys")?.split(",") ?? [];
  return (
    <>
      <button onClick={() => setShown(!isShown)}>Toggle</button>
      <button onClick={() => touchAll.mutate()}>Touch all</button>
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

window.commits = {};
