import { z } from 'zod';
import type { Context } from '#shared/context.ts';
import { day, externalRef, filled, oneOf, required } from '#shared/import/cells.ts';
import { cellRefusals } from '#shared/import/cells.wording.ts';
import { defineImportKind, type Upserted } from '#shared/import/import-kind.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findAccessPointIds } from '../access-point/access-point.repository.ts';
import { type AdvanceEnrolmentRefusal, advanceEnrolment } from '../enrolment/advance-enrolment.ts';
import { type CorrectEnrolmentRefusal, correctEnrolment } from '../enrolment/correct-enrolment.ts';
import { type EnrolPersonRefusal, enrolPerson } from '../enrolment/enrol-person.ts';
import { findEnrolmentsByRef } from '../enrolment/enrolment.repository.ts';
import { type Enrolment, enrolmentLifeCycle } from '../enrolment/enrolment.ts';
import {
  advanceEnrolmentRefusals,
  correctEnrolmentRefusals,
  enrolPersonRefusals,
} from '../enrolment/enrolment.wording.ts';
import { findRecordsByRef } from '../person/person-record.repository.ts';
import { wayTo } from './way-to.ts';

const row = z
  .object({
    externalRef,
    personExternalRef: externalRef,
    accessPointCode: required,
    workPackage: filled(oneOf('WP2', 'WP3')),
    enrolledOn: filled(day),
    state: oneOf(
      ...(['REGISTERED', 'ELIGIBLE', 'ACTIVE', 'SUSPENDED'] as const),
      ...(['COMPLETED', 'DROPPED', 'TRANSFERRED', 'INELIGIBLE'] as const),
    ),
    stateSince: day,
    exitReason: oneOf(
      ...(['FOUND_WORK', 'MOVED_AWAY', 'NOT_REACHED'] as const),
      ...(['OWN_CHOICE', 'HEALTH_OR_CARE', 'OTHER'] as const),
    ),
  })
  .refine(({ state, stateSince }) => !state || state === 'REGISTERED' || stateSince, {
    path: ['stateSince'],
    error: 'ValueMissing',
  });

type Row = z.output<typeof row>;

type ImportEnrolmentRefusal =
  | EnrolPersonRefusal
  | CorrectEnrolmentRefusal
  | AdvanceEnrolmentRefusal
  | 'EnrolmentOfAnother'
  | 'StateInFuture';

/** An enrolment is made, corrected and moved on as by hand. */
export const enrolments = defineImportKind({
  name: 'ENROLMENTS',
  scope: 'enrolment:write',
  row,
  refusals: {
    ...advanceEnrolmentRefusals,
    ...correctEnrolmentRefusals,
    ...enrolPersonRefusals,
    StateInFuture: { ...advanceEnrolmentRefusals.EnrolmentInFuture, path: ['stateSince'] },
    EnrolmentOfAnother: {
      en: 'Your enrolment of this reference is of another person or work package.',
      it: "L'iscrizione con questo riferimento è di un'altra persona o di un altro work package.",
      path: ['externalRef'],
    },
    ...cellRefusals,
  },
  columns: {
    personRecordId: 'personExternalRef',
    accessPointId: 'accessPointCode',
    act: 'state',
    happenedOn: 'stateSince',
  },
  async prepare(tx, { viewer: { organisation } }, rows) {
    const [people, codes] = [
      rows.map(({ personExternalRef }) => personExternalRef),
      rows.map(({ accessPointCode }) => accessPointCode),
    ];
    const refs = rows.map((each) => each.externalRef);
    const found = await findEnrolmentsByRef(tx, organisation, refs);
    const known = new Map(found.map((enrolment) => [enrolment.externalRef, enrolment]));
    const records = await findRecordsByRef(tx, organisation, people);
    const recordIds = new Map(records.map(({ externalRef: ref, id }) => [ref, id]));
    const places = await findAccessPointIds(tx, codes);
    return async (context, each): Promise<Result<Upserted, ImportEnrolmentRefusal>> => {
      const personRecordId = recordIds.get(each.personExternalRef);
      if (personRecordId === undefined) return refuse('PersonRecordNotFound');
      const accessPointId = places.get(each.accessPointCode);
      if (accessPointId === undefined) return refuse('AccessPointNotFound');
      const before = known.get(each.externalRef);
      const { workPackage, enrolledOn } = each;
      const facts = { personRecordId, accessPointId, workPackage, enrolledOn };
      const put = before
        ? await correctTo(context, before, facts)
        : await enrolPerson(context, { ...facts, externalRef: each.externalRef });
      if (!put.ok) return put;
      const moved = await moveTo(context, put.value, each);
      if (!moved.ok) return moved;
      const { id, version } = moved.value;
      known.set(each.externalRef, moved.value);
      if (!before) return ok({ outcome: 'CREATED', id });
      return ok({ outcome: version === before.version ? 'UNCHANGED' : 'UPDATED', id });
    };
  },
});

type Facts = Pick<Enrolment, 'personRecordId' | 'accessPointId' | 'workPackage' | 'enrolledOn'>;

async function correctTo(context: Context, known: Enrolment, facts: Facts) {
  const { personRecordId, workPackage, accessPointId, enrolledOn } = facts;
  if (known.personRecordId !== personRecordId || known.workPackage !== workPackage) {
    return refuse('EnrolmentOfAnother');
  }
  const { id: enrolmentId, version } = known;
  const change = { accessPointId, enrolledOn };
  const reason = 'LATE_INFORMATION' as const;
  const corrected = await correctEnrolment(context, { enrolmentId, version, reason, ...change });
  return !corrected.ok && corrected.refusal === 'NothingCorrected' ? ok(known) : corrected;
}

/** By all the acts that lead there, on the day of the state. */
async function moveTo(
  context: Context,
  enrolment: Enrolment,
  { state, stateSince, exitReason = null }: Row,
): Promise<Result<Enrolment, AdvanceEnrolmentRefusal | 'StateInFuture'>> {
  if (!state) return ok(enrolment);
  if (stateSince && stateSince > context.today) return refuse('StateInFuture');
  const acts = wayTo(enrolmentLifeCycle, enrolment.state, state);
  if (acts === undefined) return refuse('EnrolmentStateForbids');
  let moved = enrolment;
  for (const act of acts) {
    const happenedOn = stateSince ?? enrolment.enrolledOn;
    const step = { enrolmentId: moved.id, version: moved.version, act, happenedOn };
    const advanced = await advanceEnrolment(
      context,
      act === 'DROP' ? { ...step, exitReason } : step,
    );
    if (!advanced.ok) return advanced;
    moved = advanced.value;
  }
  return ok(moved);
}
