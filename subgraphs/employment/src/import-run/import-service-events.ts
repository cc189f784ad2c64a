import { z } from 'zod';
import type { Context } from '#shared/context.ts';
import {
  day,
  externalRef,
  filled,
  oneOf,
  required,
  text,
  wholeNumber,
} from '#shared/import/cells.ts';
import { cellRefusals } from '#shared/import/cells.wording.ts';
import { defineImportKind, type Upserted } from '#shared/import/import-kind.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { findAccessPointIds } from '../access-point/access-point.repository.ts';
import { findRecordsByRef } from '../person/person-record.repository.ts';
import {
  type CorrectServiceEventRefusal,
  correctServiceEvent,
} from '../service-event/correct-service-event.ts';
import {
  type DeliverServiceEventRefusal,
  deliverServiceEvent,
} from '../service-event/deliver-service-event.ts';
import {
  type PlanServiceEventRefusal,
  planServiceEvent,
} from '../service-event/plan-service-event.ts';
import { recordServiceEvent } from '../service-event/record-service-event.ts';
import { findServiceEventsByRef } from '../service-event/service-event.repository.ts';
import type { ServiceEvent } from '../service-event/service-event.ts';
import {
  correctServiceEventRefusals,
  deliverServiceEventRefusals,
  planServiceEventRefusals,
  recordServiceEventRefusals,
} from '../service-event/service-event.wording.ts';

const row = z
  .object({
    externalRef,
    personExternalRef: externalRef,
    accessPointCode: required,
    kind: filled(
      oneOf(
        ...(['ORIENTATION', 'INFORMATION', 'PROFESSIONAL_GUIDANCE', 'COUNSELLING'] as const),
        ...(['LEGAL_ADVICE', 'MEDIATION', 'JOB_SEARCH_SUPPORT'] as const),
        ...(['FAMILY_REUNIFICATION_ADVICE', 'LONG_TERM_RESIDENCE_ADVICE'] as const),
        ...(['HOUSING_ADVICE', 'HEALTH_ACCESS_SUPPORT', 'ADMINISTRATIVE_SUPPORT'] as const),
      ),
    ),
    mode: filled(oneOf('IN_PERSON', 'PHONE', 'ONLINE', 'HOME_VISIT')),
    minutes: filled(wholeNumber),
    occurredOn: day,
    dueOn: day,
    operator: text,
    mediatorLanguage: text,
  })
  .refine(({ occurredOn, dueOn }) => occurredOn || dueOn, {
    path: ['occurredOn'],
    error: 'ValueMissing',
  });

type Row = z.output<typeof row>;

type PutServiceRefusal =
  | PlanServiceEventRefusal
  | DeliverServiceEventRefusal
  | CorrectServiceEventRefusal
  | 'ServiceEventOfAnother'
  | 'ServiceEventPlannedOtherwise';

/** A service event is planned, recorded, delivered and corrected as by hand. */
export const services = defineImportKind({
  name: 'SERVICES',
  scope: 'case:write',
  row,
  refusals: {
    ...deliverServiceEventRefusals,
    ...correctServiceEventRefusals,
    ...planServiceEventRefusals,
    ...recordServiceEventRefusals,
    ServiceEventOfAnother: {
      en: 'Your service event of this reference is of another person or access point.',
      it: "Il servizio con questo riferimento è di un'altra persona o di un altro punto di accesso.",
      path: ['externalRef'],
    },
    ServiceEventPlannedOtherwise: {
      en: 'It is known already, and not as planned for this day: cancel it and plan another one.',
      it: 'Il servizio è già noto e non è pianificato per questo giorno: annullarlo e pianificarne un altro.',
      path: ['dueOn'],
    },
    ...cellRefusals,
  },
  columns: {
    personRecordId: 'personExternalRef',
    accessPointId: 'accessPointCode',
    happenedOn: 'occurredOn',
    act: 'occurredOn',
  },
  async prepare(tx, { viewer: { organisation } }, rows) {
    const refs = rows.map((each) => each.externalRef);
    const found = await findServiceEventsByRef(tx, organisation, refs);
    const known = new Map(found.map((event) => [event.externalRef, event]));
    const people = rows.map(({ personExternalRef }) => personExternalRef);
    const records = await findRecordsByRef(tx, organisation, people);
    const recordIds = new Map(records.map(({ externalRef: ref, id }) => [ref, id]));
    const codes = rows.map(({ accessPointCode }) => accessPointCode);
    const places = await findAccessPointIds(tx, codes);
    return async (context, each): Promise<Result<Upserted, PutServiceRefusal>> => {
      const personRecordId = recordIds.get(each.personExternalRef);
      if (personRecordId === undefined) return refuse('PersonRecordNotFound');
      const accessPointId = places.get(each.accessPointCode);
      if (accessPointId === undefined) return refuse('AccessPointNotFound');
      const before = known.get(each.externalRef);
      const of = { personRecordId, accessPointId };
      const put = before
        ? await bringUpToDate(context, before, of, each)
        : await begin(context, of, each);
      if (!put.ok) return put;
      const { id, version } = put.value;
      known.set(each.externalRef, put.value);
      if (!before) return ok({ outcome: 'CREATED', id });
      return ok({ outcome: version === before.version ? 'UNCHANGED' : 'UPDATED', id });
    };
  },
});

type Of = Pick<ServiceEvent, 'personRecordId' | 'accessPointId'>;

async function begin(
  context: Context,
  of: Of,
  row: Row,
): Promise<Result<ServiceEvent, PlanServiceEventRefusal>> {
  const { externalRef: ref, kind, mode, minutes, occurredOn, dueOn } = row;
  const { operator = null, mediatorLanguage = null } = row;
  const request = { ...of, externalRef: ref, kind, mode, minutes, operator, mediatorLanguage };
  if (occurredOn) return recordServiceEvent(context, { ...request, occurredOn });
  // A row that says neither day is refused before.
  return planServiceEvent(context, { ...request, dueOn: dueOn ?? '' });
}

/** Delivered where it was planned and took place since; what differs then is corrected. */
async function bringUpToDate(
  context: Context,
  known: ServiceEvent,
  { personRecordId, accessPointId }: Of,
  row: Row,
): Promise<Result<ServiceEvent, PutServiceRefusal>> {
  if (known.personRecordId !== personRecordId || known.accessPointId !== accessPointId) {
    return refuse('ServiceEventOfAnother');
  }
  const { kind, mode, minutes, occurredOn, dueOn, operator = null, mediatorLanguage = null } = row;
  if (!occurredOn && dueOn !== known.dueOn) return refuse('ServiceEventPlannedOtherwise');
  const given = await deliverIfPlanned(context, known, row);
  if (!given.ok) return given;
  const { id: serviceEventId, version } = given.value;
  const corrected = await correctServiceEvent(context, {
    ...{ serviceEventId, version, reason: 'LATE_INFORMATION', kind, mode, minutes },
    // Sent as it is, the day would be refused of what did not take place.
    occurredOn: occurredOn === given.value.occurredOn ? null : (occurredOn ?? null),
    ...{ operator, mediatorLanguage },
  });
  return !corrected.ok && corrected.refusal === 'NothingCorrected' ? given : corrected;
}

async function deliverIfPlanned(
  context: Context,
  known: ServiceEvent,
  { occurredOn, minutes }: Row,
): Promise<Result<ServiceEvent, DeliverServiceEventRefusal>> {
  if (known.state !== 'PLANNED' || !occurredOn) return ok(known);
  const { id: serviceEventId, version } = known;
  return deliverServiceEvent(context, { serviceEventId, version, happenedOn: occurredOn, minutes });
}
