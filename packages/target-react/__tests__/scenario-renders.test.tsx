/** @jest-environment ../../jest.env-browser.mjs */
import { Fragment } from "react";
import { scenarios } from "@mizan/kernel/scenarios";
import { createDriver } from "./react-driver.tsx";

// StrictMode renders more often than a user's page, so the number of renders is asserted outside it.
const react = createDriver(Fragment);
const runnable = scenarios.filter(({ needs }) => needs.every((need) => react.can.includes(need)));

test.each(runnable)("renders no more than it has to: $name", ({ run }) => run(react));
