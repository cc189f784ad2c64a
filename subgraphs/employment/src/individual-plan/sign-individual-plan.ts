import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type WorkOnCaseRefusal, workOnCase } from '../case-step/work-on-case.ts';
import { checkGiving } from '../consent/consent.ts';
import { hasGuardian } from '../consent/record-consent.ts';
import { programmeBegan } from '../enrolment/enrolment.ts';
import type { SignIndividualPlanInput } from '../generated/resolvers.ts';
import { isInUseBy } from '../person/person.ts';
import { personRecordList } from '../person/person-record.repository.ts';
import { toPlain } from '../person-facts/person-facts.ts';
import { individualPlanCase } from './individual-plan.repository.ts';
import { type IndividualPlan, individualPlanLifeCycle } from './individual-plan.ts';
import { findSignatures, insertSignature } from './plan-part.repository.ts';
import {
  checkSignature,
  type PlanSignature,
  type SignRefusal,
  signedByBothOn,
} from './plan-signing.ts';

type GuardianRefusal = 'GuardianRequired' | 'GuardianNotNeeded';

export type SignIndividualPlanRefusal = WorkOnCaseRefusal | SignRefusal | GuardianRefusal;

export async function signIndividualPlan(
  context: Context,
  { individualPlanId: id, version, ...given }: SignIndividualPlanInput,
): Promise<Result<IndividualPlan, SignIndividualPlanRefusal>> {
  const signature = { ...given, organisationId: given.organisationId ?? null };
  if (signature.organisationId !== null) {
    requireId(context, 'organisation', signature.organisationId);
  }
  return workOnCase(
    context,
    individualPlanCase,
    { id, version },
    async (plan, tx): Promise<Result<IndividualPlan, SignIndividualPlanRefusal>> => {
      const known = await findSignatures(tx, id);
      const checked = checkSignature(plan, known, signature, context.today);
      if (!checked.ok) return checked;
      const answered = await checkSigner(context, tx, plan, signature);
      if (!answered.ok) return answered;
      await insertSignature(tx, { id, version: version + 1 }, signature);
      const signedOn = signedByBothOn([...known, signature]);
      if (signedOn === null || plan.state !== 'SHARED_WITH_PERSON') return ok(plan);
      const signed = {
        ...plan,
        signedOn,
        stateSince: signedOn,
        state: individualPlanLifeCycle.SIGN.to,
      };
      await individualPlanCase.insertStep(tx, plan, {
        caseType: individualPlanCase.type,
        caseId: id,
        number: version + 1,
        act: 'SIGN',
        state: signed.state,
        reason: null,
        happenedOn: signedOn,
        recordedAt: context.now,
      });
      return ok(signed);
    },
  );
}

/** Who answers for whom is decided as for a consent. */
async function checkSigner(
  context: Context,
  tx: Tx,
  { personRecordId }: IndividualPlan,
  { signer, signedOn }: PlanSignature,
): Promise<Result<true, 'CaseNotFound' | GuardianRefusal>> {
  if (signer !== 'PERSON' && signer !== 'GUARDIAN') return ok(true);
  const [record] = await findByIds(tx, personRecordList, [personRecordId]);
  if (!record || !isInUseBy(record, context.viewer.organisation)) return refuse('CaseNotFound');
  const given = checkGiving(
    { basis: 'CONSENT', givenBy: signer, givenOn: signedOn },
    { ...toPlain(record.facts), hasGuardian: await hasGuardian(context, record) },
    { began: programmeBegan, today: context.today },
  );
  if (given.ok) return given;
  const { refusal } = given;
  if (refusal === 'GuardianRequired' || refusal === 'GuardianNotNeeded') return refuse(refusal);
  // Neither in the future nor before the plan was opened, which no plan was before the programme.
  throw new Error(`The day of a signature was not checked: ${refusal}`);
}
