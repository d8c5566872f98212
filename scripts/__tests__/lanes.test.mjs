import { stages } from "../test/lanes.mjs";

const names = (suites) => stages(suites).map((lanes) => lanes.map((lane) => lane.map(({ name }) => name)));

test("Python's suites run beside the others, and what needs the whole machine after them", () => {
  expect(
    names([
      { name: "jest" },
      { name: "pytest one" },
      { name: "pytest load", isAlone: true },
      { name: "pytest two" },
      { name: "e2e", isAlone: true },
      { name: "packages" },
    ]),
  ).toEqual([
    [
      ["jest", "packages"],
      ["pytest one", "pytest two"],
    ],
    [["pytest load", "e2e"]],
  ]);
});
