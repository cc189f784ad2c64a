import type { Tx } from '#shared/database/database.ts';
import type { PersonRecord } from '../person/person.ts';
import { findOtherFacts } from '../person-facts/person-facts.repository.ts';
import type { Facts } from '../person-facts/person-facts.ts';
import { findTitles } from '../residence-title/residence-title.repository.ts';
import { statusOn } from '../residence-title/residence-title.ts';
import { evaluate, type Found } from './eligibility-check.ts';
import { eligibilityRulesOn } from './eligibility-rules.ts';

export type Eligibility = Found & { factsId: string | null; ruleSetVersion: string };

/** By what is known now to have been true on the day. */
export async function findEligibility(
  tx: Tx,
  record: PersonRecord,
  notice: 'AVVISO_1_2023',
  day: string,
): Promise<Eligibility> {
  const rules = eligibilityRulesOn(notice, day);
  const facts = [record.facts, ...(await findOtherFacts(tx, record.id))].find((each) =>
    isTrueOn(each, day),
  );
  const titles = (await findTitles(tx, record.id)).flatMap(({ title, events }) => {
    const status = statusOn(events, day);
    return status ? [{ id: title.id, reason: title.reason, status }] : [];
  });
  const known = {
    citizenshipCodes: facts?.citizenshipCodes ?? [],
    birthDate: facts?.birthDate ?? null,
    titles,
  };
  const found = evaluate(rules, known, day);
  return { ...found, factsId: facts?.id ?? null, ruleSetVersion: rules.version };
}

function isTrueOn({ validFrom, validTo }: Facts, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}
