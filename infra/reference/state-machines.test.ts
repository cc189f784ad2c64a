import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { transition } from '#shared/transition.ts';
import { projectDirectory } from '../check/check.ts';
import { statesOf } from './describe-states.ts';
import { stateMachines } from './state-machines.ts';

it('are all that the code runs on', () => {
  const found = execFileSync(
    'git',
    ['grep', '-lE', '(satisfies |as |LifeCycle: )LifeCycle<', '--', 'subgraphs', 'gateway'],
    {
      cwd: projectDirectory,
      encoding: 'utf8',
    },
  );
  const modules = found
    .trim()
    .split('\n')
    .map((file) => file.replace(/^(?:subgraphs\/)?(\w+)\/src\/([\w-]+)\/.*$/, '$1/$2'));
  expect(stateMachines.map(({ module }) => module).sort()).toEqual(modules.sort());
});

describe.each(stateMachines.map((machine) => [machine.module, machine] as const))(
  '%s',
  (_, machine) => {
    const { cycle, begins, byTheDay = [] } = machine;
    const states = [...statesOf(machine).keys()];
    const acts = Object.keys(cycle);

    it('names states of its contract, and each of them', () => {
      const named = Object.values(cycle).flatMap(({ from, to }) => [...from, to]);
      expect([...new Set([...named, ...begins, ...byTheDay])].sort()).toEqual(states.sort());
    });

    it('reaches every state from where it begins', () => {
      const reached = new Set(begins);
      for (const state of reached) {
        for (const { from, to } of Object.values(cycle)) if (from.includes(state)) reached.add(to);
      }
      expect([...reached, ...byTheDay].sort()).toEqual(states.sort());
    });

    it('refuses every act from a state that it is not of', () => {
      for (const act of acts) {
        for (const state of states) {
          const result = transition(cycle, state, act, 'Forbidden');
          const allowed = cycle[act]?.from.includes(state) === true;
          expect([act, state, result.ok]).toEqual([act, state, allowed]);
        }
      }
    });
  },
);
