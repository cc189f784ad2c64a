import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  contractDomains,
  type PersonalType,
  personalTypesOf,
} from '#shared/audit/personal-types.ts';
import {
  controllerKinds,
  controllerParts,
  dataSubjectKinds,
  type ProcessingActivity,
  processingPurposes,
} from './processing-activity.ts';

const wording = z.strictObject({ en: z.string().min(3), it: z.string().min(3) });
const modules = z.array(z.string()).min(1).optional();

const file = z.array(
  z.strictObject({
    code: z.string().regex(/^[A-Z_]+$/),
    title: wording,
    description: wording,
    purposes: z.array(z.enum(processingPurposes)).min(1),
    dataSubjects: z.array(z.enum(dataSubjectKinds)).min(1),
    domain: z.enum(contractDomains).nullable(),
    only: modules,
    except: modules,
    grounds: z
      .array(
        z.strictObject({ citation: z.string(), confidence: z.enum(['VERIFIED', 'UNCONFIRMED']) }),
      )
      .min(1),
    controllers: z
      .array(
        z.strictObject({
          controller: z.enum(controllerKinds),
          part: z.enum(controllerParts),
          duties: wording,
        }),
      )
      .min(1),
    recipients: wording,
    retention: wording,
    measures: wording,
  }),
);

/** The register, as data. */
export const processingActivities: readonly ProcessingActivity[] = file.parse(
  JSON.parse(
    readFileSync(new URL('../../data/processing-activities.json', import.meta.url), 'utf8'),
  ),
);

/** What the contracts of all domains tell of people. */
export const personalTypes: readonly PersonalType[] = contractDomains.flatMap(personalTypesOf);
