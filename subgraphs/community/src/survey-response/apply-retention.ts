import { dateInItaly } from '#shared/clock.ts';
import { forgetOutcomes } from '#shared/database/forget-outcomes.ts';
import { workAsPlatform } from '#shared/erasure/reapply.ts';
import type { Retention, RetentionRuleRow } from '#shared/erasure/retention.ts';
import { findRule } from '#shared/erasure/retention-rule.repository.ts';
import { countDueWords, destroySomeWords } from './retention.repository.ts';

/** As it ships: what people wrote themselves, of whom nobody knows who they are. */
export const surveyWordsRule: RetentionRuleRow = {
  code: 'SURVEY_WORDS',
  startsWith: 'COLLECTED',
  months: 24,
  action: 'ERASE_WORDS',
  legalBasis: 'GDPR, article 5.1.e',
  sourceName: 'Proposal of the platform, to be confirmed by the data protection officers',
  sourceAsOf: '2026-11-30',
  sourceConfidence: 'UNCONFIRMED',
};

const batchSize = 200;

export const retention: Retention = {
  count: (database, today) =>
    workAsPlatform(database, async (tx) => {
      const rule = await findRule(tx, surveyWordsRule.code);
      return rule ? countDueWords(tx, rule.code, rule.months, today) : [];
    }),
  async run(database, now, progress) {
    let done = 0;
    const { code } = surveyWordsRule;
    for (;;) {
      const some = await workAsPlatform(database, async (tx) => {
        const rule = await findRule(tx, code);
        if (!rule) return [];
        const ids = await destroySomeWords(tx, rule.months, dateInItaly(now), batchSize);
        await forgetOutcomes(tx, ids);
        return ids;
      });
      done += some.length;
      progress(code, done);
      if (some.length < batchSize) return { [code]: done };
    }
  },
};
