import type { z } from 'zod';
import type { ConditionGroup } from './condition.js';
import type { actFile, factDefinition, factsFile, parametersFile, ruleSetFile } from './formats.js';

/** What a fact is: its type, its Ukrainian label, its possible values (факт). */
export type FactDefinition = z.output<typeof factDefinition>;

/** Facts that cannot stand together, and why (неможливе поєднання). */
export type Invariant = Omit<z.output<typeof factsFile>['invariants'][number], 'never'> & {
  readonly never: ConditionGroup;
};

/** A number or a time that an act sets and that changes with the act (параметр). */
export type Parameter = z.output<typeof parametersFile>['parameters'][number];
type ParameterValue = Parameter['values'][number];

/** A register of an act's clauses: our summary of each and how the service covers it. */
export type Act = z.output<typeof actFile>;

/** One rule of a set (правило): when it holds, what it decides, which clause gives it. */
export type Rule = Omit<z.output<typeof ruleSetFile>['rules'][number], 'conditions'> & {
  readonly conditions: ConditionGroup;
};

/** On which day's law a rule is chosen: the day of receipt or the day of decision. */
export type Basis = Rule['effective']['basis'];

/** One question the council decides by rules (набір правил). */
export type RuleSet = Omit<z.output<typeof ruleSetFile>, 'rules'> & { readonly rules: readonly Rule[] };

/** All that `rules/` says, read and checked. */
export interface Catalogue {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly invariants: readonly Invariant[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly acts: ReadonlyMap<string, Act>;
  readonly ruleSets: ReadonlyMap<string, RuleSet>;
}

/** Groups of facts a set needs: the first segment of each fact id; one source serves a group. */
export function factGroups(ruleSet: RuleSet): string[] {
  return [...new Set(ruleSet.facts.map((fact) => fact.slice(0, fact.indexOf('.'))))];
}

/** The day whose law a default rests on: as the rules of its set, and the day of receipt where they differ. */
export function defaultBasis(ruleSet: RuleSet): Basis {
  return ruleSet.rules.every((rule) => rule.effective.basis === 'decidedOn') ? 'decidedOn' : 'receivedOn';
}

/** The value of a parameter on a day, or null before the first one. */
export function parameterOn(parameter: Parameter, on: string): ParameterValue | null {
  return parameter.values.findLast((value) => value.from <= on) ?? null;
}
