import { createKernel } from "@mizan/kernel";

/**
 * Milliseconds that an invalidation takes in a page with so many mounted instances of one context: `matched` until
 * `invalidate` returns, `flushed` until the last component knows that its data is read again, `sent` until the last
 * request is sent.
 */
export async function invalidateMounted(instances) {
  const answer = '{"item":1}';
  let requested = () => {};
  const kernel = createKernel({
    baseUrl: "http://localhost/api",
    fetch: () => {
      requested();
      return Promise.resolve(new Response(answer));
    },
  });
  let notified = () => {};
  const entries = Array.from({ length: instances }, (_, id) => kernel.context("item", { id }));
  for (const entry of entries) entry.subscribe(() => notified());
  await Promise.all(entries.map((entry) => entry.promise()));

  const time = async (expected, params) => {
    const nth = (use) => {
      let count = 0;
      return new Promise((resolve) => use(() => ++count === expected && resolve(performance.now())));
    };
    const flushed = nth((count) => (notified = count));
    const sent = nth((count) => (requested = count));
    const start = performance.now();
    kernel.invalidate("item", params);
    const matched = performance.now() - start;
    const times = { matched, flushed: (await flushed) - start, sent: (await sent) - start };
    notified = requested = () => {};
    await Promise.all(entries.map((entry) => entry.refetch()));
    return times;
  };
  return { all: await time(instances), one: await time(1, { id: instances >> 1 }) };
}
