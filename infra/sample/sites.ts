import { type Random, weighted } from '#shared/sample/sample-random.ts';

/** A place where people of the sample are met, by its code, and where they live, by ISTAT code. */
type Site = { code: string; owner: string; weight: number; comuni: Record<string, number> };

/** A desk of the sample, since no list of the Sportelli Lavoro is known. */
type Sportello = Site & { name: string; comune: string; parent: string };

function sites(owner: string, rows: [string, number, Record<string, number>][]): Site[] {
  return rows.map(([code, weight, comuni]) => ({ code, owner, weight, comuni }));
}

function sportelli(
  rows: [string, string, string, string, string, number, Record<string, number>][],
): Sportello[] {
  return rows.map(([code, name, owner, comune, parent, weight, around]) => {
    return { code, name, owner, comune, parent, weight, comuni: { [comune]: 4, ...around } };
  });
}

/** Weights follow the order of size of the towns, the capitals of the provinces first; invented. */
const ofVenetoLavoro = sites('veneto-lavoro', [
  ['CPI-VR-05', 9, { '023091': 12, '023071': 2, '023073': 1, '023015': 1, '023058': 0.7 }],
  ['CPI-VR-06', 2.5, { '023096': 4, '023089': 1.5, '023083': 1.5 }],
  ['CPI-VR-04', 2.2, { '023069': 3, '023081': 1 }],
  ['CPI-VR-03', 2, { '023044': 3, '023025': 1.5 }],
  ['CPI-VR-02', 1.2, { '023012': 3, '023097': 1 }],
  ['CPI-VR-01', 1, { '023001': 1, '023059': 1, '023015': 2 }],
  ['CPI-PD-08', 8, { '028060': 12, '028003': 1.5, '028100': 1, '028016': 1, '028072': 1 }],
  ['CPI-PD-02', 1.8, { '028019': 2, '028093': 1, '028099': 1 }],
  ['CPI-PD-03', 2, { '028032': 3, '028045': 0.5 }],
  ['CPI-PD-06', 1.3, { '028055': 3 }],
  ['CPI-PD-09', 1.3, { '028065': 3, '028069': 1 }],
  ['CPI-PD-05', 1.2, { '028037': 3 }],
  ['CPI-PD-01', 1.2, { '028001': 2, '028086': 2 }],
  ['CPI-PD-04', 0.8, { '028034': 1 }],
  ['CPI-PD-07', 0.7, { '028056': 1 }],
  ['CPI-VE-03', 6, { '027042': 10, '027038': 1.5, '027020': 1, '027021': 1, '027037': 0.7 }],
  ['CPI-VE-07', 1.5, { '027042': 1 }],
  ['CPI-VE-06', 2.2, { '027033': 3, '027019': 2 }],
  ['CPI-VE-04', 2, { '027024': 2, '027038': 1.5, '027026': 1 }],
  ['CPI-VE-05', 1.6, { '027029': 1 }],
  ['CPI-VE-02', 1.4, { '027023': 3, '027012': 1.5, '027004': 1 }],
  ['CPI-VE-01', 1.2, { '027008': 4, '027006': 1 }],
  ['CPI-VI-06', 6, { '024116': 10, '024108': 1, '024038': 1, '024061': 1 }],
  ['CPI-VI-01', 3.5, { '024008': 4, '024029': 2, '024061': 2.5 }],
  ['CPI-VI-02', 3, { '024012': 4, '024087': 1, '024086': 1 }],
  ['CPI-VI-04', 3, { '024100': 4, '024105': 2.5, '024055': 1 }],
  ['CPI-VI-03', 1.5, { '024052': 1 }],
  ['CPI-VI-05', 1.2, { '024111': 1 }],
  ['CPI-TV-05', 5, { '026086': 8, '026091': 1, '026055': 1, '026063': 1, '026081': 0.7 }],
  ['CPI-TV-02', 3, { '026021': 4, '026057': 1.3, '026083': 1.3 }],
  ['CPI-TV-03', 2.5, { '026046': 1 }],
  ['CPI-TV-01', 2.2, { '026012': 1 }],
  ['CPI-TV-04', 1.8, { '026051': 1 }],
  ['CPI-TV-06', 1.5, { '026092': 1 }],
  ['CPI-RO-03', 2.2, { '029041': 5, '029029': 1, '029033': 1 }],
  ['CPI-RO-01', 1, { '029001': 2, '029039': 1 }],
  ['CPI-RO-02', 0.7, { '029004': 1 }],
  ['CPI-BL-02', 1.6, { '025006': 3, '025053': 1, '025040': 1 }],
  ['CPI-BL-03', 1, { '025021': 1 }],
  ['CPI-BL-04', 0.5, { '025039': 1 }],
  ['CPI-BL-01', 0.4, { '025001': 1 }],
  ['RECAPITO-PAESE', 0.5, { '026055': 1 }],
  ['RECAPITO-ARSIERO', 0.3, { '024007': 1 }],
  ['RECAPITO-PONTELONGO', 0.3, { '028068': 1 }],
  ['RECAPITO-SAN-PIETRO-IN-GU', 0.3, { '028078': 1 }],
]);

const desks: Site[] = [
  ...sites('comune-padova', [['DESK-PADOVA', 5, { '028060': 1 }]]),
  ...sites('comune-venezia', [['DESK-VENEZIA', 5, { '027042': 6, '027008': 1 }]]),
  ...sites('comune-verona', [['DESK-VERONA', 4.5, { '023091': 1 }]]),
  ...sites('comune-treviso', [['DESK-TREVISO', 3.5, { '026086': 4, '026010': 1, '026059': 1 }]]),
  ...sites('comune-vicenza', [['DESK-VICENZA', 3.5, { '024116': 1 }]]),
];

/** Run by municipal staff where the municipality is a partner, otherwise as part of a CPI. */
export const sampleSportelli: Sportello[] = sportelli([
  ['PADOVA-NORD', 'Padova Nord', 'comune-padova', '028060', 'CPI-PD-08', 1, {}],
  ['VENEZIA-TERRAFERMA', 'Venezia Terraferma', 'comune-venezia', '027042', 'CPI-VE-03', 1.2, {}],
  ['VERONA-SUD', 'Verona Sud', 'comune-verona', '023091', 'CPI-VR-05', 1, {}],
  ['TREVISO-EST', 'Treviso Est', 'comune-treviso', '026086', 'CPI-TV-05', 0.8, { '026071': 1 }],
  ['VICENZA-OVEST', 'Vicenza Ovest', 'comune-vicenza', '024116', 'CPI-VI-06', 0.8, {}],
  ['MOGLIANO-VENETO', 'Mogliano Veneto', 'veneto-lavoro', '026043', 'CPI-TV-05', 0.7, {}],
  ['MONTECCHIO-MAGGIORE', 'Montecchio Maggiore', 'veneto-lavoro', '024061', 'CPI-VI-01', 0.9, {}],
  ['JESOLO', 'Jesolo', 'veneto-lavoro', '027019', 'CPI-VE-06', 0.6, {}],
  ['SPINEA', 'Spinea', 'veneto-lavoro', '027038', 'CPI-VE-04', 0.6, {}],
  ['ALBIGNASEGO', 'Albignasego', 'veneto-lavoro', '028003', 'CPI-PD-08', 0.6, {}],
  ['CEREA', 'Cerea', 'veneto-lavoro', '023025', 'CPI-VR-03', 0.5, {}],
  ['PORTO-VIRO', 'Porto Viro', 'veneto-lavoro', '029052', 'CPI-RO-01', 0.4, {}],
]).map((site) => ({
  ...site,
  code: `SPORTELLO-${site.code}`,
  name: `Sportello Lavoro di ${site.name}`,
}));

export const sampleSites: Site[] = [...ofVenetoLavoro, ...desks, ...sampleSportelli];

const drawAny = weighted(
  sampleSites.map((site) => [
    { site, drawComune: weighted(Object.entries(site.comuni)) },
    site.weight,
  ]),
);

export function drawSite(random: Random): { site: Site; residence: string } {
  const { site, drawComune } = drawAny(random);
  return { site, residence: drawComune(random) };
}
