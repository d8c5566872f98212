/** @jest-environment ../../jest.env-browser.mjs */
import { act, render, waitFor } from "@testing-library/react";
import { Activity, StrictMode, type ReactNode } from "react";
import { MizanContext } from "./__golden__/world/index.ts";
import { Contact, fillIn, form, input, kernel, server } from "./contact-page.tsx";

test("when another user signs in, the values of a hidden form are cleared", async () => {
  await kernel.fetch("projects");
  const shown = (mode: "visible" | "hidden"): ReactNode => (
    <StrictMode>
      <MizanContext kernel={kernel}>
        <Activity mode={mode}>
          <Contact />
        </Activity>
      </MizanContext>
    </StrictMode>
  );
  const { rerender } = render(shown("visible"));
  await waitFor(() => expect(form.isLoading).toBe(false));
  fillIn();
  rerender(shown("hidden"));
  rerender(shown("visible"));
  expect(input("Subject").value).toBe("Hi");
  rerender(shown("hidden"));
  server.world.identity = "grace";
  await act(() => kernel.call("touch"));
  rerender(shown("visible"));
  expect(input("Subject").value).toBe("");
});
