import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { type Result, refuse } from '#shared/result.ts';
import { givenFields } from '#shared/undertaking/case-correction.ts';
import { type CorrectCaseRefusal, correctCase } from '#shared/undertaking/correct-case.ts';
import type { CorrectGovernanceMeetingInput } from '../generated/resolvers.ts';
import { moveDecisions } from '../governance-decision/write-decisions.ts';
import { findNetworkOf } from './find-network-of.ts';
import { governanceMeetingUndertaking } from './governance-meeting.repository.ts';
import {
  type ConvenedRefusal,
  checkConvened,
  type GovernanceMeeting,
} from './governance-meeting.ts';

type Unfit = ConvenedRefusal | 'CaseInFuture';

export type CorrectGovernanceMeetingRefusal = CorrectCaseRefusal | Unfit;

export async function correctGovernanceMeeting(
  context: Context,
  { governanceMeetingId, version, reason, online, ...changed }: CorrectGovernanceMeetingInput,
): Promise<Result<GovernanceMeeting, CorrectGovernanceMeetingRefusal>> {
  const given = givenFields(changed);
  if (given.placeId) requireId(context, 'place', given.placeId);
  const change = { ...(online && { placeId: null }), ...given, ...(online && { place: null }) };
  return correctCase(
    context,
    governanceMeetingUndertaking,
    governanceMeetingId,
    { version, reason, change },
    async (meeting, tx): Promise<Result<GovernanceMeeting, Unfit>> => {
      const wasHeld = ['HELD', 'MINUTES_APPROVED'].includes(meeting.state);
      if (wasHeld && meeting.meetsOn > context.today) return refuse('CaseInFuture');
      const checked = checkConvened(meeting, await findNetworkOf(tx, meeting));
      if (checked.ok) await moveDecisions(tx, meeting.id, meeting.meetsOn);
      return checked;
    },
  );
}
