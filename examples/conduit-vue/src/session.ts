import { useRouter } from "vue-router";
import { useCurrentUser } from "#api";

/** Runs an action of a user. A guest is sent to the sign-in page instead. */
export function useUserAction(): (action: () => void) => void {
  const user = useCurrentUser();
  const router = useRouter();
  return (action) => {
    if (user.value) action();
    else void router.push("/login");
  };
}
