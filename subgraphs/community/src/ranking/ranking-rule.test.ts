import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { award } from './award.ts';
import { type Candidate, meansOf, rank, toDecimal, unitsOf } from './ranking.ts';

const criteria = [
  { code: 'IMPACT', position: 1, weight: 50, maxScore: 7 },
  { code: 'NETWORK', position: 2, weight: 30, maxScore: 3 },
  { code: 'COST', position: 3, weight: 20, maxScore: 10 },
];

const decimal = (hundredths: number) => (hundredths / 100).toFixed(2);

/** Scores that meet often, so that there are ties of every kind. */
const evaluation = fc.tuple(
  fc.constantFrom(0, 175, 350, 700),
  fc.constantFrom(0, 150, 300),
  fc.constantFrom(0, 250, 333, 1000),
);

type Given = readonly (readonly [number, number, number])[];

const toCandidate = (proposalId: string, day: number, given: Given): Candidate => ({
  proposalId,
  submittedAt: new Date(Date.UTC(2026, 0, 1 + day)),
  scores: given.flatMap((scores, index) =>
    criteria.map(({ code }, place) => {
      const score = decimal(scores[place] ?? 0);
      return { evaluationId: `${proposalId}:${index}`, code, given: score, moderated: null };
    }),
  ),
});

const candidates = fc
  .array(fc.tuple(fc.nat(2), fc.array(evaluation, { minLength: 2, maxLength: 4 })), {
    maxLength: 12,
  })
  .map((all) => all.map(([day, given], index) => toCandidate(`proposal_${index}`, day, given)));

describe('a ranking', () => {
  it('is the same in whatever order proposals, evaluations and criteria come', () => {
    const shuffled = candidates.chain((all) => {
      const mixed = fc.shuffledSubarray(all, { minLength: all.length });
      return fc.tuple(fc.constant(all), mixed, fc.boolean());
    });
    fc.assert(
      fc.property(shuffled, ([all, mixed, reversed]) => {
        const turned = mixed.map((each) => ({ ...each, scores: each.scores.toReversed() }));
        const order = reversed ? criteria.toReversed() : criteria;
        expect(rank(order, turned)).toEqual(rank(criteria, all));
      }),
    );
  });

  it('gives each a place of its own, by score, and says what broke a tie and nothing else', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const ranked = rank(criteria, all);
        expect(ranked.map((each) => each.rank)).toEqual(all.map((_, index) => index + 1));
        expect(new Set(ranked.map(({ proposalId }) => proposalId)).size).toBe(all.length);
        for (const [index, place] of ranked.entries()) {
          const before = ranked[index - 1];
          if (!before) continue;
          const lead = unitsOf(before.score) - unitsOf(place.score);
          expect(lead >= 0n).toBe(true);
          expect(place.tieBrokenBy === null).toBe(lead > 0n);
          expect(place.tieBrokenByCriterion !== null).toBe(place.tieBrokenBy === 'CRITERION');
        }
      }),
    );
  });

  it('stays as it is for the others when one is left out', () => {
    fc.assert(
      fc.property(candidates, fc.nat(), (all, chosen) => {
        const left = all.filter((_, index) => index !== chosen % Math.max(all.length, 1));
        const ids = rank(criteria, all).map(({ proposalId }) => proposalId);
        const kept = new Set(left.map(({ proposalId }) => proposalId));
        const again = rank(criteria, left).map(({ proposalId }) => proposalId);
        expect(again).toEqual(ids.filter((id) => kept.has(id)));
      }),
    );
  });

  it('scores from 0 to 100 as whole numbers say, rounded half up', () => {
    fc.assert(
      fc.property(fc.array(evaluation, { minLength: 1, maxLength: 5 }), (given) => {
        const { scores } = toCandidate('proposal', 0, given);
        // 210 is the least that all of 7, 3 and 10 divide.
        const sum = given
          .map(([impact, network, cost]) => 50 * 30 * impact + 30 * 70 * network + 20 * 21 * cost)
          .reduce((total, each) => total + each, 0);
        const expected = Math.floor(
          (2 * 10_000 * sum + 21_000 * given.length) / (42_000 * given.length),
        );
        expect(meansOf(criteria, scores).score).toBe(BigInt(expected));
      }),
    );
    const best = toCandidate('proposal', 0, [[700, 300, 1000]]);
    expect(meansOf(criteria, best.scores).score).toBe(1_000_000n);
    expect(toDecimal({ numerator: 5n, denominator: 100_000n }, 4)).toBe('0.0001');
    expect(toDecimal({ numerator: 4n, denominator: 100_000n }, 4)).toBe('0.0000');
  });

  it('counts what was moderated in place of what was given', () => {
    const { scores } = toCandidate('proposal', 0, [[700, 300, 1000]]);
    const moderated = scores.map((score) => ({ ...score, moderated: '0.00' }));
    expect(meansOf(criteria, moderated).score).toBe(0n);
  });

  it('breaks ties by the criteria in their order, then by submission, then by id', () => {
    // 50 × 3.5 ÷ 7 = 25 = 20 × 10 ÷ 10 + 30 × 0.5 ÷ 3.
    const byImpact = toCandidate('d', 0, [[350, 0, 0]]);
    const byOthers = toCandidate('c', 0, [[0, 50, 1000]]);
    const later = toCandidate('b', 1, [[0, 50, 1000]]);
    const last = toCandidate('e', 1, [[0, 50, 1000]]);
    const ties = rank(criteria, [last, later, byOthers, byImpact]);
    expect(ties.map(({ score }) => score)).toEqual(Array(4).fill('25.0000'));
    expect(ties).toMatchObject([
      { proposalId: 'd', tieBrokenBy: null },
      { proposalId: 'c', tieBrokenBy: 'CRITERION', tieBrokenByCriterion: 'IMPACT' },
      { proposalId: 'b', tieBrokenBy: 'SUBMITTED_AT', tieBrokenByCriterion: null },
      { proposalId: 'e', tieBrokenBy: 'ID', tieBrokenByCriterion: null },
    ]);
  });
});

describe('an award', () => {
  const ranked = fc
    .array(fc.tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 900_000 })), { maxLength: 20 })
    .map((all) =>
      all
        .toSorted(([a], [b]) => b - a)
        .map(([score, cents]) => {
          const requestedAmount = decimal(cents);
          return {
            score: toDecimal({ numerator: BigInt(score), denominator: 10_000n }, 4),
            requestedAmount,
          };
        }),
    );

  it('is never of more than is free, and stops at the first that does not fit', () => {
    fc.assert(
      fc.property(ranked, fc.nat(2_000_000), (all, cents) => {
        const decided = award(all, { free: decimal(cents), threshold: '40.0000' });
        const acts = decided.map(({ act }) => act);
        const places = { FUND: 0, RESERVE: 1, REJECT: 2 };
        const steps = acts.map((act) => places[act]);
        expect(steps).toEqual(steps.toSorted((a, b) => a - b));
        const sum = (wanted: string) =>
          decided
            .filter(({ act }) => act === wanted)
            .reduce((total, { proposal }) => total + unitsOf(proposal.requestedAmount), 0n);
        expect(sum('FUND') <= BigInt(cents)).toBe(true);
        const first = decided.find(({ act }) => act === 'RESERVE')?.proposal;
        if (first) expect(sum('FUND') + unitsOf(first.requestedAmount) > BigInt(cents)).toBe(true);
        for (const { proposal, act } of decided) {
          expect(act === 'REJECT').toBe(unitsOf(proposal.score) < 400_000n);
        }
      }),
    );
  });
});
