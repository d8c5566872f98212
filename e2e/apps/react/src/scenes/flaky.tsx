import type { ReactNode } from "react";
import { FlakyContext, useFlakyContext, useTouchFlaky } from "#api";
import { outcome } from "../../../observed";

/** A context that cannot be read in the answer of the mutation that affects it. */
export function Flaky(): ReactNode {
  return (
    <FlakyContext _key="f">
      <Value />
    </FlakyContext>
  );
}

function Value(): ReactNode {
  const { data, error } = useFlakyContext();
  const touch = useTouchFlaky();
  return (
    <>
      <output aria-label="Value">{data?.flaky_value.value}</output>
      <output aria-label="Failure">{error?.message}</output>
      <button onClick={() => touch.mutate({ key: "f" })}>Touch</button>
      <output aria-label="Touched">{touch.error ? outcome(touch) : touch.data}</output>
    </>
  );
}
