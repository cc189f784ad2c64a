import type { Source } from '#shared/database/columns.ts';

export type ActivePolicyState =
  | 'PROPOSED'
  | 'ACCEPTED'
  | 'STARTED'
  | 'DECLINED'
  | 'REFUSED'
  | 'DROPPED_OUT'
  | 'VOIDED_BEFORE_START'
  | 'VOIDED_AFTER_START'
  | 'REMOVED'
  | 'SUSPENDED'
  | 'COMPLETED'
  | 'ACCOUNTED'
  | 'LAPSED'
  | 'EXEMPTED'
  | 'TRANSFORMED'
  | 'EXCLUDED';

export type SapEventName =
  | 'PROPOSE'
  | 'START'
  | 'DECLINE'
  | 'REFUSE'
  | 'DROP_OUT'
  | 'VOID_BEFORE_START'
  | 'VOID_AFTER_START'
  | 'REMOVE'
  | 'SUSPEND'
  | 'COMPLETE'
  | 'ACCOUNT'
  | 'LAPSE'
  | 'EXEMPT'
  | 'TRANSFORM'
  | 'EXCLUDE';

/** An event as the SAP knows it; it may come again, in the state to which it led. */
export type SapEvent = {
  code: string;
  name: SapEventName;
  labelIt: string;
  labelEn: string;
  /** The day that it sets, and moves where it comes again. */
  sets: 'PROPOSAL' | 'START' | 'END' | null;
  from: readonly ActivePolicyState[];
  to: ActivePolicyState;
};

/** Codes, names and days are the manual's; from which states they come is read out of its words. */
export const sapEventSource: Source = {
  name: 'Scheda anagrafico professionale (SAP), section 6, from a public copy of the manual of the Ministero del Lavoro',
  asOf: '2025-03-01',
  confidence: 'REPORTED',
};

const beforeStart = ['PROPOSED', 'ACCEPTED'] as const;
const running = ['STARTED', 'SUSPENDED'] as const;
/** What was given can be accounted for, however it ended. */
const given = [
  'COMPLETED',
  'DROPPED_OUT',
  'SUSPENDED',
  'LAPSED',
  'TRANSFORMED',
  'EXCLUDED',
] as const;

type Row = [
  code: string,
  name: SapEventName,
  labelIt: string,
  labelEn: string,
  sets: SapEvent['sets'],
  from: readonly ActivePolicyState[],
  to: ActivePolicyState,
];

// biome-ignore format: a table of one event a line
const rows: readonly Row[] = [
  ['01', 'PROPOSE', 'Proposta', 'Proposed', 'PROPOSAL', [], 'PROPOSED'],
  // The person may have agreed without anybody writing it down.
  ['02', 'START', 'Iniziata', 'Started', 'START', beforeStart, 'STARTED'],
  ['03', 'DECLINE', 'Respinta', 'Declined before acceptance', null, ['PROPOSED'], 'DECLINED'],
  ['04', 'REFUSE', 'Rifiuto', 'Refused after acceptance', null, ['ACCEPTED'], 'REFUSED'],
  ['05', 'DROP_OUT', 'Abbandono', 'Dropped out', 'END', running, 'DROPPED_OUT'],
  ['06', 'VOID_BEFORE_START', "Annullamento prima dell'inizio", 'Voided before the start', null, beforeStart, 'VOIDED_BEFORE_START'],
  ['07', 'VOID_AFTER_START', "Annullamento dopo l'inizio", 'Voided after the start', 'END', running, 'VOIDED_AFTER_START'],
  ['08', 'REMOVE', 'Cancellazione', 'Removed for lack of requirements', 'END', [...beforeStart, ...running], 'REMOVED'],
  ['09', 'SUSPEND', 'Sospesa', 'Suspended', 'END', ['STARTED'], 'SUSPENDED'],
  ['10', 'COMPLETE', 'Terminata', 'Completed', 'END', running, 'COMPLETED'],
  ['11', 'ACCOUNT', 'Rendicontata', 'Accounted for', null, given, 'ACCOUNTED'],
  ['12', 'LAPSE', 'Decaduta', 'Lapsed', 'END', [...beforeStart, ...running], 'LAPSED'],
  ['13', 'EXEMPT', 'Esonerata', 'Exempted', null, [...beforeStart, ...running], 'EXEMPTED'],
  ['14', 'TRANSFORM', 'Trasformata', 'Transformed', 'END', running, 'TRANSFORMED'],
  ['15', 'EXCLUDE', 'Esclusione', 'Excluded', 'END', [...beforeStart, ...running], 'EXCLUDED'],
];

export const sapEvents: readonly SapEvent[] = rows.map(
  ([code, name, labelIt, labelEn, sets, from, to]) => ({
    code,
    name,
    labelIt,
    labelEn,
    sets,
    from: [...from, to],
    to,
  }),
);

const byName = new Map(sapEvents.map((event) => [event.name, event]));

export function getSapEvent(name: SapEventName): SapEvent {
  const event = byName.get(name);
  if (!event) throw new Error(`The SAP has no event ${name}`);
  return event;
}
