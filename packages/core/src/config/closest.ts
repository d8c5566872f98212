/** How much of a word may be wrong for another to count as what was meant. */
const TOLERANCE = 0.4;

/** The candidate that a misspelt word most likely means, if any is near enough. */
export async function closest(word: string, candidates: Iterable<string>): Promise<string | undefined> {
  const { distance } = await import("fastest-levenshtein");
  const ranked = [...candidates]
    .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= Math.max(word.length, candidate.length) * TOLERANCE)
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1));
  return ranked[0]?.candidate;
}
