import { buildSubgraphSchema } from '@apollo/subgraph';
import { type Domain, domains } from '#schema/domains.ts';
import { personalCategories } from '#shared/audit/personal-category.ts';
import { type PersonalFields, personalFieldsOf } from '#shared/audit/personal-fields.ts';
import { loadContract } from '#shared/server/schema.ts';
import { getUuid } from '#shared/type-id.ts';
import type { Environment } from '../../local/system-language.ts';
import { auditUrl, readAudit } from '../audit/open-audit.ts';
import type { BreachAsked } from './breach-asked.ts';
import { type BreachTally, countIn, emptyTally } from './breach-tally.ts';
import { readBreach, readNames, type SeenSubject } from './read-breach.ts';
import { said } from './wording.ts';

type Say = (line: string) => void;

/** Says whose data was seen, one after another, and at the end what it comes to; whether there was any. */
export async function reportBreach(
  asked: BreachAsked,
  environment: Environment,
  say: Say,
): Promise<boolean> {
  const { language, token, from, to, json } = asked;
  const tally = emptyTally();
  if (!json)
    say(said(language, 'TITLE', { token, from: from.toISOString(), to: to.toISOString() }));
  for (const domain of domains) {
    const personal = personalFieldsIn(domain);
    let isFirst = true;
    await readAudit(auditUrl(domain, environment), async (tx) => {
      for await (const page of readBreach(tx, domain, asked)) {
        for (const subject of page) {
          countIn(tally, subject, personal);
          if (!json && isFirst) say(said(language, 'DOMAIN', { domain }));
          isFirst = false;
          say(json ? JSON.stringify({ domain, ...subject }) : sayOf(asked, subject));
        }
      }
    });
  }
  const names = await namesOf(tally, environment);
  if (json) say(JSON.stringify(wholeOf(asked, tally, names)));
  else sayWhole(asked, tally, names, say);
  return tally.first !== undefined;
}

function personalFieldsIn(domain: Domain): PersonalFields {
  return personalFieldsOf(buildSubgraphSchema([{ typeDefs: loadContract(domain) }]));
}

function sayOf({ language }: BreachAsked, subject: SeenSubject): string {
  const { id, fields, times, first, last, controllers } = subject;
  return said(language, 'SUBJECT', {
    id: id ?? said(language, 'UNKNOWN'),
    fields: fields.join(', '),
    times,
    first: first.toISOString(),
    last: last.toISOString(),
    controllers: controllers.join(', ') || said(language, 'NOBODY'),
  });
}

async function namesOf({ controllers }: BreachTally, environment: Environment) {
  const uuids = [...controllers.keys()].map((id) => getUuid('organisation', id));
  return readAudit(auditUrl('governance', environment), (tx) => readNames(tx, uuids));
}

function wholeOf({ token, from, to }: BreachAsked, tally: BreachTally, names: Map<string, string>) {
  const { subjects, hasUnknown, first, last, fields, controllers } = tally;
  return {
    token,
    from,
    to,
    subjects,
    hasUnknown,
    first: first ?? null,
    last: last ?? null,
    fields: Object.fromEntries(
      [...fields].map(([category, named]) => [category ?? 'OTHER', [...named].sort()]),
    ),
    controllersToNotify: mostFirst(controllers).map(([id, count]) => ({
      id,
      name: names.get(id) ?? null,
      subjects: count,
    })),
  };
}

function sayWhole(
  { language }: BreachAsked,
  tally: BreachTally,
  names: Map<string, string>,
  say: Say,
): void {
  const { subjects, first, last, hasUnknown } = tally;
  if (!first || !last) {
    say(said(language, 'NOTHING'));
    return;
  }
  const period = { first: first.toISOString(), last: last.toISOString() };
  say(said(language, 'WHOLE', { subjects, ...period }));
  if (hasUnknown) say(said(language, 'PLATFORM'));
  say(said(language, 'FIELDS'));
  for (const [category, fields] of tally.fields) {
    const called = category ? personalCategories[category][language] : said(language, 'OTHER');
    say(`  ${called}: ${[...fields].sort().join(', ')}`);
  }
  say(said(language, 'NOTIFY'));
  for (const [id, count] of mostFirst(tally.controllers)) {
    say(
      said(language, 'CONTROLLER', { name: names.get(id) ?? said(language, 'NOBODY'), id, count }),
    );
  }
}

function mostFirst(controllers: Map<string, number>): [string, number][] {
  return [...controllers].toSorted(([, a], [, b]) => b - a);
}
