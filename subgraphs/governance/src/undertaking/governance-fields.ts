import type { Context } from '#shared/context.ts';
import { getOne } from '#shared/reading/get-one.ts';
import type { AnyKind } from '#shared/undertaking/case-kind.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import { undertakingFields } from '#shared/undertaking/undertaking-fields.ts';
import { organisationList } from '../organisation/organisation.repository.ts';
import type { Organisation } from '../organisation/organisation.ts';

/** An organisation that is referred to: they are never deleted. */
export function readOrganisation(context: Context, id: string): Promise<Organisation> {
  return getOne(context, organisationList, id);
}

/** How the fields are resolved that everything here has that an organisation opens. */
export function governanceFields<
  State extends string,
  Act extends string,
  Known extends Owned<State>,
>(kind: AnyKind<State, Act, Known>) {
  return {
    ...undertakingFields(kind),
    organisation: ({ organisationId }: Known, _: object, context: Context) =>
      readOrganisation(context, organisationId),
  };
}
