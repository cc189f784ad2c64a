import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { checkTexts, lengths } from '#shared/localised-text/localised-text.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import { findActedFor } from '../association/find-acted-for.ts';
import type { PlanCommunityEventInput } from '../generated/resolvers.ts';
import { findForShare } from '../micro-intervention/micro-intervention.repository.ts';
import { checkOpen } from '../place/check-open.ts';
import { communityEventUndertaking } from './community-event.repository.ts';
import {
  type CommunityEvent,
  type CommunityEventState,
  checkTold,
  type EventToldRefusal,
} from './community-event.ts';

type Unfit =
  | EventToldRefusal
  | 'TextsMalformed'
  | 'AssociationNotFound'
  | 'MicroInterventionNotFound'
  | 'PlaceNotOpen';

export type PlanCommunityEventRefusal = OpenUndertakingRefusal | Unfit;

export async function planCommunityEvent(
  context: Context,
  input: PlanCommunityEventInput,
): Promise<Result<CommunityEvent, PlanCommunityEventRefusal>> {
  const { placeId, associationId, microInterventionId } = input;
  if (placeId != null) requireId(context, 'place', placeId);
  if (associationId != null) requireId(context, 'association', associationId);
  if (microInterventionId != null) requireId(context, 'micro_intervention', microInterventionId);
  return openUndertaking(
    context,
    communityEventUndertaking,
    input,
    async (begun, tx): Promise<Result<CommunityEvent, Unfit>> => {
      const planned = plan(begun, input);
      if (!planned.ok) return planned;
      if (associationId != null) {
        const association = await findActedFor(tx, context.viewer, associationId);
        if (!association.ok) return association;
      }
      const event = await within(tx, planned.value);
      if (!event.ok) return event;
      const { heldOn } = event.value;
      return checkOpen(tx, event.value, { first: heldOn, last: heldOn });
    },
  );
}

function plan(
  begun: Owned<CommunityEventState>,
  input: PlanCommunityEventInput,
): Result<CommunityEvent, EventToldRefusal | 'TextsMalformed'> {
  const titles = checkTexts(input.title, lengths.title, 'title');
  if (!titles.ok) return titles;
  const descriptions = checkTexts(input.description, lengths.description, 'description');
  if (!descriptions.ok) return descriptions;
  const { kind, heldOn, startTime, languageCodes, accessibility = [] } = input;
  return checkTold<CommunityEvent>({
    ...{ ...begun, kind, heldOn, startTime, endTime: input.endTime ?? null },
    ...{ titles: titles.value, title: null, descriptions: descriptions.value },
    ...{ languageCodes: [...languageCodes], accessibility: [...accessibility] },
    placeId: input.placeId ?? null,
    associationId: input.associationId ?? null,
    microInterventionId: input.microInterventionId ?? null,
    ...{ publishedOn: null, cancellationReason: null },
  });
}

/** What is part of a micro-intervention is of its organisation, and of its association unless said. */
async function within(
  tx: Tx,
  event: CommunityEvent,
): Promise<Result<CommunityEvent, 'MicroInterventionNotFound'>> {
  const { microInterventionId, organisationId, associationId } = event;
  if (microInterventionId === null) return ok(event);
  const whole = await findForShare(tx, microInterventionId, organisationId);
  if (!whole) return refuse('MicroInterventionNotFound');
  return ok({ ...event, associationId: associationId ?? whole.associationId });
}
