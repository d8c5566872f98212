import { useCurrentUser } from "#api";
import { navigate } from "./router";

/** Runs an action of a user. A guest is sent to the sign-in page instead. */
export function useUserAction(): (action: () => void) => void {
  const user = useCurrentUser();
  return (action) => {
    if (user.current) action();
    else void navigate("/login");
  };
}
