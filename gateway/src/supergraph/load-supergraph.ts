import { admitSupergraph } from '../authorisation/admit-supergraph.ts';

/** What the gateway plans on, made from the supergraph as it is stored; it throws where it cannot be. */
export function loadSupergraph(text: string): string {
  return admitSupergraph(text).supergraphSdl;
}
