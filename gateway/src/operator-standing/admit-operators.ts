import type { VerifyToken } from '../access-token.ts';
import type { Standings } from './keep-standings.ts';
import type { StandingRefusal } from './operator-standing.ts';

/** The token is good, and its holder is no longer what it says. */
export class OperatorNotAdmitted extends Error {
  readonly reason: StandingRefusal;

  constructor(reason: StandingRefusal) {
    super(`The employer of the operator says ${reason}`);
    this.reason = reason;
  }
}

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
