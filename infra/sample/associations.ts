/** An invented association; what governance and community have to agree on. */
type PlannedAssociation = {
  key: string;
  name: string;
  /** ISTAT code of its comune. */
  seat: string;
  /** Beyond its comune, the codes of the ambiti it works in. */
  ambiti: string[];
  /** ISTAT codes of countries, ISO 639-3 codes of languages. */
  countries: string[];
  languages: string[];
  newGeneration: boolean;
  /** Registered ones are organisations of the programme too. */
  registered: boolean;
  /** Key of the partner that acts for it while it is informal. */
  supporter: string;
  listed: boolean;
};

type Row = [name: string, place: string, countries: string, languages: string, notes?: string];

/** Invented names. Notes: `young` led by new generations, `informal`, `unlisted`. */
const rows: Row[] = [
  ['Ponti sul Sile', '026086 VEN_09', '436 460', 'ara fra ita'],
  ['Casa Danubio', '028060', '254 243', 'ron ukr ita'],
  ['Aquiloni di Dhaka', '027042 VEN_12', '305', 'ben ita'],
  ['Teranga Berica', '024116 VEN_06', '450 404', 'wol fra ita'],
  ['Radici e Rotte', '023091', '443 423', 'eng ita', 'young'],
  ['Il Filo di Tirana', '026021', '201 272', 'sqi ita'],
  ['Giardino di Giada', '028060', '314', 'zho ita'],
  ['Punjab della Valle', '024008', '330 344', 'pan urd ita'],
  ['Voci di Marca', '026086 VEN_09', '436 201 450', 'ara sqi wol ita', 'young'],
  ['Mosaico Balcanico', '024100', '271 253 252', 'srp mkd ita'],
  ['Donne di Kiev a Verona', '023091', '243', 'ukr ita'],
  ['Lanka Serenissima', '027042 VEN_12', '311', 'sin tam ita'],
  ['Orizzonte Andino', '023091', '615 608', 'spa ita'],
  ['Samba sul Brenta', '028032', '605', 'por ita'],
  ['Baobab Polesine', '029041', '443 411 409', 'eng fra ita'],
  ['Nuove Trame', '027033', '201 254 436', 'sqi ron ara ita', 'young'],
  ['Dolomiti Plurali', '025006', '436 243 253', 'ara ukr mkd ita'],
  ['Il Cortile dei Popoli', '024012', '423 404 450', 'eng fra ita'],
  ['Zenit Montebelluna', '026046', '314 436', 'zho ara ita', 'young'],
  ['Ali di Sarajevo', '023096', '252 271', 'bos srp ita'],
  ['Cena di Quartiere', '026086 VEN_09', '436 305', 'ara ben ita', 'informal'],
  ['Cucina Senza Confini', '029001', '254 436', 'ron ara ita', 'informal'],
  ['Ragazze di Nuova Generazione', '028060', '436 443', 'ita', 'young informal unlisted'],
  ['Rete di Cura del Basso Piave', '027033', '254 243', 'ron ukr ita', 'informal unlisted'],
];

/** By province, the partner that acts for informal groups. */
const supporters: Record<string, string> = {
  '023': 'comune-verona',
  '024': 'comune-vicenza',
  '025': 'comune-belluno',
  '026': 'comune-treviso',
  '027': 'comune-venezia',
  '028': 'comune-padova',
  '029': 'comune-rovigo',
};

/** `association-01` to `association-24`. */
export const sampleAssociations: PlannedAssociation[] = rows.map(toAssociation);

function toAssociation([name, place, countries, languages, notes = '']: Row, index: number) {
  const [seat = '', ...ambiti] = place.split(' ');
  return {
    key: `association-${String(index + 1).padStart(2, '0')}`,
    name,
    seat,
    ambiti,
    countries: countries.split(' '),
    languages: languages.split(' '),
    newGeneration: notes.includes('young'),
    supporter: supporters[seat.slice(0, 3)] ?? 'regione-veneto',
    registered: !notes.includes('informal'),
    listed: !notes.includes('unlisted'),
  };
}
