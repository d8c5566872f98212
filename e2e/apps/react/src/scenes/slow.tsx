import { useState, type ReactNode } from "react";
import { SlowContext, useSlowContext, useTouchSlow } from "#api";

/** One provider whose parameters change: `a` answers late, `b` at once. */
export function Slow(): ReactNode {
  const [name, setName] = useState("a");
  const delay = new URLSearchParams(location.search).get("delay");
  return (
    <>
      <button onClick={() => setName("b")}>Show b</button>
      <SlowContext _key={name} delayMs={name === "a" ? Number(delay) : 0}>
        <Value name={name} />
      </SlowContext>
    </>
  );
}

function Value({ name }: { name: string }): ReactNode {
  const { data, fetching } = useSlowContext();
  const touch = useTouchSlow();
  return (
    <>
      <output>{data ? `${data.slow_value.key} ${data.slow_value.serial}` : "nothing"}</output>
      <p>{fetching ? "fetching" : "idle"}</p>
      <button onClick={() => touch.mutate({ key: name })}>Touch</button>
    </>
  );
}
