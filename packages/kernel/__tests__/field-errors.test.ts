import { fieldErrors, MizanError } from "../src/index.ts";

const refused = (...locs: readonly (readonly (string | number)[])[]): MizanError =>
  new MizanError(
    "VALIDATION_FAILED",
    422,
    "Not valid",
    locs.map((loc) => ({ loc, type: "missing", message: `about ${loc.join(".")}` })),
  );

describe("the messages of a field", () => {
  test("are those about the argument, and about what is in it", () => {
    const error = refused(["title"], ["tags", 0], ["tags", 2, "name"]);
    expect(fieldErrors(error, "title")).toEqual(["about title"]);
    expect(fieldErrors(error, "tags")).toEqual(["about tags.0", "about tags.2.name"]);
    expect(fieldErrors(error, "tags", 2)).toEqual(["about tags.2.name"]);
    expect(fieldErrors(error, "name")).toEqual([]);
  });

  test("are those about the field of an argument that is a model", () => {
    const error = refused(["item_in", "title"], ["item_in", "tags", 0]);
    expect(fieldErrors(error, "title")).toEqual(["about item_in.title"]);
    expect(fieldErrors(error, "tags")).toEqual(["about item_in.tags.0"]);
    expect(fieldErrors(error, "item_in", "title")).toEqual(["about item_in.title"]);
    expect(fieldErrors(error, "item_in")).toEqual(["about item_in.title", "about item_in.tags.0"]);
  });

  test("are those about the argument if a field of a model has its name", () => {
    expect(fieldErrors(refused(["item_in", "title"], ["title"]), "title")).toEqual(["about title"]);
  });

  test("are all messages without a path", () => {
    expect(fieldErrors(refused(["item_in", "title"], ["title"]))).toEqual([
      "about item_in.title",
      "about title",
    ]);
  });

  test("are none for another error, and for none", () => {
    const details = [{ loc: ["title"], type: "", message: "elsewhere" }];
    expect(fieldErrors(new MizanError("FORBIDDEN", 403, "no", details), "title")).toEqual([]);
    expect(fieldErrors(new TypeError("no"), "title")).toEqual([]);
    expect([fieldErrors(null, "title"), fieldErrors(undefined)]).toEqual([[], []]);
  });
});
