import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Domain, domains } from '#schema/domains.ts';
import { askEverything } from './ask-everything.ts';
import { type LargeDomain, openLargeDomains, type Recorded, tellsPlans } from './large-domain.ts';
import { findPlanFaults, type PlanNode } from './plan-faults.ts';
import { caseWorkerPadova } from './viewers.ts';

/**
 * Reads the plans of every statement that a domain's schema leads to, over some thousand people, as
 * the subgraph's own connections make them. Of filters only that they find out once who asks: that
 * an index follows each of them, with each order and for each viewer, would take more indexes than
 * writing can bear; they narrow a walk in the order of the list.
 */
const people = 6_000;

/** The largest table of what people do in a domain; governance keeps nothing of them but its feed. */
const largest = { governance: 'outbox', employment: 'enrolment', community: 'participation' };

/** Faults that are known: a page walks rows in order and passes over those of other viewers. */
const known: Record<Domain, string[]> = {
  governance: [],
  // Where an access point is not of the viewer's organisation: all of its enrolments. Where an
  // organisation holds few of all records or none, as associations do: those of others that lie
  // between two of its own, and the persons of those.
  // Of cases: those of others, since no one index follows either of two records in order.
  employment: [
    'WALK AccessPoint.enrolments',
    'WALK Query.personRecords',
    'WALK Query.persons',
    'WALK Query.duplicateCases',
    // For whoever follows them, who sees all.
    'WALK Query.consents',
    // Those of other controllers, of which there are few.
    'WALK Query.erasures',
  ],
  // Who has part in few participations, as recorder or as holder of the record: all of them. No one
  // index follows either of two columns in order.
  community: ['WALK Query.participations'],
};

type Found = { statement: Recorded; kind: string; what: string };

async function faultsOf(domain: LargeDomain, statements: Recorded[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const statement of statements) {
    const plan = await domain.explain(statement);
    for (const fault of findPlanFaults(plan, domain.largeTables)) {
      if (fault.kind === 'CALL' || !statement.filtered) found.push({ statement, ...fault });
    }
  }
  return found;
}

const inWords = ({ statement, kind, what }: Found) => `${kind} ${statement.asked}: ${what}`;

function indexConditionsOf({ 'Index Cond': condition = '', Plans = [] }: PlanNode): string[] {
  return [condition, ...Plans.flatMap(indexConditionsOf)];
}

/** Plans differ by viewer only where a policy is written so that they do. */
function eachText(statements: Recorded[]): Recorded[] {
  return [...new Map(statements.map((statement) => [statement.text, statement])).values()];
}

/** Thousands of statements take minutes where the machine is slow: a limit for what hangs alone. */
const patience = 1_200_000;

const suite = tellsPlans ? describe : describe.skip;

suite('the plans (PostgreSQL 17 or newer)', () => {
  let opened: Record<Domain, LargeDomain>;

  beforeAll(async () => {
    opened = await openLargeDomains(people);
  }, patience);
  afterAll(async () => {
    for (const name of domains) await opened[name].close();
  });

  describe.each(domains)('of %s', (name) => {
    let domain: LargeDomain;
    let refused: string[];

    beforeAll(async () => {
      domain = opened[name];
      refused = await askEverything(name, domain);
    }, patience);

    it('are of all that can be asked, over tables that are large', () => {
      expect(refused).toEqual([]);
      expect(domain.largeTables).toContain(largest[name]);
      expect(domain.largeTables).toContain('outbox');
    });

    it(
      'read no large table whole, sort no more than a page, and ask once who is asking',
      async () => {
        const found = await faultsOf(domain, domain.recorded);
        const isKnown = (words: string) => known[name].some((each) => words.startsWith(each));
        const words = [...new Set(found.map(inWords))];
        expect(words.filter((each) => !isKnown(each))).toEqual([]);
        // What is mended leaves the list.
        expect(known[name].filter((each) => !words.some((word) => word.startsWith(each)))).toEqual(
          [],
        );
      },
      patience,
    );

    if (name !== 'employment') return;

    it.each([
      ['referrals', '{ direction: SENT_TO_US, state: [SENT, RECEIVED] }', 'expires_on'],
      ['residenceTitles', '{ status: [EXPIRING], expiresBefore: "2030-01-01" }', 'held_until'],
    ])('of %s that have not expired begin behind all that have', async (list, filter, day) => {
      domain.note(`${list} of today`, true);
      const { errors } = await domain.query(
        `{ ${list}(first: 20, orderBy: [EXPIRES_ON_ASC], filter: ${filter}) { nodes { id } } }`,
        {},
        caseWorkerPadova,
      );
      expect(errors).toEqual([]);
      const [statement] = domain.recorded.filter(({ asked }) => asked === `${list} of today`);
      if (!statement) throw new Error('It was not recorded');
      const conditions = indexConditionsOf(await domain.explain(statement));
      expect(conditions.join('\n')).toContain(`(${day} >= CASE`);
    });

    describe('can be told to be bad', () => {
      /** What is found after a change that is taken back. */
      async function faultsAfter(change: string, back: string, table: string): Promise<string[]> {
        const touched = eachText(domain.recorded.filter(({ text }) => text.includes(`"${table}"`)));
        await domain.administrator.unsafe(change);
        try {
          const found = await faultsOf(domain, touched);
          return found.map(inWords).filter((words) => !words.startsWith('WALK AccessPoint.enrol'));
        } finally {
          await domain.administrator.unsafe(back);
        }
      }

      it.each([
        ['person_record', 'person_record_by_owner'],
        ['person_record', 'person_record_by_person'],
        ['enrolment', 'enrolment_by_person'],
        ['enrolment', 'enrolment_by_organisation'],
        ['enrolment', 'enrolment_in_order'],
      ])('when %s loses its index %s', async (table, index) => {
        const [row] =
          await domain.administrator`select pg_get_indexdef(${index}::regclass) as made`;
        const found = await faultsAfter(`drop index ${index}`, row?.['made'], table);
        expect(found.join('\n')).toMatch(/^(SCAN|SORT|WALK) /m);
        expect(found.join('\n')).not.toMatch(/^CALL /m);
      });

      it('when a policy asks for each row who is asking', async () => {
        const [row] = await domain.administrator`
        select qual from pg_policies where tablename = 'person_record' and policyname = 'read'`;
        const found = await faultsAfter(
          `alter policy read on person_record using (viewer_sees_all()
          or owner_organisation_id = viewer_organisation())`,
          `alter policy read on person_record using (${row?.['qual']})`,
          'person_record',
        );
        expect(found.join('\n')).toMatch(
          /^CALL Query\.personRecords: asks for each row of person_rec/m,
        );
      });
    });
  });
});
