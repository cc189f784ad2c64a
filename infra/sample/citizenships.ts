import { type Random, weighted } from '#shared/sample/sample-random.ts';

export type Sex = 'FEMALE' | 'MALE' | 'UNKNOWN';

/**
 * Third-country citizenships by ISTAT code, with the codice catastale of the country, a weight in per mille and the share of women.
 * Approximate and from general knowledge: the order is roughly that of the resident foreign
 * population of the Veneto in ISTAT's yearly balances (Moroccans, Albanians, Moldovans, Chinese and
 * Bangladeshis first); women are the majority of Ukrainians and Moldovans, men of Bangladeshis,
 * Pakistanis and Senegalese. Good for a believable sample, not for any statement of fact.
 */
const marginals = [
  { code: '436', cadastral: 'Z330', country: 'Morocco', weight: 138, women: 0.47 },
  { code: '201', cadastral: 'Z100', country: 'Albania', weight: 106, women: 0.49 },
  { code: '254', cadastral: 'Z140', country: 'Moldova', weight: 92, women: 0.67 },
  { code: '314', cadastral: 'Z210', country: 'China', weight: 74, women: 0.5 },
  { code: '305', cadastral: 'Z249', country: 'Bangladesh', weight: 72, women: 0.27 },
  { code: '243', cadastral: 'Z138', country: 'Ukraine', weight: 68, women: 0.77 },
  { code: '271', cadastral: 'Z158', country: 'Serbia', weight: 48, women: 0.49 },
  { code: '311', cadastral: 'Z209', country: 'Sri Lanka', weight: 45, women: 0.46 },
  { code: '330', cadastral: 'Z222', country: 'India', weight: 44, women: 0.4 },
  { code: '443', cadastral: 'Z335', country: 'Nigeria', weight: 43, women: 0.43 },
  { code: '450', cadastral: 'Z343', country: 'Senegal', weight: 34, women: 0.26 },
  { code: '344', cadastral: 'Z236', country: 'Pakistan', weight: 28, women: 0.24 },
  { code: '272', cadastral: 'Z160', country: 'Kosovo', weight: 27, women: 0.46 },
  { code: '253', cadastral: 'Z148', country: 'North Macedonia', weight: 25, women: 0.48 },
  { code: '423', cadastral: 'Z318', country: 'Ghana', weight: 22, women: 0.42 },
  { code: '404', cadastral: 'Z313', country: "Côte d'Ivoire", weight: 13, women: 0.45 },
  { code: '605', cadastral: 'Z602', country: 'Brazil', weight: 20, women: 0.69 },
  { code: '615', cadastral: 'Z611', country: 'Peru', weight: 12, women: 0.6 },
  { code: '460', cadastral: 'Z352', country: 'Tunisia', weight: 12, women: 0.4 },
  { code: '411', cadastral: 'Z306', country: 'Cameroon', weight: 9, women: 0.5 },
  { code: '252', cadastral: 'Z153', country: 'Bosnia and Herzegovina', weight: 14, women: 0.46 },
  { code: '409', cadastral: 'Z354', country: 'Burkina Faso', weight: 7, women: 0.38 },
  { code: '245', cadastral: 'Z154', country: 'Russia', weight: 9, women: 0.81 },
  { code: '323', cadastral: 'Z216', country: 'Philippines', weight: 9, women: 0.57 },
  { code: '608', cadastral: 'Z604', country: 'Colombia', weight: 7, women: 0.61 },
  { code: '516', cadastral: 'Z505', country: 'Dominican Republic', weight: 7, women: 0.62 },
  { code: '514', cadastral: 'Z504', country: 'Cuba', weight: 5, women: 0.72 },
  { code: '419', cadastral: 'Z336', country: 'Egypt', weight: 4, women: 0.33 },
  { code: '401', cadastral: 'Z301', country: 'Algeria', weight: 4, women: 0.43 },
  { code: '435', cadastral: 'Z329', country: 'Mali', weight: 3, women: 0.1 },
  { code: '422', cadastral: 'Z317', country: 'Gambia', weight: 3, women: 0.07 },
  { code: '301', cadastral: 'Z200', country: 'Afghanistan', weight: 3, women: 0.25 },
  { code: '999', cadastral: null, country: 'stateless', weight: 1, women: 0.45 },
];

/** Of two citizenships, where that is not rare; never with one of the European Union. */
const seconds: Record<string, string> = { '272': '271', '243': '245', '252': '271' };

const drawMarginal = weighted(marginals.map((marginal) => [marginal, marginal.weight]));

type Drawn = { citizenshipCodes: string[]; countryCadastralCode: string | null; sex: Sex };

export function drawCitizenship(random: Random): Drawn {
  const { code, cadastral, women } = drawMarginal(random);
  const second = random.chance(0.03) ? seconds[code] : undefined;
  const sexKnown = !random.chance(0.006);
  const sex = random.chance(women) ? 'FEMALE' : 'MALE';
  return {
    citizenshipCodes: second ? [code, second] : [code],
    countryCadastralCode: cadastral,
    sex: sexKnown ? sex : 'UNKNOWN',
  };
}
