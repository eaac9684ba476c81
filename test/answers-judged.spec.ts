import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setNamed } from './support/asked-in-code.js';

const diagrams = readdirSync('processes').filter((file) => file.endsWith('.bpmn'));

interface Flow {
  readonly tasks: ReadonlyMap<string, string>;
  readonly sets: ReadonlyMap<string, string>;
  readonly next: ReadonlyMap<string, readonly string[]>;
}

function read(file: string): Flow {
  const text = readFileSync(join('processes', file), 'utf8');
  const found = (pattern: RegExp): Map<string, string> =>
    new Map([...text.matchAll(pattern)].map(([, id = '', value = '']) => [id, value]));
  const next = new Map<string, string[]>();
  for (const [, from = '', to = ''] of text.matchAll(/sourceRef="([^"]+)" targetRef="([^"]+)"/g))
    next.set(from, [...(next.get(from) ?? []), to]);
  const tasks = found(/<bpmn:userTask id="([^"]+)"[^>]*camunda:formKey="([^"]+)"/g);
  const sets = found(/<bpmn:businessRuleTask id="([^"]+)"[^>]*camunda:decisionRef="([^"]+)"/g);
  return { tasks, sets, next };
}

/** The sets asked after a task before anybody else has to do anything. */
function askedAfter({ tasks, sets, next }: Flow, task: string): string[] {
  const seen = new Set<string>();
  const ways = [...(next.get(task) ?? [])];
  for (let at = ways.pop(); at !== undefined; at = ways.pop()) {
    if (seen.has(at) || tasks.has(at)) continue;
    seen.add(at);
    ways.push(...(next.get(at) ?? []));
  }
  return [...seen].flatMap((id) => sets.get(id) ?? []);
}

const flows = diagrams.map(read);
const adr = readFileSync('docs/decisions/0065-an-answer-is-judged-before-it-is-accepted.md', 'utf8');

/** The answers that have a set asked before they are accepted (docs/decisions/0065). */
const judged: readonly (readonly [form: string, ruleSet: string])[] = [
  ['decide-extension', 'term-extension'],
  ['prepare-final-answer', 'final-answer'],
  ['check-papers', 'visitor'],
  ['open-day', 'substitution'],
  ['find-substitute', 'substitution'],
  ['resolve', 'term'],
];

function sourceOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

describe('an answer that the rules may refuse', () => {
  it.each(judged)('%s is judged by %s, which its diagram asks next', (form, ruleSet) => {
    const places = flows.flatMap((flow) =>
      [...flow.tasks].filter(([, key]) => key === form).map(([task]) => askedAfter(flow, task)),
    );
    expect(places).not.toEqual([]);
    for (const asked of places) expect(asked).toContain(ruleSet);
  });

  it('is one of these, and no other is judged in the source', () => {
    const texts = ['src/appeals', 'src/receptions'].flatMap(sourceOf);
    const asked = texts.flatMap((text) =>
      [...text.matchAll(/\.foresee\((\w+)/g)].map(([, name = '']) => setNamed(name)),
    );
    expect(new Set(asked)).toEqual(new Set(judged.map(([, ruleSet]) => ruleSet)));
  });

  it('stands in the table of the decision with every task that a set is asked after', () => {
    const rows = adr.split('\n').filter((line) => line.startsWith('| `'));
    const listed = (form: string): boolean => rows.some((row) => row.split('|')[1]?.includes(`\`${form}\``));
    const followed = flows.flatMap((flow) =>
      [...flow.tasks].filter(([task]) => askedAfter(flow, task).length > 0).map(([, form]) => form),
    );
    expect([...new Set(followed)].filter((form) => !listed(form))).toEqual([]);
  });
});
