import { useFollowUser, type Override, type Profile } from "#api";
import { useUserAction } from "./session";

type Change = (user: Profile) => Profile;

/**
 * Follows a user, or stops following them.
 * @param show what the page shows until the server has answered, given the change of each user
 */
export function useToggleFollow(show: (change: Change) => Override): (user: Profile) => void {
  const { mutate } = useFollowUser();
  const asUser = useUserAction();

  return ({ username, following }) =>
    asUser(() => {
      const change: Change = (user) =>
        user.username === username ? { ...user, following: !following } : user;
      mutate({ username, following: !following }, { optimistic: [show(change)] });
    });
}
