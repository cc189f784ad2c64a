import type { VerifyToken } from '../access-token.ts';
import type { Standings } from './keep-standings.ts';
import { OperatorNotAdmitted } from './operator-standing.ts';

/** A token is worth no more than what the employer says now of its holder. */
export function admitOperators(
  verify: VerifyToken,
  { refusalOf }: Pick<Standings, 'refusalOf'>,
): VerifyToken {
  return async (token) => {
    const viewer = await verify(token);
    const refusal = refusalOf(viewer);
    if (refusal) throw new OperatorNotAdmitted(refusal);
    return viewer;
  };
}
