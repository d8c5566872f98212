/** What the scenes with files have in common. */
import { outcome } from "./observed";

interface Values {
  label: string;
  letter: File;
  photos: File[];
}

/** The arguments that a form contains. */
export function parcelIn(form: HTMLFormElement): { values: Values } {
  const given = new FormData(form);
  // An input without files has one without a name.
  const photos = given.getAll("photos").filter((each) => each instanceof File && each.name !== "");
  return {
    values: {
      label: given.get("label") as string,
      letter: given.get("letter") as File,
      photos: photos as File[],
    },
  };
}

/** What the page shows of a call that has ended. */
export function ended(call: Promise<unknown>): Promise<string> {
  return call.then(
    (data) => outcome({ data, error: null }),
    (error: unknown) => outcome({ data: null, error: error as Error }),
  );
}
