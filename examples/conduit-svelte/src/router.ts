import { createRouter } from "sv-router";
import HomePage from "./pages/HomePage.svelte";

export const { navigate, route } = createRouter({
  "/": HomePage,
  "/tag/:tag": HomePage,
  "/login": () => import("./pages/LoginPage.svelte"),
  "/register": () => import("./pages/RegisterPage.svelte"),
  "/settings": () => import("./pages/SettingsPage.svelte"),
  "/editor": () => import("./pages/EditorPage.svelte"),
  "/editor/:slug": () => import("./pages/EditorPage.svelte"),
  "/article/:slug": () => import("./pages/ArticlePage.svelte"),
  "/profile/:username": () => import("./pages/ProfilePage.svelte"),
  "/profile/:username/favorites": () => import("./pages/ProfilePage.svelte"),
  "*": () => import("./pages/MissingPage.svelte"),
});

/** Whether the page at the current address is for users only. */
export function needsUser(): boolean {
  const path = route.pathname;
  return path === "/settings" || /^\/editor(\/|$)/.test(path) || route.search["feed"] === "following";
}

/** The page of a list, as the address names it. */
export function pageNumber(): number {
  const page = Number(route.search["page"]);
  return Number.isInteger(page) && page > 0 ? page : 1;
}
