import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LoadedSample, openLoadedSample } from './loaded-sample.fixture.ts';

let sample: LoadedSample;

beforeAll(async () => {
  sample = await openLoadedSample();
}, 300_000);
afterAll(() => sample.close());

const count = (from: string) => sample.count('employment', from);
const enrolled = 'course_enrolment e join course_edition c on c.id = e.course_edition_id';

describe('the courses of the sample', () => {
  it('are a catalogue of every kind and state that the public sees', async () => {
    expect(await count('course_edition')).toBe(146);
    const values = (column: string) =>
      sample.values('employment', `select distinct ${column} from course_edition order by 1`);
    expect(await values('kind')).toEqual(['CIVIC', 'DIGITAL', 'LANGUAGE', 'SAFETY', 'VOCATIONAL']);
    expect(await values('state')).toEqual(['CLOSED', 'ENROLLING', 'PUBLISHED', 'RUNNING']);
    expect(await values('left(comune_code, 3)')).toHaveLength(7);
    expect(await count('course_edition where starts_on > ends_on')).toBe(0);
  });

  it('count the places that are taken as enrolments take them', async () => {
    const wrong = `course_edition c where places_taken <> (select count(*) from course_enrolment e
      where e.course_edition_id = c.id
        and e.state in ('ENROLLED', 'ATTENDING', 'COMPLETED', 'TESTED', 'CERTIFIED'))`;
    expect(await count(wrong)).toBe(0);
    const [fullest] = await sample.values(
      'employment',
      'select max(places_taken) from course_edition',
    );
    expect(Number(fullest)).toBeGreaterThan(8);
    expect(Number(fullest)).toBeLessThan(35);
  });

  it('have three in ten, who are in the programme on that day and live in the province', async () => {
    const share = (await count('course_enrolment')) / (await count('person_record'));
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.32);
    const outside = `course_enrolment e where not exists (select from enrolment p
      where p.person_record_id = e.person_record_id and p.enrolled_on <= e.opened_on
        and (p.exited_on is null or p.exited_on > e.opened_on))`;
    expect(await count(outside)).toBe(0);
    const elsewhere = `${enrolled} join person_record r on r.id = e.person_record_id
      where left(r.residence_code, 3) <> left(c.comune_code, 3)`;
    expect(await count(elsewhere)).toBe(0);
  });

  it('tell of each enrolment and edition the steps that led to its state', async () => {
    const last = (table: string, steps: string, of: string) => `${table} t where not exists (
      select from ${steps} s where s.${of} = t.id and s.number = t.version
        and s.state = t.state and s.happened_on = t.state_since)`;
    expect(await count(last('course_enrolment', 'case_step', 'case_id'))).toBe(0);
    expect(await count(last('course_edition', 'undertaking_step', 'undertaking_id'))).toBe(0);
    expect(await count(last('course', 'undertaking_step', 'undertaking_id'))).toBe(0);
    const backwards = `(select happened_on - lag(happened_on) over (partition by case_id order by number) as days
      from case_step where case_type = 'CourseEnrolment') s where days < 0`;
    expect(await count(backwards)).toBe(0);
    const early = `${enrolled} join undertaking_step s on s.undertaking_id = c.id
      where s.act = 'OPEN_ENROLMENT' and e.opened_on < s.happened_on`;
    expect(await count(early)).toBe(0);
  });

  it('have levels of their kind, in order, some of them corrected', async () => {
    const levels = `course_level l join course_enrolment e on e.id = l.course_enrolment_id
      join course_edition c on c.id = e.course_edition_id`;
    expect(await count(`${levels} where (l.cefr_level is null) = (c.kind = 'LANGUAGE')`)).toBe(0);
    const backwards = `course_level a join course_level b using (course_enrolment_id)
      where a.moment = 'ENTRY' and b.moment = 'EXIT' and a.assessed_on > b.assessed_on`;
    expect(await count(backwards)).toBe(0);
    expect(await count('course_level where dig_comp_level not between 1 and 8')).toBe(0);
    expect(await count('course_level where number = 2')).toBeGreaterThan(3);
    const measured = 'course_level group by course_enrolment_id having count(distinct moment) = 2';
    expect(await count(`(select from ${measured}) m`)).toBeGreaterThan(100);
  });

  it('have attendance at lessons of the edition, of those who were enrolled by then', async () => {
    const wrong = `attendance a join lesson l on l.id = a.lesson_id
      join course_enrolment e on e.id = a.course_enrolment_id
      where l.course_edition_id <> e.course_edition_id or l.held_on < e.opened_on
        or a.minutes > l.minutes or l.held_on > '2026-10-30'`;
    expect(await count(wrong)).toBe(0);
    expect(await count('attendance')).toBeGreaterThan(500);
  });
});
