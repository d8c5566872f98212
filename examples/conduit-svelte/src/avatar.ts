const DEFAULT =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#ccc" d="M0 0h8v8H0z"/>' +
      '<circle cx="4" cy="3" r="1.5" fill="#fff"/><circle cx="4" cy="8" r="3" fill="#fff"/></svg>',
  );

/** The address of the picture that a user has chosen, or of one that is part of the page. */
export function avatarOf({ image }: { image: string }): string {
  return image || DEFAULT;
}
