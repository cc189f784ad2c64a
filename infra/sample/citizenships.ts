import { type Random, weighted } from '#shared/sample/sample-random.ts';

export type Sex = 'FEMALE' | 'MALE' | 'UNKNOWN';

/**
 * Third-country citizenships by ISTAT code, with a weight in per mille and the share of women.
 * Approximate and from general knowledge: the order is roughly that of the resident foreign
 * population of the Veneto in ISTAT's yearly balances (Moroccans, Albanians, Moldovans, Chinese and
 * Bangladeshis first); women are the majority of Ukrainians and Moldovans, men of Bangladeshis,
 * Pakistanis and Senegalese. Good for a believable sample, not for any statement of fact.
 */
const marginals = [
  { code: '436', country: 'Morocco', weight: 138, women: 0.47 },
  { code: '201', country: 'Albania', weight: 106, women: 0.49 },
  { code: '254', country: 'Moldova', weight: 92, women: 0.67 },
  { code: '314', country: 'China', weight: 74, women: 0.5 },
  { code: '305', country: 'Bangladesh', weight: 72, women: 0.27 },
  { code: '243', country: 'Ukraine', weight: 68, women: 0.77 },
  { code: '271', country: 'Serbia', weight: 48, women: 0.49 },
  { code: '311', country: 'Sri Lanka', weight: 45, women: 0.46 },
  { code: '330', country: 'India', weight: 44, women: 0.4 },
  { code: '443', country: 'Nigeria', weight: 43, women: 0.43 },
  { code: '450', country: 'Senegal', weight: 34, women: 0.26 },
  { code: '344', country: 'Pakistan', weight: 28, women: 0.24 },
  { code: '272', country: 'Kosovo', weight: 27, women: 0.46 },
  { code: '253', country: 'North Macedonia', weight: 25, women: 0.48 },
  { code: '423', country: 'Ghana', weight: 22, women: 0.42 },
  { code: '404', country: "Côte d'Ivoire", weight: 13, women: 0.45 },
  { code: '605', country: 'Brazil', weight: 20, women: 0.69 },
  { code: '615', country: 'Peru', weight: 12, women: 0.6 },
  { code: '460', country: 'Tunisia', weight: 12, women: 0.4 },
  { code: '411', country: 'Cameroon', weight: 9, women: 0.5 },
  { code: '252', country: 'Bosnia and Herzegovina', weight: 14, women: 0.46 },
  { code: '409', country: 'Burkina Faso', weight: 7, women: 0.38 },
  { code: '245', country: 'Russia', weight: 9, women: 0.81 },
  { code: '323', country: 'Philippines', weight: 9, women: 0.57 },
  { code: '608', country: 'Colombia', weight: 7, women: 0.61 },
  { code: '516', country: 'Dominican Republic', weight: 7, women: 0.62 },
  { code: '514', country: 'Cuba', weight: 5, women: 0.72 },
  { code: '419', country: 'Egypt', weight: 4, women: 0.33 },
  { code: '401', country: 'Algeria', weight: 4, women: 0.43 },
  { code: '435', country: 'Mali', weight: 3, women: 0.1 },
  { code: '422', country: 'Gambia', weight: 3, women: 0.07 },
  { code: '301', country: 'Afghanistan', weight: 3, women: 0.25 },
  { code: '999', country: 'stateless', weight: 1, women: 0.45 },
];

/** Of two citizenships, where that is not rare; never with one of the European Union. */
const seconds: Record<string, string> = { '272': '271', '243': '245', '252': '271' };

const drawMarginal = weighted(marginals.map((marginal) => [marginal, marginal.weight]));

export function drawCitizenship(random: Random): { citizenshipCodes: string[]; sex: Sex } {
  const { code, women } = drawMarginal(random);
  const second = random.chance(0.03) ? seconds[code] : undefined;
  const sexKnown = !random.chance(0.006);
  const sex = random.chance(women) ? 'FEMALE' : 'MALE';
  return {
    citizenshipCodes: second ? [code, second] : [code],
    sex: sexKnown ? sex : 'UNKNOWN',
  };
}
