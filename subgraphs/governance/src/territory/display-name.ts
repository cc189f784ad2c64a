/** Words that Italian place names write small inside. */
const small = new Set(
  `a ad ai agli al all' alla alle allo con d' da dal dall' dalla de de' degli dei del dell' della
  delle dello di e ed fra i il in l' la le lo nel ne' nell' nella nelle nei per presso
  su sui sul sull' sulla sulle sullo tra`.split(/\s+/),
);

/** A register's capitals as people write the name: SANT'ANNA D'ALFAEDO is Sant'Anna d'Alfaedo. */
export function displayName(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replaceAll(/\p{L}+['’]?/gu, (word, at: number) =>
      at > 0 && small.has(word.replace('’', "'")) && startsWord(name, at) ? word : capital(word),
    );
}

function startsWord(name: string, at: number): boolean {
  return name[at - 1] === ' ';
}

function capital(word: string): string {
  if (/^[ivx]{2,}$/.test(word)) return word.toUpperCase(); // Giovanni XXIII
  return word.charAt(0).toUpperCase() + word.slice(1);
}
