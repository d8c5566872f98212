import { closest, optionHint } from "../../src/config/did-you-mean.ts";

test("suggests the nearest of several similar words, in any order", () => {
  const names = ["@mizan/target-rust", "@mizan/target-react", "@mizan/target-vue"];
  expect(closest("@mizan/target-reakt", names)).toBe("@mizan/target-react");
  expect(closest("@mizan/target-reakt", names.reverse())).toBe("@mizan/target-react");
});

test("ignores case, and suggests the alphabetically first of equally near words", () => {
  expect(closest("PLUGINS", ["plugins"])).toBe("plugins");
  expect(closest("abcx", ["abcz", "abcy"])).toBe("abcy");
});

test("suggests nothing for a word without a similar one", () => {
  expect(closest("outDir", ["plugins", "document"])).toBeUndefined();
  expect(closest("x", [])).toBeUndefined();
});

test("the hint for an unknown option suggests a name or lists all options", () => {
  expect(optionHint("outDirr", ["outDir", "hide"])).toBe('Did you mean "outDir"?');
  expect(optionHint("color", ["outDir", "hide"])).toBe("The options are: outDir, hide.");
});
