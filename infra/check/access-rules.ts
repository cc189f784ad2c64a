import { parse } from 'graphql';
import { findUnruled } from '#shared/authorisation/rules.ts';
import { composeSupergraph } from '../../schema/compose.ts';
import { failOn } from './check.ts';

/** Of everything in the contract it is written who may ask for it. */
export async function checkAccessRules(): Promise<undefined> {
  failOn(
    findUnruled(parse(composeSupergraph().supergraph, { noLocation: true })),
    'In schema/, then `npm run build:schema` and `npm run build:access`; see "Who may ask" in docs/CONTRIBUTING.md.',
  );
}
