import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { failOn, projectDirectory } from './check.ts';
import { describeIssues } from './describe-issues.ts';

const file = 'publiccode.yml';
const text = z.string().min(1);
const description = z.strictObject({
  genericName: text.max(35).optional(),
  shortDescription: text.max(150),
  longDescription: z.string().min(150).max(10_000),
  documentation: z.url().optional(),
  features: z.array(text.max(100)).min(1),
});
const dependency = z.strictObject({
  name: text,
  versionMin: text.optional(),
  versionMax: text.optional(),
  version: text.optional(),
  optional: z.boolean().optional(),
});
const dependencies = z.array(dependency).optional();

/** publiccode.yml 0.4 as https://yml.publiccode.tools describes it: the keys that we use. */
const publicCodeSchema = z
  .strictObject({
    publiccodeYmlVersion: z.enum(['0.4', '0.5.0']),
    name: text,
    url: z.url({ protocol: /^https$/ }),
    landingURL: z.url().optional(),
    softwareVersion: text.optional(),
    releaseDate: z.iso.date().optional(),
    platforms: z.array(z.enum(['web', 'windows', 'mac', 'linux'])).min(1),
    categories: z.array(text).min(1).optional(),
    developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
    softwareType: z.enum([
      'standalone/mobile',
      'standalone/iot',
      'standalone/desktop',
      'standalone/web',
      'standalone/backend',
      'standalone/other',
      'addon',
      'library',
      'configurationFiles',
    ]),
    intendedAudience: z
      .strictObject({
        scope: z.array(text).optional(),
        countries: z.array(z.string().regex(/^[A-Z]{2}$/i)).optional(),
      })
      .optional(),
    description: z.record(z.string().regex(/^[a-z]{2,3}(-\w+)*$/), description),
    legal: z.strictObject({ license: text, repoOwner: text.optional() }),
    maintenance: z.discriminatedUnion('type', [
      z.strictObject({
        type: z.enum(['internal', 'community']),
        contacts: z
          .array(
            z.strictObject({
              name: text,
              email: z.email().optional(),
              affiliation: text.optional(),
            }),
          )
          .min(1),
      }),
      z.strictObject({
        type: z.literal('contract'),
        contractors: z.array(z.strictObject({ name: text, until: z.iso.date() })).min(1),
      }),
      z.strictObject({ type: z.literal('none') }),
    ]),
    localisation: z.strictObject({
      localisationReady: z.boolean(),
      availableLanguages: z.array(z.string().regex(/^[a-z]{2,3}(-\w+)*$/)).min(1),
    }),
    dependsOn: z
      .strictObject({ open: dependencies, proprietary: dependencies, hardware: dependencies })
      .optional(),
  })
  .refine(({ description: languages }) => 'it' in languages && 'en' in languages, {
    path: ['description'],
    message: 'is given in Italian and in English',
  });

/** publiccode.yml is valid, and says the same as package.json. */
export async function checkPublicCode(): Promise<undefined> {
  const read = (name: string) => readFileSync(path.join(projectDirectory, name), 'utf8');
  failOn(findPublicCodeProblems(read(file), JSON.parse(read('package.json'))));
}

export function findPublicCodeProblems(
  yaml: string,
  manifest: { license: string; version: string },
): string[] {
  const parsed = publicCodeSchema.safeParse(parse(yaml));
  if (!parsed.success) return describeIssues(file, parsed.error);
  const { legal, softwareVersion = manifest.version } = parsed.data;
  const pairs = [
    ['legal.license', legal.license, manifest.license],
    ['softwareVersion', softwareVersion, manifest.version],
  ];
  return pairs
    .filter(([, given, wanted]) => given !== wanted)
    .map(([name, given, wanted]) => `${file}: ${name} is ${given}, in package.json ${wanted}`);
}
