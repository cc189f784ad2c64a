import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type ActOnCaseRefusal, actOnCase } from '#shared/undertaking/act-on-case.ts';
import type { AdvanceGovernanceMeetingInput } from '../generated/resolvers.ts';
import { publishDecisions } from '../governance-decision/write-decisions.ts';
import { isInForceOn } from '../network/network.ts';
import { findNetworkOf } from './find-network-of.ts';
import { governanceMeetingUndertaking } from './governance-meeting.repository.ts';
import type { GovernanceMeeting } from './governance-meeting.ts';
import { hasMinutes } from './meeting-papers.repository.ts';

type Unfit = 'NetworkNotInForce' | 'MinutesMissing';

export type AdvanceGovernanceMeetingRefusal = ActOnCaseRefusal | Unfit;

export async function advanceGovernanceMeeting(
  context: Context,
  { governanceMeetingId, ...request }: AdvanceGovernanceMeetingInput,
): Promise<Result<GovernanceMeeting, AdvanceGovernanceMeetingRefusal>> {
  return actOnCase(
    context,
    governanceMeetingUndertaking,
    governanceMeetingId,
    request,
    async (meeting, tx): Promise<Result<GovernanceMeeting, Unfit>> => {
      if (request.act === 'HOLD') return hold(tx, meeting);
      return request.act === 'APPROVE_MINUTES' ? approve(tx, meeting) : ok(meeting);
    },
  );
}

/** It was held when it was, whatever day had been planned. */
async function hold(
  tx: Tx,
  meeting: GovernanceMeeting,
): Promise<Result<GovernanceMeeting, 'NetworkNotInForce'>> {
  const network = await findNetworkOf(tx, meeting);
  const meetsOn = meeting.stateSince;
  return isInForceOn(network, meetsOn) ? ok({ ...meeting, meetsOn }) : refuse('NetworkNotInForce');
}

async function approve(
  tx: Tx,
  meeting: GovernanceMeeting,
): Promise<Result<GovernanceMeeting, 'MinutesMissing'>> {
  if (!(await hasMinutes(tx, meeting.id))) return refuse('MinutesMissing');
  await publishDecisions(tx, meeting.id);
  return ok(meeting);
}
