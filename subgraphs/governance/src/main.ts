import { runSubgraph } from '#shared/server/run-subgraph.ts';
import { sealAtStart } from './operator/renew-details.ts';
import { modules } from './schema.ts';

await runSubgraph('governance', modules, [], { seals: true, keep: [sealAtStart] });
