interface Window {
  /** How often each counter has been rendered, by its key. */
  commits: Record<string, number>;
  /** What each form with an action has shown, by its name. */
  shown: Record<string, string[]>;
}
