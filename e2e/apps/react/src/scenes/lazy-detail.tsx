import type { ReactNode } from "react";
import { useCounterValue, useIncrement } from "#api";

export default function Detail(): ReactNode {
  const value = useCounterValue({ _key: "a" });
  const { mutate } = useIncrement();
  return (
    <>
      <output aria-label="Detail">{value?.value}</output>
      <button onClick={() => mutate({ key: "a" })}>Increment</button>
    </>
  );
}
