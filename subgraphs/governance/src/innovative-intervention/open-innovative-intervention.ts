import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import {
  type OpenUndertakingRefusal,
  openUndertaking,
} from '#shared/undertaking/open-undertaking.ts';
import type { OpenInnovativeInterventionInput } from '../generated/resolvers.ts';
import { organisationList } from '../organisation/organisation.repository.ts';
import { checkUniversity } from '../research-action/check-university.ts';
import { researchActionUndertaking } from '../research-action/research-action.repository.ts';
import { innovativeInterventionUndertaking } from './innovative-intervention.repository.ts';
import {
  checkTold,
  type InnovativeIntervention,
  type InterventionToldRefusal,
} from './innovative-intervention.ts';
import { checkMeasures } from './outcome-measure.ts';

type OfNobody = 'NotAUniversity' | 'OrganisationNotFound' | 'ResearchActionNotFound';
type Unfit = InterventionToldRefusal | OfNobody | 'OutcomeMeasuresMalformed';

export type OpenInnovativeInterventionRefusal = OpenUndertakingRefusal | Unfit;

export async function openInnovativeIntervention(
  context: Context,
  input: OpenInnovativeInterventionInput,
): Promise<Result<InnovativeIntervention, OpenInnovativeInterventionRefusal>> {
  const { researchActionId = null, sitePartnerId, hypothesis, population, design } = input;
  requireId(context, 'organisation', sitePartnerId);
  if (researchActionId !== null) requireId(context, 'research_action', researchActionId);
  return openUndertaking(
    context,
    innovativeInterventionUndertaking,
    input,
    async (begun, tx): Promise<Result<InnovativeIntervention, Unfit>> => {
      const of = { organisationId: begun.organisationId, researchActionId, sitePartnerId };
      const checked = await checkWhose(tx, of);
      if (!checked.ok) return checked;
      const told = checkTold({ hypothesis, population });
      if (!told.ok) return told;
      const measures = checkMeasures(input.outcomeMeasures);
      if (!measures.ok) return measures;
      const designed = { ...told.value, design, outcomeMeasures: measures.value };
      return ok({ ...begun, ...of, ...designed, pilotedFrom: null });
    },
  );
}

type Whose = Pick<InnovativeIntervention, 'organisationId' | 'researchActionId' | 'sitePartnerId'>;

async function checkWhose(
  tx: Tx,
  { organisationId, researchActionId, sitePartnerId }: Whose,
): Promise<Result<true, OfNobody>> {
  const university = await checkUniversity(tx, organisationId);
  if (!university.ok) return university;
  const [partner] = await findByIds(tx, organisationList, [sitePartnerId]);
  if (!partner) return refuse('OrganisationNotFound');
  if (researchActionId === null) return ok(true);
  const [action] = await findByIds(tx, researchActionUndertaking.list, [researchActionId]);
  return action?.organisationId === organisationId ? ok(true) : refuse('ResearchActionNotFound');
}
