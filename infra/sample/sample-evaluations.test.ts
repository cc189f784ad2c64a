import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LoadedSample, openLoadedSample } from './loaded-sample.fixture.ts';

let sample: LoadedSample;
beforeAll(async () => {
  sample = await openLoadedSample();
}, 300_000);
afterAll(() => sample.close());

describe('evaluations', () => {
  it('make the scores of the proposals that are ranked, as PostgreSQL calculates them', async () => {
    const ranked = await sample.count('community', 'proposal where score is not null');
    expect(ranked).toBeGreaterThan(10);
    const wrong = await sample.values(
      'community',
      `select p.id from proposal p where p.score is not null and p.score is distinct from (
        select round(sum(c.weight * coalesce(s.moderated, s.given) / c.max_score)
          / count(distinct e.id), 4)
        from evaluation e join evaluation_score s on s.evaluation_id = e.id
        join call_criterion c on c.call_id = e.call_id and c.code = s.code
        where e.proposal_id = p.id and e.state = 'FINAL')`,
    );
    expect(wrong).toEqual([]);
    const scored = "evaluation where state = 'FINAL' and no_conflict_on is not null";
    expect(await sample.count('community', scored)).toBe(2 * ranked);
  });

  it('are of nobody who gains by the proposal; some have a conflict all the same', async () => {
    const interested = `evaluation e join proposal p on p.id = e.proposal_id
      join association a on a.id = p.association_id
      where e.evaluator_organisation_id in (p.organisation_id, a.own_organisation_id, a.supporter_id)
        or e.evaluator_organisation_id = any(p.partner_ids)`;
    expect(await sample.count('community', interested)).toBe(0);
    expect(await sample.count('community', "evaluation where state = 'CONFLICT'")).toBeGreaterThan(
      0,
    );
    const corrected = "undertaking_correction where undertaking_type = 'Evaluation'";
    expect(await sample.count('community', corrected)).toBeGreaterThan(0);
  });

  it('are by operators, where their employer says so', async () => {
    const subjects = await sample.values(
      'community',
      'select distinct evaluator_subject from evaluation order by 1',
    );
    const known = await sample.values(
      'governance',
      "select subject from operator where subject like 'evaluator-%' order by 1",
    );
    expect(subjects).toEqual(expect.arrayContaining(known));
    expect(known).toEqual(['evaluator-regione', 'evaluator-unipd']);
  });
});
