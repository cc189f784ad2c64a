import type { Context } from '#shared/context.ts';
import { transaction } from '#shared/database/transaction.ts';
import { within } from '#shared/database/within.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { OpenGovernanceMeetingInput } from '../generated/resolvers.ts';
import { networkUndertaking } from '../network/network.repository.ts';
import { governanceMeetingUndertaking } from './governance-meeting.repository.ts';
import {
  type ConvenedRefusal,
  checkConvened,
  type GovernanceMeeting,
  isAgenda,
} from './governance-meeting.ts';
import { insertPapers } from './meeting-papers.repository.ts';

type Unfit = ConvenedRefusal | 'NetworkNotFound' | 'AgendaMalformed';

export type OpenGovernanceMeetingRefusal = OpenUndertakingRefusal | Unfit;

export async function openGovernanceMeeting(
  context: Context,
  {
    networkId,
    meetsOn,
    place = null,
    placeId = null,
    agenda,
    ...given
  }: OpenGovernanceMeetingInput,
): Promise<Result<GovernanceMeeting, OpenGovernanceMeetingRefusal>> {
  requireId(context, 'network', networkId);
  if (placeId !== null) requireId(context, 'place', placeId);
  type Outcome = Result<GovernanceMeeting, OpenGovernanceMeetingRefusal>;
  return transaction(context, async (tx): Promise<Outcome> => {
    const opened = await openUndertaking(
      within(context, tx),
      governanceMeetingUndertaking,
      given,
      async (begun): Promise<Result<GovernanceMeeting, Unfit>> => {
        const network = await networkUndertaking.findForUpdate(tx, networkId);
        if (network?.organisationId !== begun.organisationId) return refuse('NetworkNotFound');
        if (!isAgenda(agenda)) return refuse('AgendaMalformed');
        return checkConvened({ ...begun, networkId, meetsOn, place, placeId }, network);
      },
    );
    if (opened.ok) await insertPapers(tx, opened.value, agenda);
    return opened;
  });
}
