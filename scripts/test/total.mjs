/** The line that sums up all suites. A set-up that failed counts as one failure. */
export function total(outcomes, { isSetUp }) {
  const sum = { passed: 0, failed: isSetUp ? 0 : 1, skipped: 0 };
  for (const outcome of outcomes) for (const key of Object.keys(sum)) sum[key] += outcome[key];
  return {
    line: `${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`,
    isGood: sum.failed === 0,
  };
}
