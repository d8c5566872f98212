import { useState, type ReactNode } from "react";
import {
  overrideCounterContext,
  useCounterContext,
  useCounterHistory,
  useCounterValue,
  useIncrement,
  useMizan,
  useRefuseIncrement,
  useResetCounter,
} from "#api";
import { outcome } from "../../../observed";

/** Reads one counter in three ways and changes it in four. */
export function Counter({ name }: { name: string }): ReactNode {
  const { kernel } = useMizan();
  const { data } = useCounterContext();
  const value = useCounterValue();
  const history = useCounterHistory();
  const [increment, refuse, reset] = [useIncrement(), useRefuseIncrement(), useResetCounter()];
  const [seen, setSeen] = useState<number>();
  const [answer, setAnswer] = useState("");

  async function countAndLook(): Promise<void> {
    await increment.mutateAsync({ key: name });
    setSeen(kernel.context<typeof data & object>("counter", { key: name }).get().data?.counter_value.value);
  }
  async function resetAndRead(): Promise<void> {
    const response = await reset.mutateAsync({ key: name });
    setAnswer(await response.text());
  }
  function countInVain(): void {
    const optimistic = [
      overrideCounterContext(kernel, { key: name }, (before) => ({
        ...before,
        counter_value: { ...before.counter_value, value: before.counter_value.value + 100 },
      })),
    ];
    refuse.mutate({ key: name }, { optimistic });
  }

  return (
    <section>
      <output aria-label="Key">{data?.counter_value.key}</output>
      <output aria-label={`Value of ${name}`}>{value?.value}</output>
      <output aria-label={`History of ${name}`}>{history && JSON.stringify(history)}</output>
      <output aria-label="Seen on success">{seen}</output>
      <output aria-label={`Answer to ${name}`}>{answer}</output>
      <output aria-label={`Error of ${name}`}>{refuse.error && outcome(refuse)}</output>
      <button onClick={() => void countAndLook()}>Increment {name}</button>
      <button onClick={() => increment.mutate({ key: name, delay_ms: 400 })}>Increment {name} slowly</button>
      <button onClick={countInVain}>Increment {name} in vain</button>
      <button onClick={() => void resetAndRead()}>Reset {name}</button>
    </section>
  );
}
