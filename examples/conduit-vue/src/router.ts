import { createRouter, createWebHistory, type RouteLocationNormalizedLoaded } from "vue-router";
import HomePage from "./pages/HomePage.vue";

export const router = createRouter({
  history: createWebHistory(),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: "/", component: HomePage },
    { path: "/tag/:tag", component: HomePage },
    { path: "/login", component: () => import("./pages/LoginPage.vue") },
    { path: "/register", component: () => import("./pages/RegisterPage.vue") },
    { path: "/settings", component: () => import("./pages/SettingsPage.vue"), meta: { needsUser: true } },
    { path: "/editor", component: () => import("./pages/EditorPage.vue"), meta: { needsUser: true } },
    { path: "/editor/:slug", component: () => import("./pages/EditorPage.vue"), meta: { needsUser: true } },
    { path: "/article/:slug", component: () => import("./pages/ArticlePage.vue") },
    { path: "/profile/:username", component: () => import("./pages/ProfilePage.vue") },
    {
      path: "/profile/:username/favorites",
      component: () => import("./pages/ProfilePage.vue"),
      meta: { favorites: true },
    },
    { path: "/:rest(.*)*", component: () => import("./pages/MissingPage.vue") },
  ],
});

export function needsUser(route: RouteLocationNormalizedLoaded): boolean {
  return route.meta["needsUser"] === true || route.query["feed"] === "following";
}

/** A parameter of the path. A route whose path lacks it has an empty one. */
export function pathParam(route: RouteLocationNormalizedLoaded, name: string): string {
  const value = route.params[name];
  return typeof value === "string" ? value : "";
}

/** The page of a list, as the address names it. */
export function pageNumber(route: RouteLocationNormalizedLoaded): number {
  const page = Number(route.query["page"]);
  return Number.isInteger(page) && page > 0 ? page : 1;
}
