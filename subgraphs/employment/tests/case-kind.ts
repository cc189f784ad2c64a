import { expect, it } from '@jest/globals';
import { begun, describeLifeCycle, insert, lower, type Told } from '../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  dataSteward,
} from '../../../tests/viewers.ts';
import type { Case } from '../src/case-step/case.ts';
import { addRecords, cpiPadova } from './fixtures.ts';

type Described<State extends string, Act extends string, Known extends Case<State>> = Told<
  State,
  Act,
  Known
> & {
  /** A case of the kind from what all cases have. */
  complete: (begun: Case<State>) => Known;
};

/**
 * What holds of every kind of case, through the schema: each act in each state is allowed or refused
 * as the life cycle says; versions, days and partners are held; nobody else sees it.
 */
export function describeCaseKind<
  State extends string,
  Act extends string,
  Known extends Case<State>,
>(described: Described<State, Act, Known>): void {
  const { bench, kind, complete } = described;
  const field = lower(kind.type);

  async function inState(state: State): Promise<string> {
    const [record] = await addRecords(bench(), 1);
    if (!record) throw new Error('There is no record');
    return insert(
      bench(),
      kind,
      complete({
        ...begun(kind, record.ownerOrganisationId, state),
        personRecordId: record.id,
        accessPointId: cpiPadova,
      }),
    );
  }

  describeLifeCycle(described, inState);

  it('is visible to its partner and to the data steward, and to nobody else', async () => {
    const id = await inState(kind.begins);
    const seen = [];
    for (const viewer of [caseWorkerPadova, dataSteward, caseWorkerTreviso]) {
      const question = `query ($id: ID!) { ${field}(id: $id) { id } }`;
      const { data } = await bench().query(question, { id }, viewer);
      seen.push(data[field]);
    }
    expect(seen).toEqual([{ id }, { id }, null]);
    const one = `{ ${field}(id: "${id}") { id } }`;
    const { errors } = await bench().query(one, {}, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
  });
}
