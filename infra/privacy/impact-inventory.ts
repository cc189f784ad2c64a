import {
  personalTypes,
  processingActivities,
} from '#governance/processing-activity/processing-activities.ts';
import {
  type ProcessingActivity,
  typesOf,
} from '#governance/processing-activity/processing-activity.ts';
import { categoriesOf, type PersonalType } from '#shared/audit/personal-types.ts';
import { groupBy } from '#shared/group-by.ts';
import type { Language } from '#shared/language/language.ts';
import type { PrintedDocument } from './document.ts';
import { say } from './words.ts';

/** Category of data that article 9 protects beyond the others. */
const special = 'HEALTH_OR_VULNERABILITY';

/** What an impact assessment begins with: everything the contract tells of people, and how grave it is. */
export function describeImpact(language: Language): PrintedDocument {
  const rows = processingActivities.flatMap((activity) =>
    typesOf(activity, personalTypes).map((type) => rowOf(activity, type, language)),
  );
  return {
    language,
    title: say('impactTitle', language),
    intro: say('generated', language),
    sections: [
      {
        heading: say('whatIsTold', language),
        table: {
          head: (['activity', 'domain', 'type', 'fields', 'special'] as const).map((name) =>
            say(name, language),
          ),
          rows,
        },
      },
      {
        heading: say('criteria', language),
        text: say('criteriaText', language),
        table: {
          head: [say('activity', language), ...criteria.map(({ name }) => say(name, language))],
          rows: processingActivities.map((activity) => [
            activity.title[language],
            ...criteria.map(({ holds }) => (holds(activity) ? say('met', language) : '')),
          ]),
        },
      },
    ],
  };
}

const criteria = [
  {
    name: 'sensitive',
    holds: (activity: ProcessingActivity) =>
      categoriesOf(typesOf(activity, personalTypes)).includes(special),
  },
  {
    // Third-country nationals in need of services, minors, and employees against their employer.
    name: 'vulnerable',
    holds: ({ domain }: ProcessingActivity) => domain !== null,
  },
  {
    name: 'combined',
    holds: ({ domain }: ProcessingActivity) => domain === 'employment' || domain === 'community',
  },
] as const;

function rowOf(activity: ProcessingActivity, type: PersonalType, language: Language): string[] {
  const byCategory = [...groupBy(type.fields, ({ category }) => category)]
    .map(([category, fields]) => `\`${category}\` ${fields.length}`)
    .join(', ');
  const isSpecial = type.fields.some(({ category }) => category === special);
  return [
    activity.title[language],
    type.domain,
    `\`${type.name}\``,
    byCategory,
    say(isSpecial ? 'yes' : 'no', language),
  ];
}
