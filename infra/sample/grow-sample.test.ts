import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testKeys } from '../../tests/keys.ts';
import { load } from '../local/load.ts';
import { loadSample, usualSample } from './load-sample.ts';
import { openSampleDatabases, type SampleDatabases } from './loaded-sample.fixture.ts';

let grown: SampleDatabases;
let atOnce: SampleDatabases;
const asked = (people: number, seed = 916) => ({ people, seed, orAny: false });

beforeAll(async () => {
  [grown, atOnce] = await Promise.all([openSampleDatabases(), openSampleDatabases()]);
  const silent = () => undefined;
  await Promise.all([
    load(grown.urls, testKeys, silent, { request: asked(120) }),
    load(atOnce.urls, testKeys, silent, { request: asked(300) }),
  ]);
}, 300_000);
afterAll(async () => {
  await grown.close();
  await atOnce.close();
});

describe('a sample', () => {
  it('is the larger one after it has grown, row for row', async () => {
    expect(await grown.fingerprint()).not.toEqual(await atOnce.fingerprint());
    await loadSample(grown.place, asked(300));
    expect(await grown.fingerprint()).toEqual(await atOnce.fingerprint());
    expect(await grown.count('community', 'outbox')).toBe(2);
  });

  it('is left alone by a start, whatever its size and seed', async () => {
    const before = await atOnce.fingerprint();
    await loadSample(atOnce.place, usualSample);
    await loadSample(atOnce.place, { ...usualSample, seed: 5 });
    expect(await atOnce.fingerprint()).toEqual(before);
  });

  it('gets what one of the domains lacks', async () => {
    const before = await atOnce.fingerprint();
    const ofPeople = 'select id from survey_response where person_record_id is not null';
    for (const rows of [
      'participation where person_record_id is not null',
      `survey_answer where survey_response_id in (${ofPeople})`,
      `undertaking_step where undertaking_id in (${ofPeople})`,
      'survey_response where person_record_id is not null',
    ]) {
      await atOnce.rows('community', `delete from ${rows}`);
    }
    await loadSample(atOnce.place, usualSample);
    expect(await atOnce.fingerprint()).toEqual(before);
  });

  it('does not become smaller', async () => {
    await expect(loadSample(grown.place, asked(299))).rejects.toThrow(
      'There is a sample of 300 people already, and it does not become smaller. To begin anew: npm run reset',
    );
  });

  it('keeps its seed', async () => {
    await expect(loadSample(grown.place, asked(400, 5))).rejects.toThrow(
      'There is a sample of 300 people already, made from another seed than 5.',
    );
  });
});
