import { dateInItaly } from '#shared/clock.ts';
import type { Database, Tx } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import type { Retention } from '#shared/erasure/retention.ts';
import { findRule } from '#shared/erasure/retention-rule.repository.ts';
import { askForErasure } from '../erasure/ask-for-erasure.ts';
import { carryOutErasure } from '../erasure/carry-out-erasure.ts';
import { updateErasure } from '../erasure/erasure.repository.ts';
import { act } from '../erasure/erasure.ts';
import { resumeErasures } from '../erasure/keep-erasing.ts';
import { tellErasure } from '../erasure/tell-erasure.ts';
import { countDue, findDue } from './retention-rule.repository.ts';
import { type RetentionRule, shippedRules } from './retention-rule.ts';

const batchSize = 50;

/** A rule as its row says it by now. */
async function currentRules(tx: Tx): Promise<RetentionRule[]> {
  const rules: RetentionRule[] = [];
  for (const shipped of shippedRules) {
    const row = await findRule(tx, shipped.code);
    if (row) rules.push({ ...shipped, months: row.months });
  }
  return rules;
}

/** Decides the erasure of a page of records, in one transaction; answers them, to be carried out. */
async function decideSome(
  database: Database,
  rule: RetentionRule,
  after: string | null,
  now: Date,
): Promise<{ erasures: string[]; last: string | null }> {
  return platformTransaction(database, async (tx) => {
    const records = await findDue(tx, rule, dateInItaly(now), after, batchSize);
    const erasures: string[] = [];
    for (const record of records) {
      const asked = await askForErasure(tx, record, { ground: 'RETENTION_ENDED' }, now);
      const running = act(asked, 'CARRY_OUT', now);
      // One that somebody asked for or held at this very moment is left to them.
      if (asked.state !== 'REQUESTED' || !running.ok) continue;
      await updateErasure(tx, running.value, 'CARRY_OUT', now);
      await tellErasure(tx, running.value);
      erasures.push(asked.id);
    }
    return { erasures, last: records.at(-1)?.id ?? null };
  });
}

export const retention: Retention = {
  count: (database, today) =>
    platformTransaction(database, async (tx) => {
      const counts = [];
      for (const rule of await currentRules(tx)) counts.push(...(await countDue(tx, rule, today)));
      return counts;
    }),
  async run(database, now, progress) {
    // What a run before this one decided, and did not come to.
    const faults: string[] = [];
    await resumeErasures(
      database,
      { warn: (said: unknown) => faults.push(JSON.stringify(said)) },
      now,
    );
    if (faults.length > 0) throw new Error(`Not all that was decided can be erased: ${faults[0]}`);
    const done: Record<string, number> = {};
    for (const rule of await platformTransaction(database, currentRules)) {
      let after: string | null = null;
      do {
        const decided: { erasures: string[]; last: string | null } = await decideSome(
          database,
          rule,
          after,
          now,
        );
        for (const id of decided.erasures) await carryOutErasure(database, id, now);
        done[rule.code] = (done[rule.code] ?? 0) + decided.erasures.length;
        progress(rule.code, done[rule.code] ?? 0);
        after = decided.last;
      } while (after !== null);
    }
    return done;
  },
};
