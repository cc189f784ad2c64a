import { ok, type Result, refuse } from '#shared/result.ts';
import { hasEnded, type IndividualPlan } from './individual-plan.ts';

export type PlanSigner = 'PERSON' | 'GUARDIAN' | 'CASE_MANAGER' | 'CO_SIGNER';

export type PlanSignature = {
  signer: PlanSigner;
  /** Of a co-signer. */
  organisationId: string | null;
  signedOn: string;
  method: 'PAPER' | 'DIGITAL';
};

export type SignRefusal =
  | 'CaseStateForbids'
  | 'CaseInFuture'
  | 'CaseTooEarly'
  | 'SignerMismatch'
  | 'SignerSignedAlready';

type Plan = Pick<IndividualPlan, 'state' | 'openedOn' | 'stateSince' | 'organisationId'>;

/**
 * The person and the case manager sign what was shared with the person; other organisations may sign
 * until the plan ends.
 */
export function checkSignature(
  plan: Plan,
  known: readonly PlanSignature[],
  signature: PlanSignature,
  today: string,
): Result<PlanSignature, SignRefusal> {
  const { signer, organisationId, signedOn } = signature;
  const isCoSigner = signer === 'CO_SIGNER';
  if (isCoSigner !== (organisationId !== null)) return refuse('SignerMismatch');
  if (organisationId === plan.organisationId) return refuse('SignerMismatch');
  const isShown = plan.state !== 'DRAFT' && !hasEnded(plan);
  if (!isShown || (!isCoSigner && plan.state !== 'SHARED_WITH_PERSON'))
    return refuse('CaseStateForbids');
  if (known.some((each) => isSameSigner(each, signature))) return refuse('SignerSignedAlready');
  if (signedOn > today) return refuse('CaseInFuture');
  const earliest = plan.state === 'SHARED_WITH_PERSON' ? plan.stateSince : plan.openedOn;
  return signedOn < earliest ? refuse('CaseTooEarly') : ok(signature);
}

/** The guardian of a minor signs in the place of the person. */
function isSameSigner(a: PlanSignature, b: PlanSignature): boolean {
  if (isForPerson(a) && isForPerson(b)) return true;
  return a.signer === b.signer && a.organisationId === b.organisationId;
}

function isForPerson({ signer }: Pick<PlanSignature, 'signer'>): boolean {
  return signer === 'PERSON' || signer === 'GUARDIAN';
}

/** The day on which the plan was signed by both whom it needs; null while one is lacking. */
export function signedByBothOn(signatures: readonly PlanSignature[]): string | null {
  const person = signatures.find(isForPerson);
  const caseManager = signatures.find(({ signer }) => signer === 'CASE_MANAGER');
  if (!person || !caseManager) return null;
  return person.signedOn > caseManager.signedOn ? person.signedOn : caseManager.signedOn;
}
