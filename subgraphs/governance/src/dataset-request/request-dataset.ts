import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { RequestDatasetInput } from '../generated/resolvers.ts';
import { isExitedPartner } from '../membership/exited-partner.ts';
import { organisationList } from '../organisation/organisation.repository.ts';
import { researchActionUndertaking } from '../research-action/research-action.repository.ts';
import { datasetRequestUndertaking } from './dataset-request.repository.ts';
import { type AskedRefusal, checkAsked, type DatasetRequest } from './dataset-request.ts';

type Unfit = AskedRefusal | 'ResearchActionNotFound' | 'RequesterNotUniversity' | 'PartnerExited';

export type RequestDatasetRefusal = OpenUndertakingRefusal | Unfit;

export async function requestDataset(
  context: Context,
  input: RequestDatasetInput,
): Promise<Result<DatasetRequest, RequestDatasetRefusal>> {
  const { externalRef: _, openedOn: __, ethicsApprovalRef = null, ...requested } = input;
  const { researchActionId = null, ...asked } = requested;
  if (researchActionId !== null) requireId(context, 'research_action', researchActionId);
  return openUndertaking(
    context,
    datasetRequestUndertaking,
    input,
    async (begun, tx): Promise<Result<DatasetRequest, Unfit>> => {
      const { organisationId, openedOn } = begun;
      const [requester] = await findByIds(tx, organisationList, [organisationId]);
      if (requester?.type !== 'UNIVERSITY') return refuse('RequesterNotUniversity');
      if (await isExitedPartner(tx, organisationId, openedOn)) return refuse('PartnerExited');
      if (researchActionId !== null) {
        const [action] = await findByIds(tx, researchActionUndertaking.list, [researchActionId]);
        if (action?.organisationId !== organisationId) return refuse('ResearchActionNotFound');
      }
      const unsigned = { agreementRef: null, agreementSignedOn: null };
      return checkAsked({ ...begun, ...asked, researchActionId, ethicsApprovalRef, ...unsigned });
    },
  );
}
