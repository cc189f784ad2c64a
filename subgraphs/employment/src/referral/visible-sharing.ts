import type { Context } from '#shared/context.ts';
import { hasScope } from '#shared/identity/authorise.ts';
import { readWords } from '../case-step/case-words.ts';
import { isSharedOn, type Referral } from './referral.ts';
import { openSharing, requestedPlaceOf } from './sealed-sharing.ts';
import type { SharedPerson } from './shared-person.ts';

type Seeing = Pick<Context, 'viewer' | 'keys' | 'today'>;

const isSide = ({ organisationId, receiverId }: Referral, { viewer }: Seeing) =>
  viewer.organisation === organisationId || viewer.organisation === receiverId;

/** Null once nothing is shared; without a face for who may not read who somebody is. */
export async function visiblePerson(
  referral: Referral,
  seeing: Seeing,
): Promise<SharedPerson | null> {
  if (!isSharedOn(referral, seeing.today)) return null;
  const may = isSide(referral, seeing) && hasScope(seeing.viewer, 'identity:read');
  return may ? ((await openSharing(seeing.keys, referral))?.person ?? null) : { facts: {} };
}

/** The sender reads its own words as all it wrote; the receiver what was sealed for it. */
export async function visibleWords(referral: Referral, context: Context): Promise<string | null> {
  const { id, organisationId, receiverId, personRecordId, requestedService } = referral;
  const { viewer, keys, today } = context;
  if (viewer.organisation === organisationId) {
    return readWords(context, personRecordId, requestedPlaceOf(id), requestedService);
  }
  const mayOpen = viewer.organisation === receiverId && isSharedOn(referral, today);
  return mayOpen ? ((await openSharing(keys, referral))?.requestedService ?? null) : null;
}
