import { useActionState, useLayoutEffect, type ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { CounterContext, useCounterValue, useIncrement } from "#api";

/** Forms whose actions wait for a mutation, as React 19 has them. */
export function FormAction(): ReactNode {
  return (
    <CounterContext _key="a">
      <ActionOfAForm />
      <ActionWithState />
    </CounterContext>
  );
}

/** The mutation itself tells that it is under way. */
function ActionOfAForm(): ReactNode {
  const increment = useIncrement();
  async function act(): Promise<void> {
    await increment.mutateAsync({ key: "a" });
  }
  return (
    <form aria-label="Action" action={act}>
      <Shown form="Action" isPending={increment.isPending} result={increment.data} />
      <button disabled={increment.isPending}>Increment</button>
    </form>
  );
}

/** React tells that the action is under way. */
function ActionWithState(): ReactNode {
  const { mutateAsync } = useIncrement();
  const [result, action] = useActionState<number | null>(() => mutateAsync({ key: "a" }), null);
  return (
    <form aria-label="Action with state" action={action}>
      <Status result={result} />
    </form>
  );
}

function Status({ result }: { result: number | null }): ReactNode {
  const { pending } = useFormStatus();
  return (
    <>
      <Shown form="Action with state" isPending={pending} result={result} />
      <button disabled={pending}>Increment</button>
    </>
  );
}

window.shown = {};

interface ShownProps {
  form: string;
  isPending: boolean;
  result: number | null;
}

/** The counter beside the state of the action. */
function Shown({ form, isPending, result }: ShownProps): ReactNode {
  const value = useCounterValue()?.value;
  const text = `${value}, ${isPending ? "pending" : `result ${result}`}`;
  useLayoutEffect(() => void (window.shown[form] ??= []).push(text), [form, text]);
  return <output>{text}</output>;
}
