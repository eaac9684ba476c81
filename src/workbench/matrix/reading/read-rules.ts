import type { Catalogue, Rule, RuleSet } from '../../../policy/index.js';
import { type CatalogueReading } from '../../../policy/analysis/index.js';
import type { Part } from '../matrix.js';
import { CheckedFile, type Files } from '../../../platform/files/index.js';

/** The rules of every set with the clauses that give them; a default with a clause stands beside them. */
export function readRuleParts({ catalogue, ruleSetFiles }: CatalogueReading): Part[] {
  return [...catalogue.ruleSets.values()].flatMap((set) => {
    const file = ruleSetFiles.get(set.id);
    return file
      ? [wholeSet(set, file), ...set.rules.map((rule, i) => rulePart(set, rule, i, file)), ...byDefault(set, file)]
      : [];
  });
}

const resourceOf = ({ id }: RuleSet): string => `/api/v1/rule-sets/${id}`;

/** It cites nothing: a register may name a whole set where all its rules carry a clause together. */
function wholeSet(set: RuleSet, file: CheckedFile): Part {
  const place = { file: file.name, line: file.lineOf('/id') };
  return { column: 'rules', ref: set.id, label: set.title, cites: [], resource: resourceOf(set), ...place };
}

function rulePart(set: RuleSet, { name, title, source }: Rule, i: number, file: CheckedFile): Part {
  return {
    column: 'rules',
    ref: `${set.id}/${name}`,
    ...editionAlias(set, name),
    label: title,
    cites: source,
    resource: resourceOf(set),
    file: file.name,
    line: file.lineOf(`/rules/${i}/name`),
  };
}

/** `3.11-by-leader@1996` answers to `3.11-by-leader` only where no rule of today bears that name. */
function editionAlias({ id, rules }: RuleSet, name: string): Pick<Part, 'alias'> {
  const [bare = name] = name.split('@');
  return rules.some((rule) => rule.name === bare) ? {} : { alias: `${id}/${bare}` };
}

/** How decisions by default are named among the rules of a set. */
export const defaultRef = (setId: string): string => `${setId}/за-замовчуванням`;

function byDefault(set: RuleSet, file: CheckedFile): Part[] {
  const { source, outcome } = set.default;
  if (!source) return [];
  const label = `За замовчуванням: ${set.outcomes[outcome]?.label ?? outcome}`;
  const place = { file: file.name, line: file.lineOf('/default') };
  return [{ column: 'rules', ref: defaultRef(set.id), label, cites: source, resource: resourceOf(set), ...place }];
}

/** Every dated value of every parameter, each with the clause that set it. */
export function readParameterParts(files: Files, { parameters }: Catalogue): Part[] {
  const file = new CheckedFile(files.nameOf('parameters.json'), files.read('parameters.json'), []);
  return [...parameters.values()].flatMap(({ id, label, unit, values }, i) =>
    values.map(({ from, value, source }, j): Part => {
      const words = [`${label}: ${value}`, unit, `з ${from}`].filter(Boolean).join(' ');
      const place = { file: file.name, line: file.lineOf(`/parameters/${i}/values/${j}`) };
      return { column: 'parameters', ref: `${id}@${from}`, label: words, cites: [source], resource: null, ...place };
    }),
  );
}
