/** Prints one line for a step: its name while it runs, then its time. Steps under half a second stay silent. */
export async function step(name, body) {
  const started = Date.now();
  const announced = setTimeout(() => console.log(`… ${name}`), 500);
  try {
    return await body();
  } finally {
    clearTimeout(announced);
    const seconds = (Date.now() - started) / 1000;
    if (seconds >= 0.5) console.log(`  ${name}: ${seconds.toFixed(1)} s`);
  }
}
