/**
 * What Conduit's pages import from their client, written with fetch: a request for each function that a page shows, and
 * after a mutation one for each of them that it has changed.
 */
import { computed, reactive, ref, toValue, watchEffect } from "vue";

/** The reads on the page, by function, each with what reads it again. */
const shown = new Map();

async function request(method, fn, args) {
  const given = Object.entries(args).filter(([, value]) => value !== undefined && value !== null);
  const response = await fetch(`/api/plain/${fn}?${new URLSearchParams(given)}`, { method });
  if (!response.ok) throw new MizanError(await response.text());
  return response.json();
}

/** @param parts the functions of a page, with the parameters of each */
function usePage(parts, params) {
  const data = ref({});
  const error = ref(null);
  watchEffect((onCleanup) => {
    const given = toValue(params);
    for (const [fn, names] of Object.entries(parts)) {
      const args = Object.fromEntries(names.map((name) => [name, given[name]]));
      const read = async () => {
        try {
          const result = await request("GET", fn, args);
          data.value = { ...data.value, [fn]: result };
        } catch (failure) {
          error.value = failure;
        }
      };
      shown.set(fn, read);
      void read();
      onCleanup(() => shown.get(fn) === read && shown.delete(fn));
    }
  });
  const status = computed(() => (Object.keys(data.value).length > 0 ? "success" : "pending"));
  return { data, error, status };
}

/** @param changes the functions whose results it changes */
function useMutation(fn, changes) {
  const isPending = ref(false);
  const error = ref(null);
  async function mutateAsync(args) {
    isPending.value = true;
    error.value = null;
    try {
      const result = await request("POST", fn, args);
      await Promise.all(changes.map((each) => shown.get(each)?.()));
      return result;
    } catch (failure) {
      error.value = failure;
      throw failure;
    } finally {
      isPending.value = false;
    }
  }
  return { mutateAsync, mutate: (args) => void mutateAsync(args).catch(() => {}), isPending, error };
}

export class MizanError extends Error {
  issues = [];
}

const session = reactive({ data: null, status: "pending" });
const readUser = async () => {
  const user = await request("GET", "current_user", {});
  Object.assign(session, { data: { current_user: user }, status: "success" });
};
shown.set("current_user", readUser);

export const createMizan = () => ({ install: () => void readUser() });
export const useMizan = () => ({ kernel: null });
export const useGlobalContext = () => ({ state: computed(() => session) });
export const useCurrentUser = () => computed(() => session.data?.current_user ?? null);
export const useHomeContext = (params) =>
  usePage({ home_articles: ["feed", "tag", "page"], popular_tags: [] }, params);
export const useArticleContext = (params) =>
  usePage({ article_detail: ["slug"], article_comments: ["slug"] }, params);
export const useProfileContext = (params) =>
  usePage({ profile_detail: ["username"], profile_articles: ["username", "favorites", "page"] }, params);

const LISTS = ["home_articles", "profile_articles"];
export const useLogin = () => useMutation("login", ["current_user"]);
export const useRegister = () => useMutation("register", ["current_user"]);
export const useLogout = () => useMutation("logout", ["current_user"]);
export const useUpdateUser = () => useMutation("update_user", ["current_user"]);
export const useCreateArticle = () => useMutation("create_article", []);
export const useUpdateArticle = () => useMutation("update_article", ["article_detail"]);
export const useDeleteArticle = () => useMutation("delete_article", []);
export const useFavoriteArticle = () => useMutation("favorite_article", ["article_detail", ...LISTS]);
export const useFollowUser = () => useMutation("follow_user", ["article_detail", "profile_detail"]);
export const useAddComment = () => useMutation("add_comment", ["article_comments"]);
export const useDeleteComment = () => useMutation("delete_comment", ["article_comments"]);

/** Without optimistic updates, whose data a page must restore itself. */
export const overrideHomeContext = () => null;
export const overrideArticleContext = overrideHomeContext;
export const overrideProfileContext = overrideHomeContext;
