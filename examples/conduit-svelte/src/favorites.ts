import { useFavoriteArticle, type ArticlePreview, type Override } from "#api";
import { useUserAction } from "./session";

type Change = <Shown extends ArticlePreview>(article: Shown) => Shown;

/**
 * Adds an article to the user's favorites, or removes it.
 * @param show what the page shows until the server has answered, given the change of each article
 */
export function useToggleFavorite(show: (change: Change) => Override): (article: ArticlePreview) => void {
  const { mutate } = useFavoriteArticle();
  const asUser = useUserAction();

  return ({ slug, favorited }) =>
    asUser(() => {
      const change: Change = (article) =>
        article.slug === slug && article.favorited === favorited
          ? {
              ...article,
              favorited: !favorited,
              favorites_count: article.favorites_count + (favorited ? -1 : 1),
            }
          : article;
      mutate({ slug, favorited: !favorited }, { optimistic: [show(change)] });
    });
}
