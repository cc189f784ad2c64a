import { appendChanges } from '#shared/change-feed/append-change.ts';
import type { Tx } from '#shared/database/database.ts';
import type { OperatorEnrolment } from './operator-enrolment.ts';

/** The employer is told of every change as the organisation it is of; the provider is another, mostly. */
export async function tellProvider(tx: Tx, ...enrolments: OperatorEnrolment[]): Promise<void> {
  const ofOthers = enrolments.filter((each) => each.providerId !== each.organisationId);
  await appendChanges(
    tx,
    ofOthers.map(({ id, version, providerId: organisation }) => {
      const kind = version === 1 ? 'CREATED' : 'UPDATED';
      return { type: 'OperatorEnrolment', id, version, kind, organisation };
    }),
  );
}
