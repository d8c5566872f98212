import { closest, optionHint } from "../../src/config/did-you-mean.ts";

test("of several near words the nearest is meant, whatever their order", () => {
  const names = ["@mizan/target-rust", "@mizan/target-react", "@mizan/target-vue"];
  expect(closest("@mizan/target-reakt", names)).toBe("@mizan/target-react");
  expect(closest("@mizan/target-reakt", names.reverse())).toBe("@mizan/target-react");
});

test("case is no difference, and of equals the first in the alphabet is meant", () => {
  expect(closest("PLUGINS", ["plugins"])).toBe("plugins");
  expect(closest("abcx", ["abcz", "abcy"])).toBe("abcy");
});

test("a word that nothing resembles means nothing", () => {
  expect(closest("outDir", ["plugins", "document"])).toBeUndefined();
  expect(closest("x", [])).toBeUndefined();
});

test("an unknown option is answered with the one that was meant, or with all that there are", () => {
  expect(optionHint("outDirr", ["outDir", "hide"])).toBe('Did you mean "outDir"?');
  expect(optionHint("color", ["outDir", "hide"])).toBe("The options are: outDir, hide.");
});
