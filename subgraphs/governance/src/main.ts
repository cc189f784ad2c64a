import { runSubgraph } from '#shared/server/run-subgraph.ts';
import { followers } from './followers.ts';
import { sealAtStart } from './operator/renew-details.ts';
import { modules } from './schema.ts';

await runSubgraph('governance', modules, followers, { seals: true, keep: [sealAtStart] });
