import type { Context } from '#shared/context.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { PlanDeliverableInput } from '../generated/resolvers.ts';
import { isExitedPartner } from '../membership/exited-partner.ts';
import { projectActivityUndertaking } from '../project-activity/project-activity.repository.ts';
import { ended } from '../project-activity/project-activity.ts';
import { deliverableUndertaking } from './deliverable.repository.ts';
import { checkCode, checkTitles, type Deliverable } from './deliverable.ts';

type Unfit =
  | 'ProjectActivityNotFound'
  | 'CaseStateForbids'
  | 'PartnerExited'
  | 'DeliverableCodeMalformed'
  | 'ProjectTitleMalformed'
  | 'DeliverableCodeTaken';

export type PlanDeliverableRefusal = OpenUndertakingRefusal | Unfit;

/** It is the partner's whose activity it is, whoever plans it: row-level security shows no other's. */
export async function planDeliverable(
  context: Context,
  input: PlanDeliverableInput,
): Promise<Result<Deliverable, PlanDeliverableRefusal>> {
  const { projectActivityId, titleIt, titleEn, kind, dueOn } = input;
  requireId(context, 'project_activity', projectActivityId);
  return openUndertaking(
    context,
    deliverableUndertaking,
    input,
    async (begun, tx): Promise<Result<Deliverable, Unfit>> => {
      const [activity] = await findByIds(tx, projectActivityUndertaking.list, [projectActivityId]);
      if (!activity) return refuse('ProjectActivityNotFound');
      if (ended.includes(activity.state)) return refuse('CaseStateForbids');
      const { organisationId } = activity;
      if (await isExitedPartner(tx, organisationId, begun.openedOn)) return refuse('PartnerExited');
      const code = checkCode(input.code);
      if (!code.ok) return code;
      const titles = checkTitles({ titleIt, titleEn });
      if (!titles.ok) return titles;
      const undelivered = { deliveredOn: null, documentUrl: null, documentHash: null };
      const planned = { projectActivityId, code: code.value, ...titles.value, kind, dueOn };
      return ok({ ...begun, organisationId, ...planned, ...undelivered });
    },
    'DeliverableCodeTaken',
  );
}
