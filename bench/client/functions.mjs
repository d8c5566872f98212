import { sampleDocument } from "@mizan/core/testing";

/** The functions that every client offers: two reads of each group, and three of eight other functions that change it. */
export function functionsOf(size) {
  const document = sampleDocument(size);
  return document["x-mizan-functions"].map(({ name, camelName, kind, context, affects }) => ({
    name,
    camelName,
    hook: `use${camelName[0].toUpperCase()}${camelName.slice(1)}`,
    isRead: kind === "context",
    /** The group that a read belongs to, or whose reads are outdated after the call; null for a call that changes none. */
    group: context ?? affects[0]?.context ?? null,
  }));
}
