import type postgres from 'postgres';

/**
 * As many as a wide row has. Longer lists of values come in too many lengths: each would be a statement of
 * its own, kept as long as the connection.
 */
const mostParameters = 60;

type Client = postgres.Sql | postgres.TransactionSql;

/**
 * Drizzle has none of its statements prepared: PostgreSQL would parse and plan each of them anew, and the
 * driver ask for the types of its parameters before it sends them, a round trip more. A statement that is
 * prepared takes one, and is known on its connection by its text.
 */
export function preparing<Given extends Client>(client: Given): Given {
  // It answers as what it stands before does.
  return new Proxy<Client>(client, {
    get(target, name) {
      if (name === 'unsafe') {
        return (text: string, values: postgres.ParameterOrJSON<never>[] = []) => {
          const prepare = values.length > 0 && values.length <= mostParameters;
          return target.unsafe(text, values, { prepare });
        };
      }
      // Drizzle gives the work alone, without a mode or a name.
      if (name === 'begin' && 'begin' in target) {
        return <T>(work: (part: postgres.TransactionSql) => Promise<T>) =>
          target.begin((part) => work(preparing(part)));
      }
      if (name === 'savepoint' && 'savepoint' in target) {
        return <T>(work: (part: postgres.TransactionSql) => Promise<T>) =>
          target.savepoint((part) => work(preparing(part)));
      }
      return Reflect.get(target, name);
    },
  }) as Given;
}
