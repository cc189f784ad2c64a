import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import { transaction } from '#shared/database/transaction.ts';
import { problem } from '#shared/language/problem.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { IndexKey } from '#shared/sealing/index-keys.ts';
import { findAllowing } from '../consent/consent.repository.ts';
import type { MatchPersonInput } from '../generated/resolvers.ts';
import { checkFacts, type FactsRefusal } from '../person-facts/check-facts.ts';
import { toChange } from '../person-facts/facts-input.ts';
import { type FactValues, nothingKnown } from '../person-facts/person-facts.ts';
import {
  checkIdentifier,
  type IdentifierRefusal,
  type NewIdentifier,
} from '../person-identifier/person-identifier.ts';
import { indexOf } from '../person-identifier/sealed-identifier.ts';
import { findMatches } from './find-matches.ts';
import { makeProfile } from './make-profile.ts';
import type { MatchIdentifier } from './match-profile.ts';
import { type MatchRules, matchRulesOn } from './match-rules.ts';
import { countQuestions, insertQuestion } from './matching.repository.ts';
import type { MatchCandidate, Matching } from './matching.ts';

export type MatchPersonRefusal = FactsRefusal | IdentifierRefusal;

/** Nothing but a name or a number tells people apart. */
export async function matchPerson(
  context: Context,
  input: MatchPersonInput,
): Promise<Result<Matching, MatchPersonRefusal>> {
  const { viewer, today } = context;
  const numbers = readNumbers(context, input);
  if (!numbers.ok) return numbers;
  const facts = readFacts(input, numbers.value.length > 0, today);
  if (!facts.ok) return facts;
  const rules = matchRulesOn(today);
  return transaction(context, (tx) =>
    asPlatform(tx, viewer, async () => {
      await countIn(tx, context, rules);
      const found = await findMatches(tx, context, rules, (key) =>
        makeProfile(key, facts.value, numbersBy(key, numbers.value)),
      );
      const likeliest = ofEachHolder(found).slice(0, rules.limits.mostCandidates);
      const records = likeliest.map(({ personRecordId }) => personRecordId);
      const agreed = await findAllowing(tx, 'OPTIONAL_SHARING', records, today);
      const candidates = likeliest.map((candidate) => ({
        ...candidate,
        consentToContact: agreed.has(candidate.personRecordId),
      }));
      return ok({ candidates, ruleVersion: rules.version });
    }),
  );
}

function readFacts(
  input: MatchPersonInput,
  hasNumber: boolean,
  today: string,
): Result<FactValues, FactsRefusal> {
  const given = { ...nothingKnown, ...toChange(input.facts) };
  const checked = checkFacts(given, today);
  if (checked.ok || checked.refusal !== 'NameMissing' || !hasNumber) return checked;
  return ok(given);
}

type GivenNumber = Pick<NewIdentifier, 'type' | 'value'>;

function readNumbers(
  { today }: Context,
  { identifiers }: MatchPersonInput,
): Result<GivenNumber[], IdentifierRefusal> {
  const read: GivenNumber[] = [];
  for (const given of identifiers ?? []) {
    const { type, value, issuer = null, validFrom = null, validTo = null } = given;
    const checked = checkIdentifier({ type, value, issuer, validFrom, validTo }, today);
    if (!checked.ok) return refuse(checked.refusal);
    read.push({ type, value: checked.value.value });
  }
  return ok(read);
}

function numbersBy(key: IndexKey, numbers: readonly GivenNumber[]): MatchIdentifier[] {
  return numbers.map(({ type, value }) => ({
    type,
    index: indexOf(key, type, value),
    state: 'DECLARED',
  }));
}

/** Who asks for one person after another is looking for somebody, or for all. */
async function countIn(tx: Tx, context: Context, { limits }: MatchRules): Promise<void> {
  const { viewer, now, language } = context;
  if (!viewer.organisation) throw problem('FORBIDDEN', language, { scope: 'person:match' });
  for (const [seconds, most] of [
    [60, limits.questionsPerMinute],
    [86_400, limits.questionsPerDay],
  ] as const) {
    const since = new Date(now.getTime() - seconds * 1000);
    const asked = await countQuestions(tx, viewer.subject, since);
    if (asked >= most) throw problem('RATE_LIMITED', language, { retryAfter: seconds });
  }
  const asker = { askedBy: viewer.subject, organisationId: viewer.organisation, askedAt: now };
  await insertQuestion(tx, asker);
}

/** Of several records that one partner holds of one person, the likeliest. */
function ofEachHolder(found: readonly MatchCandidate[]): MatchCandidate[] {
  const seen = new Set<string>();
  return found.filter(({ personId, holderId }) => {
    const key = `${personId} ${holderId}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
