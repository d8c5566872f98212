import { fireEvent, render, screen } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { createClient, MizanContext, type GreetInput, type GreetingContextData } from "./api";
import { Hello } from "./hello";

let times = 0;

const server = setupServer(
  http.get("/api/mizan/session/", () => HttpResponse.json({ csrfToken: null })),
  http.get("/api/mizan/ctx/greeting/", ({ request }) => {
    const name = new URL(request.url).searchParams.get("name");
    const data: GreetingContextData = { greeting: { text: `Hello, ${name}!`, times } };
    return HttpResponse.json(data);
  }),
  http.post<never, { fn: "greet"; args: GreetInput }>("/api/mizan/call/", async ({ request }) => {
    const { args } = await request.json();
    times += 1;
    return HttpResponse.json({ result: null, invalidate: [{ context: "greeting", params: args }] });
  }),
);

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function show() {
  render(
    <MizanContext kernel={createClient({ retry: false, onError: () => {} })}>
      <Hello name="Ada" />
    </MizanContext>,
  );
}

test("a click sends the greeting once more", async () => {
  show();
  fireEvent.click(await screen.findByText("Hello, Ada! (0)"));
  await screen.findByText("Hello, Ada! (1)");
});

test("an error of the backend is shown", async () => {
  const error = { code: "FORBIDDEN", message: "Not for you." };
  server.use(http.get("/api/mizan/ctx/greeting/", () => HttpResponse.json({ error }, { status: 403 })));
  show();
  expect((await screen.findByRole("alert")).textContent).toBe("Not for you.");
});
