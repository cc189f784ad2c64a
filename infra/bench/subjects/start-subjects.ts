import { type Domain, domains } from '#schema/domains.ts';
import type { MeasuredProcess } from '../measure/measured-process.ts';
import type { BenchQuery } from '../query.ts';
import type { Bed } from './bed.ts';
import { startOurGateway, startStockGateway } from './gateways.ts';
import { startHandWritten } from './hand-written.ts';
import { startIssuer } from './issuer.ts';
import { startPostgraphile } from './postgraphile.ts';
import { oursAsSubgraph, startSubgraphs } from './subgraphs.ts';
import type { Subject } from './subject.ts';

export type Started = { subjects: Subject[]; stop: () => Promise<void> };

/** Starts what is needed to ask these queries, ours first. */
export async function startSubjects(
  bed: Bed,
  queries: readonly BenchQuery[],
  postgraphile: string | undefined,
): Promise<Started> {
  const asked = new Set(queries.map(({ askedOf }) => askedOf));
  const subgraphs = await startSubgraphs(bed);
  const subjects: Subject[] = domains
    .filter((domain) => asked.has(domain))
    .map((domain) => oursAsSubgraph(bed, subgraphs, domain));
  const undo: (() => unknown)[] = [];
  const processes = () =>
    new Set<MeasuredProcess>([
      ...Object.values(subgraphs),
      ...subjects.flatMap((subject) => Object.values(subject.processes).flat()),
    ]);
  const stop = async () => {
    await Promise.all([...processes()].map((each) => each.stop()));
    for (const each of undo) await each();
  };
  try {
    if (asked.has('gateway')) {
      const issuer = await startIssuer();
      undo.push(issuer.close);
      subjects.push(await startOurGateway(bed, subgraphs, issuer));
      subjects.push(await startStockGateway(bed, subgraphs, issuer));
    }
    if (queries.some(({ handWritten }) => handWritten)) subjects.push(await startHandWritten(bed));
    for (const domain of postgraphile ? domainsOf(queries) : []) {
      subjects.push(await startPostgraphile(bed, postgraphile ?? '', domain));
    }
    return { subjects, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function domainsOf(queries: readonly BenchQuery[]): Domain[] {
  const withWords = queries.filter(({ postgraphile }) => postgraphile);
  return domains.filter((domain) => withWords.some(({ askedOf }) => askedOf === domain));
}
