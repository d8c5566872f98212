declare global {
  interface Window {
    /** How often React changed something below each profiler, by its id. Specs read it. */
    commits: Record<string, number>;
  }
}

window.commits = {};

/** For `<Profiler onRender>`. */
export function countCommit(id: string): void {
  window.commits[id] = (window.commits[id] ?? 0) + 1;
}
