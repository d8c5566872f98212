/** @jest-environment ../../jest.env-browser.mjs */
import { StrictMode, version } from "react";
import { scenarios } from "@mizan/kernel/scenarios";
import { testFieldsAtRunTime } from "../../target-typescript/__tests__/fields-at-run-time.ts";
import { createDriver } from "./react-driver.tsx";

/** Of the React that jest's config selects. */
declare const REACT_MAJOR: string;

const react = createDriver(StrictMode);

test("the scenarios run on the React that the config selects", () => {
  expect(version.split(".")[0]).toBe(REACT_MAJOR);
});

const runnable = scenarios.filter(({ needs }) => needs.every((need) => react.can.includes(need)));

test.each(runnable)("$name", ({ run }) => run(react));

testFieldsAtRunTime(react);
