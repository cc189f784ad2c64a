import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { receive } from '#community/micro-intervention/micro-intervention.ts';
import { type LoadedSample, openLoadedSample, uuidOf } from './loaded-sample.fixture.ts';
import { until } from './person-plan.ts';

let sample: LoadedSample;
beforeAll(async () => {
  sample = await openLoadedSample();
}, 300_000);
afterAll(() => sample.close());

describe('associations', () => {
  it('are 24, of which the registered ones are organisations', async () => {
    expect(await sample.count('community', 'association')).toBe(24);
    const registered = await sample.values(
      'community',
      'select own_organisation_id from association where not informal order by 1',
    );
    const organisations = await sample.values(
      'governance',
      "select id from organisation where type = 'MIGRANT_ASSOCIATION' and state = 'ACTIVE' order by 1",
    );
    expect(organisations).toEqual(registered);
    expect(registered).toContain(uuidOf('organisation', 'association-01'));
    expect(
      await sample.count('community', 'association where informal and own_organisation_id is null'),
    ).toBe(4);
    expect(await sample.count('community', 'association where not listed')).toBe(2);
  });

  it('work, like all else of the sample, in territories that exist', async () => {
    const keys = await sample.values(
      'community',
      `select territory from association_territory
        union select territory from micro_intervention_territory`,
    );
    const seats = await sample.values('governance', 'select territory from organisation_territory');
    const sites = await sample.values('employment', 'select territory from access_point_territory');
    const known = await sample.values(
      'governance',
      'select key from territory where valid_to is null',
    );
    expect([...keys, ...seats, ...sites].filter((key) => !known.includes(key))).toEqual([]);
  });
});

describe('micro-interventions', () => {
  it('are about sixty, several of them in the ambito of Treviso', async () => {
    expect(await sample.count('community', 'micro_intervention')).toBe(62);
    const inTreviso = "micro_intervention_territory where territory = 'ATS:VEN_09'";
    expect(await sample.count('community', inTreviso)).toBeGreaterThanOrEqual(3);
  });

  it('stand where their dates have brought them', async () => {
    const ended = "('COMPLETED', 'VERIFIED', 'STOPPED')";
    const wrong = `micro_intervention where case
      when starts_on > '${until}' then state <> 'PLANNED'
      when ends_on > '${until}' then state not in ('RUNNING', 'VARIED')
      else state not in ${ended} end`;
    expect(await sample.count('community', wrong)).toBe(0);
    expect(
      await sample.values('community', 'select distinct state from micro_intervention'),
    ).toHaveLength(6);
  });

  it('have one in which association-01 can record who came today and for years', async () => {
    const rows = await sample.rows(
      'community',
      `select id, state, starts_on as "startsOn", ends_on as "endsOn" from micro_intervention
        where organisation_id = '${uuidOf('organisation', 'association-01')}' and state = 'RUNNING'`,
    );
    const open = rows.filter((row) =>
      // The columns are named as the rule has them.
      ['2026-11-23', '2028-02-29'].every((day) => receive(row as never, day).ok),
    );
    expect(open).toHaveLength(1);
  });

  it('are not led by associations that nobody may see', async () => {
    const hidden = `micro_intervention m join association a on a.id = m.association_id
      where not a.listed`;
    expect(await sample.count('community', hidden)).toBe(0);
  });
});

describe('participations', () => {
  it('happen within their micro-intervention, recorded by its organisation', async () => {
    const wrong = `participation p join micro_intervention m on m.id = p.micro_intervention_id
      where p.occurred_on < m.starts_on or p.occurred_on >= m.ends_on
        or p.occurred_on > '${until}' or p.organisation_id is distinct from m.organisation_id`;
    expect(await sample.count('community', wrong)).toBe(0);
  });

  it('are of some people at events and in sport, on their days, and of some who have no record yet', async () => {
    const elsewhere = `participation p left join community_event e on e.id = p.community_event_id
      left join sport_action s on s.id = p.sport_action_id
      where p.person_id is not null and p.micro_intervention_id is null`;
    const wrong = `${elsewhere} and (p.organisation_id is distinct from coalesce(e.organisation_id, s.organisation_id)
      or p.occurred_on is distinct from e.held_on
        and (e.id is not null or p.occurred_on < s.starts_on or p.occurred_on >= s.ends_on))`;
    expect(await sample.count('community', wrong)).toBe(0);
    for (const activity of ['e.id', 's.id']) {
      const found = await sample.count('community', `${elsewhere} and ${activity} is not null`);
      expect(found).toBeGreaterThan(20);
    }
    const pending = await sample.count('community', 'participation where pending');
    expect(pending).toBeGreaterThan(2);
    expect(pending).toBeLessThan(30);
  });

  it('are of nearly half of the people, and of those who are only counted', async () => {
    const [people] = await sample.values(
      'community',
      'select count(distinct person_id) from participation',
    );
    expect(Number(people) / 3_500).toBeGreaterThan(0.4);
    expect(Number(people) / 3_500).toBeLessThan(0.5);
    expect(
      await sample.count('community', 'participation where person_id is null'),
    ).toBeGreaterThan(300);
  });

  it('know person, owner and access point as employment does, and come after the record', async () => {
    const records = await sample.rows(
      'employment',
      `select r.id, person_id, owner_organisation_id, r.access_point_id, min(enrolled_on) as entered
        from person_record r join enrolment using (person_id) group by r.id`,
    );
    const byId = new Map(records.map((record) => [record.id, record]));
    const attended = await sample.rows(
      'community',
      'select * from participation where person_record_id is not null',
    );
    const wrong = attended.filter((participation) => {
      const record = byId.get(participation.person_record_id);
      return (
        participation.person_id !== record?.person_id ||
        participation.record_organisation_id !== record?.owner_organisation_id ||
        participation.record_access_point_id !== record?.access_point_id ||
        (participation.occurred_on ?? '') < (record?.entered ?? '9999')
      );
    });
    expect(wrong).toEqual([]);
    expect(attended.length).toBeGreaterThan(3_500);
  });
});
