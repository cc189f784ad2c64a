import type { ApolloServer, ApolloServerPlugin } from '@apollo/server';
import { Kind } from 'graphql';
import type { Logger } from 'pino';
import { catchUp } from '#shared/change-feed/follow.ts';
import type { AskGraph } from '#shared/change-feed/follower.ts';
import { type Following, keepFollowing } from '#shared/change-feed/keep-following.ts';
import type { Database } from '#shared/database/database.ts';
import { platformTransaction } from '#shared/database/platform-transaction.ts';
import { groupBy } from '#shared/group-by.ts';
import { accountOf } from '#shared/identity/account.ts';
import { platform, type Viewer } from '#shared/identity/viewer.ts';
import { askInProcess } from '../ask-in-process.ts';
import type { GatewayContext } from '../context.ts';
import { hashAccount, operatorFollower } from './follow-operators.ts';
import { findStandings, readMark } from './operator-standing.repository.ts';
import { judgeStanding, type OperatorStanding, type StandingRefusal } from './operator-standing.ts';

export type Standings = {
  /** Why the employer's word is against who asks. */
  refusalOf: (viewer: Viewer) => StandingRefusal | undefined;
  /** After a mutation about operators the next request meets what it changed. */
  plugin: ApolloServerPlugin<GatewayContext>;
  /** Reads what is kept, also by other gateways. */
  refresh: () => Promise<void>;
  /** Begins to follow governance; what was known before holds until it answers. */
  follow: (apollo: ApolloServer<GatewayContext>) => Promise<void>;
  stop: () => Promise<void>;
};

/** Mutations by which an employer says something new of an operator. */
const aboutOperators = ['inviteOperator', 'advanceOperator', 'correctOperator'];

/** Keeps in memory what employers say of their operators (docs/adr/0043). */
export function keepStandings(database: Database, logger: Logger): Standings {
  let byAccount = new Map<string, OperatorStanding[]>();
  let mark = '';
  let following: Following | undefined;

  async function refresh(): Promise<void> {
    await platformTransaction(database, async (tx) => {
      const now = await readMark(tx);
      if (now === mark) return;
      byAccount = groupBy(await findStandings(tx), ({ account }) => account);
      mark = now;
    });
  }

  return {
    refusalOf(viewer) {
      const { organisation, subject } = viewer;
      if (organisation === null) return undefined;
      const account = hashAccount(accountOf(organisation, subject));
      return judgeStanding(viewer, byAccount.get(account) ?? []);
    },
    plugin: {
      async requestDidStart() {
        return {
          async willSendResponse({ operation }) {
            const fields =
              operation?.operation === 'mutation' ? operation.selectionSet.selections : [];
            const tells = fields.some(
              (field) => field.kind !== Kind.FIELD || aboutOperators.includes(field.name.value),
            );
            // Governance may fall silent just then; the rounds go on by themselves.
            if (tells) await following?.now().catch(() => {});
          },
        };
      },
    },
    refresh,
    async follow(apollo) {
      await refresh();
      const ask = askAsGateway(apollo);
      const round = () => catchUp(database, ask, operatorFollower).then(refresh);
      following = keepFollowing(operatorFollower.name, round, logger);
    },
    async stop() {
      await following?.stop();
    },
  };
}

const gateway: Viewer = {
  ...platform,
  subject: 'gateway',
  purpose: 'SERVICE',
  scopes: ['feed:read', 'governance:read'],
};

/** As the platform itself; each round is a request of its own. */
function askAsGateway(apollo: ApolloServer<GatewayContext>): AskGraph {
  return async (query, variables) => {
    const counts = { fetches: 0, statements: 0 };
    const ask = askInProcess(apollo, { viewer: gateway, language: 'en', counts });
    const { data, errors } = await ask(query, variables);
    return {
      ...(data !== undefined && { data }),
      ...(errors && { errors: errors.map(({ extensions = {} }) => ({ extensions })) }),
    };
  };
}
