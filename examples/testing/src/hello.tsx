import { useGreet, useGreetingContext } from "./api";

export function Hello({ name }: { name: string }) {
  const { data, error } = useGreetingContext({ name });
  const greet = useGreet();
  if (data === null) return error ? <p role="alert">{error.message}</p> : <p>Loading…</p>;
  return (
    <button disabled={greet.isPending} onClick={() => greet.mutate({ name })}>
      {data.greeting.text} ({data.greeting.times})
    </button>
  );
}
