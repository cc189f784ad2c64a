import type { Context } from '#shared/context.ts';
import type { Tx } from '#shared/database/database.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { findByIds } from '#shared/reading/select.ts';
import { type Result, refuse } from '#shared/result.ts';
import { type OpenCaseRefusal, openCase } from '../case-step/open-case.ts';
import { requireEmployerId } from '../employer/require-employer-id.ts';
import type { DeclareJobPlacementInput } from '../generated/resolvers.ts';
import { vacancyMatchCase } from '../vacancy-match/vacancy-match.repository.ts';
import { jobPlacementCase } from './job-placement.repository.ts';
import {
  checkPlacementFacts,
  type JobPlacement,
  type PlacementRefusal,
  withDueOn,
} from './job-placement.ts';
import { type PlacementFactsRefusal, readPlacementFacts } from './read-placement-facts.ts';

type OriginRefusal = PlacementRefusal | 'VacancyMatchNotHired' | 'AlreadyPlaced';

export type DeclareJobPlacementRefusal = OpenCaseRefusal | PlacementFactsRefusal | OriginRefusal;

/** The index `job_placement_one_of_match` decides, so that a match leads to one placement. */
export async function declareJobPlacement(
  context: Context,
  input: DeclareJobPlacementInput,
): Promise<Result<JobPlacement, DeclareJobPlacementRefusal>> {
  const { kind, employer, startedOn } = input;
  const vacancyMatchId = input.vacancyMatchId ?? null;
  requireEmployerId(context, employer);
  if (vacancyMatchId !== null) requireId(context, 'vacancy_match', vacancyMatchId);
  const facts = readPlacementFacts({
    ...{ employer, startedOn },
    atecoCode: input.atecoCode ?? null,
    contract: input.contract ?? null,
    weeklyHours: input.weeklyHours ?? null,
    coNumber: input.coNumber ?? null,
  });
  if (!facts.ok) return facts;
  return openCase(
    context,
    jobPlacementCase,
    input,
    async (begun, { tx }): Promise<Result<JobPlacement, OriginRefusal>> => {
      const nothingYet = { endedOn: null, checks: [], checksDueOn: null };
      const said = { ...begun, ...facts.value, ...nothingYet, kind, vacancyMatchId };
      const placement = checkPlacementFacts(withDueOn(said));
      if (!placement.ok) return placement;
      const isOrigin = await cameOfMatch(tx, placement.value);
      return isOrigin ? placement : refuse('VacancyMatchNotHired');
    },
    'AlreadyPlaced',
  );
}

/** Whether it says of no match that it came of it, or of one that hired the same person. */
async function cameOfMatch(
  tx: Tx,
  { vacancyMatchId, personRecordId }: JobPlacement,
): Promise<boolean> {
  if (vacancyMatchId === null) return true;
  const [match] = await findByIds(tx, vacancyMatchCase.list, [vacancyMatchId]);
  return match?.state === 'HIRED' && match.personRecordId === personRecordId;
}
