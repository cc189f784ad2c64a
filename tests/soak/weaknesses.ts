import type { Filled } from './filled.ts';

/** A policy that lets everything through, or that is not there any more. */
export type Weakness = {
  table: string;
  policy: string;
  statement: string;
  /** Whether rows can be read by it that could not be before. */
  reading: boolean;
};

type Policy = {
  table: string;
  policy: string;
  restrictive: boolean;
  command: 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  using: string | null;
  check: string | null;
};

/** One weakness after another: every policy of every table that does not let everything through already. */
export async function weaknessesOf({ administrator }: Filled): Promise<Weakness[]> {
  const policies = await administrator<Policy[]>`
    select tablename as table, policyname as policy, permissive = 'RESTRICTIVE' as restrictive,
      cmd as command, qual as using, with_check as check
    from pg_policies where schemaname = 'public' and roles = '{public}' order by tablename, policyname`;
  return policies
    .filter(({ using, check }) => using !== 'true' || check !== null)
    .map((policy) => ({
      table: policy.table,
      policy: policy.policy,
      statement: weakened(policy),
      reading: policy.command === 'SELECT' || policy.command === 'ALL',
    }));
}

function weakened({ table, policy, restrictive, command }: Policy): string {
  if (restrictive) return `drop policy "${policy}" on public."${table}"`;
  const alter = `alter policy "${policy}" on public."${table}"`;
  if (command === 'INSERT') return `${alter} with check (true)`;
  return command === 'SELECT' || command === 'DELETE'
    ? `${alter} using (true)`
    : `${alter} using (true) with check (true)`;
}
