export type Language = 'en' | 'it';

export type Wording = Record<Language, string>;

/** The first of our languages in an `Accept-Language` header, by its weights; English without one. */
export function preferredLanguage(header: string | undefined): Language {
  const offers = (header ?? '')
    .split(',')
    .map((part, position) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean);
      return {
        tag: tag.split('-')[0],
        weight: weight === undefined ? 1 : Number(weight),
        position,
      };
    })
    .filter((offer) => (offer.tag === 'en' || offer.tag === 'it') && offer.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.position - b.position);
  return offers[0]?.tag === 'it' ? 'it' : 'en';
}
