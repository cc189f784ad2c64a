import { lastSampleDay, shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { cameIntoForce } from '../memorandum/memorandum-life-cycle.ts';
import { drawnMemoranda } from '../memorandum/sample-memoranda.ts';
import { commitmentKind } from './commitment.repository.ts';
import { commitments } from './commitment.table.ts';
import type { Commitment, CommitmentAct } from './commitment.ts';

export function sampleCommitments() {
  return sampleUndertakings(commitmentKind.type, commitments, () => drawn);
}

const promised: readonly (readonly [text: string, measure: string])[] = [
  ['Mettere a disposizione locali e orari', 'Ore settimanali di apertura al pubblico'],
  ['Formare il personale', 'Operatori che hanno concluso il corso'],
  ['Nominare un referente', 'Atto di nomina comunicato agli altri firmatari'],
  ['Trasmettere i dati concordati', 'Trasmissioni mensili ricevute nei termini'],
  ['Pubblicare il materiale in cinque lingue', 'Lingue in cui il materiale è in rete'],
];

/** What became of a commitment, by days from the one on which it was due. */
const fates: readonly (readonly (readonly [act: CommitmentAct, days: number])[])[] = [
  [
    ['REPORT_ON_TRACK', -60],
    ['FULFIL', -5],
  ],
  [],
  [
    ['REPORT_ON_TRACK', -90],
    ['REPORT_LATE', -20],
    ['FULFIL', 25],
  ],
  [['REPORT_LATE', -10]],
  [['REPORT_ON_TRACK', -45]],
  [['FAIL', 30]],
  [['WAIVE', -30]],
];

/** Agreed while the text is negotiated; nothing comes of them before it is in force. */
const drawn = drawnMemoranda
  .filter(({ row }) => row.state !== 'DRAFT')
  .flatMap(({ agreed, row: memorandum }, place) =>
    agreed.parties.map((party, index) => {
      const number = 3 * place + index;
      const dueOn = shiftDay(memorandum.effectiveFrom, 60 + 90 * index);
      const fate = cameIntoForce(memorandum) ? (fates[number % fates.length] ?? []) : [];
      const acts = fate.map(([act, days]) => ({ act, on: shiftDay(dueOn, days) }));
      const life = live(commitmentKind, shiftDay(agreed.openedOn, 28), acts);
      const [text, measure] = promised[number % promised.length] ?? ['', ''];
      const row: Commitment = {
        id: knownReferenceId('commitment', `${agreed.name}:${party}`),
        organisationId: knownReferenceId('organisation', party),
        ...{ memorandumId: memorandum.id, leadOrganisationId: memorandum.organisationId },
        ...{ text, measure, dueOn },
        ...outcomeOf(life),
      };
      return { row, life };
    }),
  )
  .filter(({ life }) => life.openedOn <= lastSampleDay);
