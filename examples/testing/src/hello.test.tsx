import { fireEvent, render, screen } from "@testing-library/react";
import { createClient, MizanContext } from "./api";
import { Hello } from "./hello";
import { stubBackend } from "./stub-backend";

function show(fetch: typeof globalThis.fetch) {
  const kernel = createClient({ fetch, retry: false, onError: () => {} });
  render(
    <MizanContext kernel={kernel}>
      <Hello name="Ada" />
    </MizanContext>,
  );
}

test("a click sends the greeting once more", async () => {
  show(stubBackend());
  expect(screen.getByText("Loading…")).toBeDefined();
  fireEvent.click(await screen.findByText("Hello, Ada! (0)"));
  await screen.findByText("Hello, Ada! (1)");
});

test("an error of the backend is shown", async () => {
  const error = { code: "FORBIDDEN", message: "Not for you." };
  show(() => Promise.resolve(Response.json({ error }, { status: 403 })));
  expect((await screen.findByRole("alert")).textContent).toBe("Not for you.");
});
