import { type Asking, refusalOf } from './refusal.ts';
import { asks } from './rule.ts';
import { graphRules } from './rules.ts';

/** What comes by another way than GraphQL meets the same rules: those of the types and fields it stands for. */
export function requireMay(asking: Asking, ...coordinates: string[]): void {
  const rules = graphRules();
  const needs = coordinates.flatMap((coordinate) => {
    if (!rules.has(coordinate)) throw new Error(`The graph has no ${coordinate}`);
    const rule = rules.get(coordinate);
    return rule && asks(rule) ? [{ coordinate, rule }] : [];
  });
  const refusal = refusalOf(needs, asking);
  if (refusal) throw refusal;
}
