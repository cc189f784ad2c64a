import { describe, expect, it } from '@jest/globals';
import {
  personalTypes,
  processingActivities,
} from '#governance/processing-activity/processing-activities.ts';
import { typesOf } from '#governance/processing-activity/processing-activity.ts';
import { loadModules } from '#shared/server/schema.ts';
import { toHtml } from './document.ts';
import { privacyDocuments, privacyPages } from './documents.ts';

describe('the register of processing activities', () => {
  it('answers for every type that tells of people, once', () => {
    const answered = processingActivities.flatMap((activity) => typesOf(activity, personalTypes));
    const name = ({ domain, name: type }: (typeof personalTypes)[number]) => `${domain} ${type}`;
    expect(answered.map(name).sort()).toEqual(personalTypes.map(name).sort());
    expect(personalTypes.length).toBeGreaterThan(50);
  });

  it('names modules that there are', () => {
    for (const { domain, only = [], except = [] } of processingActivities) {
      const modules = [...loadModules(domain ?? 'shared').keys()];
      expect([...only, ...except].filter((module) => !modules.includes(module))).toEqual([]);
    }
  });

  it('has a controller, or joint controllers, for every activity', () => {
    const without = processingActivities.filter(
      ({ controllers }) => !controllers.some(({ part }) => part.endsWith('CONTROLLER')),
    );
    expect(without).toEqual([]);
  });

  it('is printed in both languages with nothing left to fill in', () => {
    const pages = privacyPages();
    expect([...pages.keys()].sort()).toEqual([
      'impact-inventory.it.md',
      'impact-inventory.md',
      'joint-controllers.it.md',
      'joint-controllers.md',
      'register.it.md',
      'register.md',
    ]);
    for (const text of pages.values()) expect(text).not.toMatch(/undefined|\[object/);
  });

  it.each(Object.keys(privacyDocuments))('prints %s as one file that loads nothing', (name) => {
    const html = toHtml(privacyDocuments[name]?.('it') ?? (undefined as never));
    expect(html).toContain('<html lang="it">');
    expect(html).not.toMatch(/<(script|link|img)|https?:\/\//);
  });
});
