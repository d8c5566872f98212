import { expect, test } from "../fixtures/test.ts";
import { signIn } from "../fixtures/sign-in.ts";
import { urls } from "../servers.ts";

test.use({ refusals: [401, 403, 500, 501] });

const outcomes: { user: string | null; probe: string; shows: string | RegExp }[] = [
  { user: null, probe: "echo", shows: '"<b>hello</b> “world”"' },
  { user: null, probe: "add", shows: "5" },
  { user: null, probe: "multiply", shows: "6" },
  { user: null, probe: "multiply by default", shows: "3" },
  { user: null, probe: "find alice", shows: /"username":"alice"/ },
  { user: null, probe: "find nobody", shows: "null" },
  { user: null, probe: "whoami", shows: "UNAUTHORIZED 401: Sign in first." },
  {
    user: "alice",
    probe: "whoami",
    shows: '{"id":1,"username":"alice","is_staff":false,"is_superuser":false}',
  },
  { user: null, probe: "staff_only", shows: "UNAUTHORIZED 401: Sign in first." },
  { user: "alice", probe: "staff_only", shows: "FORBIDDEN 403: You may not do this." },
  { user: "stella", probe: "staff_only", shows: '"for staff"' },
  { user: "stella", probe: "superuser_only", shows: "FORBIDDEN 403: You may not do this." },
  { user: "ruth", probe: "superuser_only", shows: '"for superusers"' },
  { user: null, probe: "verified_only", shows: "UNAUTHORIZED 401: Sign in first." },
  { user: "alice", probe: "verified_only", shows: "FORBIDDEN 403: You may not do this." },
  { user: "victor", probe: "verified_only", shows: '"for verified people"' },
  { user: "alice", probe: "permission_check", shows: /^FORBIDDEN 403: / },
  { user: null, probe: "not_implemented", shows: /^NOT_IMPLEMENTED 501: / },
  { user: null, probe: "buggy", shows: /^INTERNAL_ERROR 500: (?!.*secret)/ },
];

for (const { user, probe, shows } of outcomes) {
  test(`${probe} for ${user ?? "nobody"} shows ${String(shows)}`, async ({ page, api }) => {
    await signIn(page, user);
    await page.goto(`${urls.harness}/functions`);
    await expect(page.getByLabel("current_user")).toHaveText(
      user ? new RegExp(`"username":"${user}"`) : "null",
    );
    await api.clear();
    await page.getByRole("button", { name: probe, exact: true }).click();
    await expect(page.getByLabel(probe, { exact: true })).toHaveText(shows);
    expect(await api.all()).toHaveLength(1);
  });
}
