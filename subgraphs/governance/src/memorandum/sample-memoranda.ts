import { createHash } from 'node:crypto';
import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { type FixedSampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import { dayOf, inTurn, live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { memorandumKind } from './memorandum.repository.ts';
import { memoranda, memorandumAmendments, memorandumRenewals } from './memorandum.table.ts';
import { extendLastDay, type Memorandum } from './memorandum.ts';
import { endOn } from './memorandum-act.ts';
import { cameIntoForce, type MemorandumAct } from './memorandum-life-cycle.ts';
import { type Agreed, agreed } from './sample-agreed.ts';

export function sampleMemoranda(): FixedSampleRows[] {
  return [
    ...sampleUndertakings(memorandumKind.type, memoranda, () => drawnMemoranda),
    sampleRows(memorandumAmendments, () => drawnMemoranda.flatMap(amendmentsOf)),
    sampleRows(memorandumRenewals, () => drawnMemoranda.flatMap(renewalsOf)),
  ];
}

const months = 12;

export const drawnMemoranda = agreed.map((each) => {
  const life = live(memorandumKind, each.openedOn, [...actsUntilSigned(each), ...laterOf(each)]);
  return { agreed: each, life, row: rowOf(each, life) };
});

type DrawnMemorandum = (typeof drawnMemoranda)[number];

function actsUntilSigned({ openedOn, parties, reached }: Agreed) {
  const signing = parties.map((_, index): readonly [MemorandumAct, number] => [
    index === parties.length - 1 ? 'COMPLETE_SIGNATURES' : 'SIGN',
    7,
  ]);
  return inTurn<MemorandumAct>(openedOn, [
    ...([
      ['NEGOTIATE', 14],
      ['APPROVE', 42],
      ['OPEN_FOR_SIGNATURE', 14],
    ] as const),
    ...signing,
  ]).slice(0, reached);
}

function laterOf({ later = [] }: Agreed) {
  return later.map(({ act, on }) => ({ act, on }));
}

function rowOf(each: Agreed, life: ReturnType<typeof live<Memorandum['state'], MemorandumAct>>) {
  const { name, parties, renewal, titleIt, titleEn, subject, openedOn, supersededBy } = each;
  const signed = life.steps.filter(({ act }) => act === 'SIGN' || act === 'COMPLETE_SIGNATURES');
  const { state } = life;
  const effectiveFrom = shiftDay(openedOn, 119);
  const isRenewed = life.steps.some(({ act }) => act === 'RENEW');
  const effectiveTo = isRenewed ? extendLastDay(each.effectiveTo, months) : each.effectiveTo;
  const isOver = cameIntoForce({ state }) && state !== 'IN_FORCE';
  const memorandum: Memorandum = {
    ...{ id: idOf(name), organisationId: organisationOf(parties[0]), ...outcomeOf(life) },
    networkId: each.network ? knownReferenceId('network', each.network) : null,
    ...{ titleIt, titleEn, subject, effectiveFrom, effectiveTo, renewal },
    protocolNumber: isOpen(life.state)
      ? `PG ${openedOn.slice(0, 4)}/${10_400 + parties.length}`
      : null,
    actReference: dayOf(life, 'APPROVE') && `DGR ${300 + name.length}/${openedOn.slice(0, 4)}`,
    renewalMonths: renewal === 'NONE' ? null : months,
    documentHash: isOpen(life.state) ? sha256(name) : null,
    signableFrom: dayOf(life, 'OPEN_FOR_SIGNATURE'),
    // All had signed before the day on which it was to begin.
    inForceFrom: cameIntoForce({ state }) ? effectiveFrom : null,
    endedOn: null,
    supersededById: supersededBy === undefined ? null : idOf(supersededBy),
    partyIds: parties.map(organisationOf),
    signaturesMissing: parties.length - signed.length,
  };
  return isOver ? endOn(memorandum, life.stateSince) : memorandum;
}

function isOpen(state: Memorandum['state']): boolean {
  return cameIntoForce({ state }) || ['OPEN_FOR_SIGNATURE', 'PARTLY_SIGNED'].includes(state);
}

function amendmentsOf({ row, life }: DrawnMemorandum) {
  return life.steps
    .filter(({ act }) => act === 'AMEND')
    .map(({ happenedOn }, index) => ({
      ...{ memorandumId: row.id, number: index + 1, amendedOn: happenedOn },
      actReference: `DGR ${500 + index}/${happenedOn.slice(0, 4)}`,
      text: 'Si aggiornano gli allegati con i nuovi punti di accesso e i loro orari.',
      documentHash: sha256(`${row.id} ${index}`),
    }));
}

function renewalsOf({ agreed: { effectiveTo: extendedFrom }, row, life }: DrawnMemorandum) {
  const renewedOn = dayOf(life, 'RENEW');
  if (renewedOn === null) return [];
  const { id: memorandumId, effectiveTo } = row;
  const actReference = null;
  return [{ memorandumId, number: 1, renewedOn, extendedFrom, effectiveTo, actReference }];
}

function idOf(name: string): string {
  return knownReferenceId('memorandum', name);
}

function organisationOf(key: string): string {
  return knownReferenceId('organisation', key);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
