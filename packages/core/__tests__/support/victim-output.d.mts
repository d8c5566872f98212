export function FILES(fill: string): Readonly<Record<string, string>>;
export const DOCUMENT: object;
