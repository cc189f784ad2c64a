import {
  type SampleIdentityName,
  sampleIdentities,
  viewerOf,
} from '#shared/identity/sample-identities.ts';
import { anonymous, type Viewer } from '#shared/identity/viewer.ts';
import { referenceId } from '#shared/reference-id.ts';

// Everybody whom the sample knows, and who is close to them: of the same partner at another place, of another
// partner under the same name. Undefined is a connection that set no claims.

const at = (name: SampleIdentityName, other: Partial<Viewer>): Viewer => ({
  ...viewerOf(name),
  ...other,
});
const organisation = (key: string) => referenceId('organisation', key);
const accessPoint = (key: string) => referenceId('access_point', key);

const strangers: Record<string, Viewer | undefined> = {
  'no claims': undefined,
  anonymous,
  'colleague in Padova': at('case-worker-padova', { subject: 'colleague-padova' }),
  'colleague in Treviso': at('case-worker-treviso', { subject: 'colleague-treviso' }),
  'whole Comune di Treviso': at('case-worker-treviso', {
    subject: 'supervisor-treviso',
    accessPoint: null,
  }),
  'Treviso at a place of others': at('case-worker-treviso', {
    subject: 'guest-treviso',
    accessPoint: accessPoint('SPORTELLO-PADOVA-NORD'),
  }),
  'namesake in Verona': at('case-worker-padova', {
    organisation: organisation('comune-verona'),
    accessPoint: null,
  }),
  'namesake evaluator in Vicenza': at('evaluator-unipd', {
    organisation: organisation('comune-vicenza'),
  }),
  'system of a partner without people': at('system-comune-venezia', {
    subject: 'system-cooperative',
    organisation: organisation('association-09'),
  }),
};

const names = Object.keys(sampleIdentities) as SampleIdentityName[];

export const people: ReadonlyMap<string, Viewer | undefined> = new Map([
  ...names.map((name): [string, Viewer] => [name, viewerOf(name)]),
  ...Object.entries(strangers),
]);
