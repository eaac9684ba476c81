import { type Scalar, type ReadyRule, compile } from '../../policy/analysis/index.js';
import type { ClauseRef } from '../../domain/clause.js';
import type { Catalogue, RuleSet, FactDefinition } from '../../policy/index.js';
import { shifted, spoiltConditions, whole } from './condition-mutants.js';
import type { MutantKind } from './mutant.js';

/** A rule with one mistake in it; null where it is missing altogether. */
export interface SpoiltRule {
  readonly kind: MutantKind;
  readonly text: string;
  readonly ready: ReadyRule | null;
}

/** What mistakes are made with: the set, the clauses of its acts, and what facts mean. */
export interface Material {
  readonly ruleSet: Pick<RuleSet, 'outcomes'>;
  readonly acts: Catalogue['acts'];
  readonly facts: ReadonlyMap<string, FactDefinition>;
}

/** Mistakes in the conditions of a rule. */
export function* spoiltInConditions(ready: ReadyRule, { facts }: Material): Generator<SpoiltRule> {
  for (const spoilt of spoiltConditions(ready.conditions, facts)) {
    const condition = whole(spoilt);
    const conditions = 'fact' in condition ? { all: [condition] } : condition;
    const rule = { ...ready.rule, conditions };
    yield { kind: spoilt.kind, text: spoilt.text, ready: { ...ready, rule, conditions, holds: compile(conditions) } };
  }
}

/** Mistakes in what a rule answers: outcome, values, clauses. */
export function* spoiltAnswers(ready: ReadyRule, material: Material): Generator<SpoiltRule> {
  const { rule, values } = ready;
  const { outcomes } = material.ruleSet;
  for (const [type, { label }] of Object.entries(outcomes)) {
    if (type === rule.event.type) continue;
    const text = `рішення «${outcomes[rule.event.type]?.label ?? rule.event.type}» замінено на «${label}»`;
    yield { kind: 'outcome', text, ready: { ...ready, rule: { ...rule, event: { ...rule.event, type } } } };
  }
  for (const { text, values: other } of spoiltValues(values)) {
    yield { kind: 'param', text, ready: { ...ready, values: other } };
  }
  for (const { text, source } of spoiltClauses(rule.source, material.acts)) {
    yield { kind: 'clause', text, ready: { ...ready, rule: { ...rule, source } } };
  }
}

interface SpoiltValues {
  readonly text: string;
  readonly values: Record<string, Scalar>;
}

/** Values of a decision with one of them changed or missing. */
export function* spoiltValues(values: Readonly<Record<string, Scalar>>): Generator<SpoiltValues> {
  for (const [name, value] of Object.entries(values)) {
    for (const other of otherValues(value)) {
      const text = `значення рішення ${name} = ${value} замінено на ${other}`;
      yield { text, values: { ...values, [name]: other } };
    }
    const { [name]: gone, ...rest } = values;
    yield { text: `вилучено значення рішення ${name} = ${gone ?? ''}`, values: rest };
  }
}

/** A number or a time a step away, the other truth, another word. */
export function otherValues(value: Scalar): Scalar[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1];
  const time = /^(\d\d):(\d\d)$/.exec(value);
  if (time) return [1, -1].map((by) => clock(Number(time[1]) * 60 + Number(time[2]) + by));
  const days = /^\d{4}-\d\d-\d\d$/.test(value) ? [1, -1].map((by) => shifted(value, by, { type: 'date' })) : [];
  const moved = days.filter((day) => day !== null);
  return moved.length > 0 ? moved : [`${value} (інше)`];
}

function clock(minutes: number): string {
  const inDay = (minutes + 1440) % 1440;
  return [Math.floor(inDay / 60), inDay % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

interface SpoiltSource {
  readonly text: string;
  readonly source: ClauseRef[];
}

/** Clauses with one of them missing, or with its neighbour in the act instead. */
export function* spoiltClauses(source: readonly ClauseRef[], acts: Catalogue['acts']): Generator<SpoiltSource> {
  for (const [i, cited] of source.entries()) {
    const was = clauseInWords(cited, acts);
    if (source.length > 1) yield { text: `вилучено підставу ${was}`, source: source.toSpliced(i, 1) };
    const other = neighbour(cited, source, acts);
    if (other)
      yield { text: `підставу ${was} замінено на ${clauseInWords(other, acts)}`, source: source.with(i, other) };
  }
}

function neighbour(
  { act, clause }: ClauseRef,
  source: readonly ClauseRef[],
  acts: Catalogue['acts'],
): ClauseRef | null {
  const clauses = acts.get(act)?.clauses ?? [];
  const at = clauses.findIndex(({ number }) => number === clause);
  const free = [...clauses.slice(at + 1), ...clauses.slice(0, at)].find(
    ({ number }) => !source.some((one) => one.act === act && one.clause === number),
  );
  return free ? { act, clause: free.number } : null;
}

function clauseInWords({ act, clause }: ClauseRef, acts: Catalogue['acts']): string {
  return `${acts.get(act)?.short ?? act}-${clause}`;
}
