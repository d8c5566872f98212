/** Tells which question about a place was the latest: an older answer says nothing about it any more. */
export interface LatestWord<Place> {
  /** The server is asked about these now, or their values change. What it gives tells whether that is the latest. */
  ask(places: readonly Place[]): (place: Place) => boolean;
  /** No answer to anything asked before counts. */
  forget(): void;
}

export const createLatestWord = <Place>(): LatestWord<Place> => {
  const asked = new Map<Place, object>();
  return {
    ask(places) {
      const question = {};
      for (const place of places) asked.set(place, question);
      return (place) => asked.get(place) === question;
    },
    forget: () => asked.clear(),
  };
};
