/** What can be imported, and in which forms it may come. */
export const lists = {
  comuni: 'the archive of comuni as ANPR publishes it, or a timeline of your own',
  countries: 'table 2 of ANPR (foreign states)',
  'ats-comuni':
    'which comuni are in which ambito: ats,comune,valid_from,valid_to,source,confidence',
  'cpi-comuni': 'which comuni are in which basin: cpi,comune,valid_from,valid_to,source,confidence',
  'citizenship-group-countries':
    'which countries are in which group: group,country,valid_from,valid_to,source,confidence',
  'ateco-2007': 'the controlled vocabulary ATECO 2007, or a list of codes',
  'ateco-2025': 'a list of codes',
  'cefr-level': 'a list of codes',
  'citizenship-group': 'a list of codes',
  'digcomp-2-2': 'a list of codes',
  'digcomp-2-2-level': 'a list of codes',
  'education-level': 'the controlled vocabulary of education levels, or a list of codes',
  'eqf-level': 'a list of codes',
  'esco-occupation': 'occupations_en.csv or occupations_it.csv of the download of ESCO',
  'esco-skill': 'skills_en.csv or skills_it.csv of the download of ESCO',
  'isced-2011': 'a list of codes',
  'isco-08': 'ISCOGroups_en.csv or ISCOGroups_it.csv of the download of ESCO, or a list of codes',
  language: 'the table of ISO 639-3 (SIL), or a list of codes',
  'permit-kind': 'a list of codes',
  'permit-status': 'a list of codes',
} as const;

export type ListName = keyof typeof lists;

// The keys of an object of ours; `Object.keys` forgets their type.
export const listNames = Object.keys(lists) as ListName[];
