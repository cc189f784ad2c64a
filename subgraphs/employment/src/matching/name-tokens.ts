import anyAscii from 'any-ascii';

/** Written where a name is missing, as documents and other systems have it. */
const placeholders = new Set([
  'x',
  'xx',
  'xxx',
  'fnu',
  'lnu',
  'nn',
  'unknown',
  'sconosciuto',
  'sconosciuta',
]);

/** Say whose child or of which place; spellings of one name have them or leave them out. */
const particles = new Set([
  'al',
  'el',
  'ul',
  'bin',
  'ben',
  'ibn',
  'bint',
  'ould',
  'de',
  'di',
  'da',
  'do',
  'dos',
  'del',
  'della',
  'van',
  'von',
]);

/** Short for the name before which it is written. */
const shortForms = new Map([
  ['md', 'mohammed'],
  ['mohd', 'mohammed'],
  ['muhd', 'mohammed'],
  ['mhd', 'mohammed'],
]);

/** “Servant of”: one word or two, its article bound to either. */
const servant = /^abd(?:[aeou]{1,2}[lrnszdt])?$/;
const servantOf = /^abd(?:[aeou]{1,2}[lrnszdt](?=[b-df-hj-np-tv-z])|(?=[b-df-hj-np-tv-z]))(.{2,})$/;

/**
 * The words of a name as they are compared: in Latin letters, without accents, particles and what
 * stands for a missing name, in the order of the alphabet. In Chinese characters the first is the
 * family name and the others are one given name.
 */
export function nameTokens(...names: (string | null)[]): string[] {
  const words = names.flatMap((name) => wordsOf(name ?? ''));
  const joined = joinServants(words)
    .map((word) => shortForms.get(word) ?? word)
    .map(withoutArticle);
  const told = joined.filter((word) => word.length > 1 && !placeholders.has(word));
  const weighty = told.filter((word) => !particles.has(word));
  return [...new Set(weighty.length > 0 ? weighty : told)].sort();
}

/** The words of a name as one word, as those write it who hear no border between them. */
export function joinTokens(name: string | null): string[] {
  const words = wordsOf(name ?? '');
  return words.length > 1 ? nameTokens(words.join('')) : nameTokens(name);
}

/** Articles and filiations written together with the name, also where they double its first letter. */
const article =
  /^(?:el|al|ben|bin|bou|bu|abou|abu|ait)(?=[b-df-hj-np-tv-z][a-z]{3})|^e(?=([dlnrstz])\1[a-z]{3})/;

function withoutArticle(word: string): string {
  return word.replace(article, '');
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFKC')
    .split(/[\s,;.\-–_/·・]+/)
    .flatMap((word) => (/^\p{Script=Han}{2,4}$/u.test(word) ? chineseWords(word) : [word]))
    .map((word) =>
      anyAscii(word)
        .toLowerCase()
        .replaceAll(/[^a-z]/g, ''),
    )
    .filter((word) => word !== '');
}

function chineseWords(word: string): string[] {
  const [family = '', ...given] = word;
  return [family, given.join('')];
}

function joinServants(words: readonly string[]): string[] {
  const joined: string[] = [];
  let isServant = false;
  for (const word of words) {
    if (isServant && particles.has(word)) continue;
    if (isServant) joined.push(`abd${word}`);
    else if (!servant.test(word)) joined.push(word.replace(servantOf, 'abd$1'));
    isServant = !isServant && servant.test(word);
  }
  if (isServant) joined.push('abd');
  return joined;
}
