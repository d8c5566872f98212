import { words } from "./case.ts";

/**
 * Whether people can read a name and tell it from others that look alike (https://www.unicode.org/reports/tr39/): it
 * has letters of the scripts below in common use, each word is of one script, and no word consists of Greek or Cyrillic
 * letters only that have a double in another script. Scripts that are written from right to left are left out, since
 * they change how the code beside them is displayed.
 */
export function isReadable(name: string): boolean {
  if (/^[\w.-]*$/.test(name)) return true;
  const parts = words(name);
  return (
    name === name.normalize("NFKC") &&
    name.replace(/[_.-]/g, "") === parts.join("") &&
    parts.every((word) => scripts().some((script) => script.test(word)))
  );
}

/** Not module constants: compiling them takes milliseconds, and most documents have ASCII names only. */
function scripts(): readonly RegExp[] {
  return [
    // Latin without phonetic and obsolete letters, alone or with Chinese, Japanese or Korean.
    /^[\dA-Za-zÀ-ÖØ-öø-ķĹ-ňŊ-žƠơƯưǍ-ǜȘ-țḀ-ẕẞẠ-ỹ\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u,
    /^(?=.*[^\dАВЕЅІЈКМНОРСТУХГПФЛаеѕіјорсухһ])[\dЀ-яѐ-џҐ-ҿӁ-ӎӐ-ӿ]+$/u,
    /^(?=.*[^\dΑΒΕΖΗΙΚΜΝΟΡΤΥΧΓΠΦΛαγικνορτυχ])[\dΆΈ-Ώΐ-ώ]+$/u,
    /^[\d\p{Script=Devanagari}]+$/u,
    /^[\d\p{Script=Thai}]+$/u,
  ];
}
