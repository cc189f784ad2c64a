import type { Texts } from '#shared/localised-text/localised-text.ts';
import { referenceId } from '#shared/reference-id.ts';
import { type FixedSampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import { dayOf, live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { callUndertaking } from './call.repository.ts';
import { callCriteria, calls } from './call.table.ts';
import type { Call, CallAct, CallCriterion } from './call.ts';

export type SampleCallKey = 'quartieri-2025' | 'sport-2026' | 'voci-2026' | 'scuole-2027';

type Planned = Pick<Call, 'applicants' | 'budget' | 'minGrant' | 'maxGrant' | 'migrantLedOnly'> & {
  key: SampleCallKey;
  titles: Texts;
  descriptions: Texts;
  openedOn: string;
  opensOn: string;
  closesOn: string;
  acts: SampleAct<CallAct>[];
};

function texts(ita: string, eng: string): Texts {
  return { fallback: 'ita', texts: { ita, eng } };
}

/** The one that is awarded is so on these days; its proposals are ranked and decided on with it. */
export const sampleAward = { rankedOn: '2026-01-20', awardedOn: '2026-02-10' };

const planned: Planned[] = [
  {
    key: 'quartieri-2025',
    titles: texts('Quartieri in movimento 2025', 'Neighbourhoods on the move 2025'),
    descriptions: texts(
      'Un contributo per attività che fanno incontrare le persone di un quartiere. Può partecipare anche un gruppo informale, con un ente che lo sostiene.',
      'A grant for activities in which people of a neighbourhood meet. Informal groups may apply too, with an organisation that supports them.',
    ),
    ...{ budget: '90000.00', minGrant: '3000.00', maxGrant: '12000.00', migrantLedOnly: false },
    applicants: ['REGISTERED', 'INFORMAL', 'NEW_GENERATION'],
    ...{ openedOn: '2025-07-14', opensOn: '2025-09-15', closesOn: '2025-10-31' },
    acts: [
      { act: 'APPROVE', on: '2025-08-25' },
      { act: 'OPEN', on: '2025-09-15' },
      { act: 'CLOSE', on: '2025-11-03' },
      { act: 'START_EVALUATION', on: '2025-12-09' },
      { act: 'RANK', on: sampleAward.rankedOn },
      { act: 'AWARD', on: sampleAward.awardedOn },
    ],
  },
  {
    key: 'sport-2026',
    titles: texts('Lo sport ci unisce', 'Sport brings us together'),
    descriptions: texts(
      'Un contributo per fare sport insieme: allenamenti, tornei, corsi per chi comincia.',
      'A grant for doing sports together: training, tournaments, courses for beginners.',
    ),
    ...{ budget: '60000.00', minGrant: '2000.00', maxGrant: '9000.00', migrantLedOnly: false },
    applicants: ['REGISTERED', 'INFORMAL'],
    ...{ openedOn: '2026-06-22', opensOn: '2026-08-24', closesOn: '2026-10-09' },
    acts: [
      { act: 'APPROVE', on: '2026-07-27' },
      { act: 'OPEN', on: '2026-08-24' },
      { act: 'CLOSE', on: '2026-10-12' },
    ],
  },
  {
    key: 'voci-2026',
    titles: texts('Nuove voci', 'New voices'),
    descriptions: texts(
      'Un contributo per progetti pensati e decisi da persone migranti e da nuove generazioni.',
      'A grant for what migrants and new generations plan and decide on themselves.',
    ),
    ...{ budget: '40000.00', minGrant: '1500.00', maxGrant: '6000.00', migrantLedOnly: true },
    applicants: ['REGISTERED', 'INFORMAL', 'NEW_GENERATION'],
    ...{ openedOn: '2026-08-03', opensOn: '2026-10-05', closesOn: '2026-12-15' },
    acts: [
      { act: 'APPROVE', on: '2026-09-07' },
      { act: 'OPEN', on: '2026-10-05' },
    ],
  },
  {
    key: 'scuole-2027',
    titles: texts('Scuole aperte 2027', 'Open schools 2027'),
    descriptions: texts(
      'Bozza: un contributo per aprire le scuole il pomeriggio a figli e genitori.',
      'Draft: a grant for opening schools to children and parents in the afternoon.',
    ),
    ...{ budget: '75000.00', minGrant: '3000.00', maxGrant: '10000.00', migrantLedOnly: false },
    applicants: ['REGISTERED'],
    ...{ openedOn: '2026-10-19', opensOn: '2027-01-18', closesOn: '2027-03-05' },
    acts: [],
  },
];

const criteria = [
  { code: 'IMPACT', titles: texts('Impatto sul quartiere', 'Impact'), weight: 35 },
  { code: 'PARTICIPATION', titles: texts('Partecipazione', 'Participation'), weight: 25 },
  { code: 'FEASIBILITY', titles: texts('Fattibilità', 'Feasibility'), weight: 20 },
  { code: 'PARTNERSHIP', titles: texts('Rete di partner', 'Partnership'), weight: 10 },
  { code: 'BUDGET', titles: texts('Congruità dei costi', 'Budget'), weight: 10 },
];

export type DrawnCall = (typeof drawnCalls)[number];

export const drawnCalls = planned.map(({ key, acts, ...facts }) => {
  const life = live(callUndertaking, facts.openedOn, acts);
  const row = {
    id: referenceId('call', key),
    organisationId: referenceId('organisation', 'regione-veneto'),
    ...facts,
    ...{ threshold: '60.0000', advancePercent: 60 },
    ...outcomeOf(life),
    approvedOn: dayOf(life, 'APPROVE'),
  };
  return { key, row, life, criteria: criteriaOf(row.id) };
});

function criteriaOf(callId: string): CallCriterion[] {
  return criteria.map((criterion, index) => {
    return { ...criterion, callId, position: index + 1, maxScore: 10 };
  });
}

export function sampleCall(key: SampleCallKey): DrawnCall {
  const call = drawnCalls.find((drawn) => drawn.key === key);
  if (!call) throw new Error(`The sample has no call ${key}`);
  return call;
}

export function sampleCalls(): FixedSampleRows[] {
  return [
    ...sampleUndertakings(callUndertaking.type, calls, () => drawnCalls),
    sampleRows(callCriteria, () => drawnCalls.flatMap((drawn) => drawn.criteria)),
  ];
}
