/**
 * Awaits the value that a plugin or a config returned, until the build is aborted.
 * @throws the signal's reason as soon as it is aborted, even if the tap never settles.
 */
export async function settled<T>(signal: AbortSignal, returned: T): Promise<Awaited<T>> {
  signal.throwIfAborted();
  if (!isThenable(returned)) return await returned;
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([returned, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function"
  );
}
