import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { processesDirectory } from '../../src/platform/installation.js';
import { readBranch } from '../../src/workbench/replay/follow/branch.js';
import { Follower, type Step } from '../../src/workbench/replay/follow/follow.js';
import { readDiagram } from '../../src/workbench/replay/follow/read-diagram.js';
import type { Answer } from '../../src/workbench/replay/comparison/verdict.js';

const shipped = ['written-appeal', 'consideration', 'reply', 'obligation', 'letter-dispatch'];

let follower: Follower;
beforeAll(async () => {
  const diagrams = await Promise.all(
    shipped.map((key) => readDiagram(readFileSync(join(processesDirectory, `${key}.bpmn`), 'utf8'))),
  );
  follower = new Follower(new Map(diagrams.map((diagram) => [diagram.key, diagram])));
});

const answer = (outcome: string): Answer => ({ outcome, rule: null, clauses: [], values: {} });
const names = (steps: readonly Step[]) => steps.map(({ element, certain }) => (certain ? element : `${element}?`));

describe('what another answer leads to in the shipped diagrams', () => {
  it('is the task behind the gateway that reads it', () => {
    const { forks, handedTo } = follower.follow('admission', 'admit', answer('forward'), answer('return-incomplete'));
    expect(forks.map(({ gateway, was, becomes }) => [gateway, names(was), names(becomes)])).toEqual([
      ['admission-outcome', ['forward'], ['prepare-return']],
    ]);
    expect(forks[0]?.question).toBe('Що робити?');
    expect(names(handedTo)).toEqual(['note-admission']);
  });

  it('is both branches of a case that is split, and the default of one that no flow names', () => {
    const { forks } = follower.follow('admission', 'admit', answer('split'), answer('consider'));
    expect(forks.map(({ was, becomes }) => [names(was), names(becomes)])).toEqual([
      [['forward-part', 'consider'], ['consider']],
    ]);
  });

  it('is nothing where the diagram treats both alike, and nothing for a task that asks another set', () => {
    const alike = follower.follow('admission', 'admit', answer('return-incomplete'), answer('return-insufficient'));
    expect(alike.forks).toEqual([]);
    expect(follower.follow('term', 'admit', answer('split'), answer('consider'))).toEqual({ forks: [], handedTo: [] });
  });

  it('is the step that is handed an answer which no gateway reads', () => {
    const { forks, handedTo } = follower.follow('term', 'set-first-term', answer('no-study'), answer('one-month'));
    expect(forks).toEqual([]);
    expect(names(handedTo)).toEqual(['open-term']);
  });

  it('knows the name of the task that asks', () => {
    expect(follower.nameOf('admission', 'admit')).toBe('Чи розглядати звернення');
    expect(follower.nameOf('term', 'admit')).toBeNull();
  });
});

describe('a condition of which only a part is known', () => {
  const known = { admission: { outcome: 'split' } };
  const is = (fact: string, value: unknown) => ({ fact, operator: 'equal', value });
  const judged = (condition: object) => readBranch(JSON.stringify(condition)).judge(known);
  const [yes, no, unknown] = [is('admission.outcome', 'split'), is('admission.outcome', 'x'), is('other', 1)];

  it.each([
    ['a comparison that holds', yes, true],
    ['one that does not', no, false],
    ['one of something unknown', unknown, null],
    ['one with something unknown on its right', { ...yes, value: { fact: 'other' } }, null],
    ['all with a false one', { all: [unknown, no] }, false],
    ['all with an unknown one', { all: [unknown, yes] }, null],
    ['all that hold', { all: [yes, yes] }, true],
    ['any with a true one', { any: [unknown, yes] }, true],
    ['any with an unknown one', { any: [unknown, no] }, null],
    ['not what is unknown', { not: unknown }, null],
    ['not what is false', { not: no }, true],
  ])('%s', (_, condition, expected) => {
    expect(judged(condition)).toBe(expected);
  });
});
