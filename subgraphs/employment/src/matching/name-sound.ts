/**
 * What romanisations of Arabic, Bengali, Slavic, Albanian and other names write differently, brought
 * to one spelling. The order counts: a longer group before what it contains.
 */
const spellings: [RegExp, string][] = [
  [/^(?:hs|x)/, 's'],
  [/x(?!h)/g, 'ks'],
  [/(?<=^|[^scgkpt])hu(?=[ao])/g, 'w'],
  [/hw/g, 'w'],
  [/shch|sch|sh|ch(?=[iey])|c(?=[iey])|ts|tz|cz|z|x(?=h)/g, 's'],
  [/ph/g, 'f'],
  [/dj|dzh|zh|dh(?=[iey])/g, 'j'],
  [/ck|ch|kh|q|c|k/g, 'k'],
  [/gh|gu(?=[iey])/g, 'g'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/bh/g, 'b'],
  [/[jy]/g, 'i'],
  [/[wv]/g, 'v'],
  [/ou|oo|o|u/g, 'u'],
  [/ee|ie|ei|ai|e|i/g, 'i'],
  [/h/g, ''],
  [/(.)\1+/g, '$1'],
];

/** A word of a name in one spelling for all romanisations of its sound. */
export function soundOf(token: string): string {
  let sound = token;
  for (const [spelling, one] of spellings) sound = sound.replace(spelling, one);
  return sound;
}

/** Its consonants, and that it begins with a vowel: equal for nearly all spellings of a name. */
export function skeletonOf(sound: string): string {
  const begins = /^[aiu]/.test(sound) ? 'a' : '';
  return begins + sound.replaceAll(/[aiu]/g, '').replaceAll(/(.)\1+/g, '$1');
}
