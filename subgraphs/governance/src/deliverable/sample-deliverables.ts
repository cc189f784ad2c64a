import { createHash } from 'node:crypto';
import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { type Random, randomAt } from '#shared/sample/sample-random.ts';
import { type FixedSampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import { inTurn, live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { drawnActivities } from '../project-activity/sample-project-activities.ts';
import { deliverableUndertaking } from './deliverable.repository.ts';
import { deliverableReturns, deliverables } from './deliverable.table.ts';
import type { Deliverable, DeliverableAct } from './deliverable.ts';

const firstReportOn = '2026-01-30';

const reports = [
  { titleIt: 'Relazione intermedia', titleEn: 'Interim report', kind: 'REPORT' },
  { titleIt: 'Materiali e conclusioni', titleEn: 'Materials and conclusions', kind: 'GUIDELINE' },
] as const;

/** Most are delivered about the day, some too late or not at all, and some have to be improved. */
function actsOf(dueOn: string, random: Random): SampleAct<DeliverableAct>[] {
  if (random.chance(0.2)) return [];
  const deliveredOn = shiftDay(dueOn, random.integer(-15, 20));
  const submit = { act: 'SUBMIT' as const, on: deliveredOn };
  if (random.chance(0.7)) return [submit, ...inTurn(deliveredOn, [['ACCEPT', 40]])];
  const returned = [submit, ...inTurn(deliveredOn, [['RETURN', 25]])];
  if (random.chance(0.5)) return returned;
  const again = inTurn(shiftDay(deliveredOn, 25), [
    ['SUBMIT', random.integer(15, 60)],
    ['ACCEPT', 30],
  ]);
  return [...returned, ...again];
}

const drawn = drawnActivities
  .filter(({ row }) => row.state !== 'CANCELLED')
  .flatMap(({ key, row: { id, organisationId, openedOn, taskCode, plannedEndOn } }) =>
    reports.map((report, index) => {
      const place = `${key}:${index}`;
      const dueOn = index === 0 && firstReportOn < plannedEndOn ? firstReportOn : plannedEndOn;
      const acts = actsOf(dueOn, randomAt(1, 'deliverable', place));
      const life = live(deliverableUndertaking, openedOn, acts);
      const delivered = life.steps.findLast(({ act }) => act === 'SUBMIT');
      const row: Deliverable = {
        ...report,
        id: knownReferenceId('deliverable', place),
        organisationId,
        projectActivityId: id,
        code: `${taskCode.replace('WP', 'D')}.${index + 1}`,
        dueOn,
        deliveredOn: delivered?.happenedOn ?? null,
        documentUrl: delivered ? `https://documents.example/${place.replaceAll(':', '/')}` : null,
        documentHash: delivered ? createHash('sha256').update(place).digest('hex') : null,
        ...outcomeOf(life),
      };
      return { row, life };
    }),
  );

export function sampleDeliverables(): FixedSampleRows[] {
  return [
    ...sampleUndertakings(deliverableUndertaking.type, deliverables, () => drawn),
    sampleRows(deliverableReturns, () =>
      drawn.flatMap(({ row: { id, organisationId }, life }) =>
        life.steps
          .filter(({ act }) => act === 'RETURN')
          .map(({ number, happenedOn }) => ({
            deliverableId: id,
            organisationId,
            number,
            returnedOn: happenedOn,
            reasonIt: 'Mancano i dati per provincia: completare e consegnare di nuovo.',
          })),
      ),
    ),
  ];
}
