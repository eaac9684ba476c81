import { pointerTo } from '../../domain/json.js';
import type { Catalogue, Parameter, Rule, RuleSet } from '../catalogue/catalogue.js';
import { comparisons, isParameterReference } from '../catalogue/condition.js';
import { checkParameterNumbers, checkRuleNumbers } from './number-checks.js';
import { ownSettings } from '../../domain/clause.js';
import { perhaps, type CheckedFile } from '../../platform/files/index.js';

/** A set as read, with the file it came from, so that a check can name a line. */
export interface ReadRuleSet {
  readonly file: CheckedFile;
  readonly ruleSet: RuleSet;
}

interface Citation {
  readonly act: string;
  readonly clause: string;
}

/** The files every set leans on, to name the line of a fault in them. */
export interface CommonFiles {
  readonly facts: CheckedFile;
  readonly parameters: CheckedFile;
}

/** Compares what the files say about one another: facts, acts, parameters, outcomes, dates of force. */
export function checkAgreement(catalogue: Catalogue, sets: readonly ReadRuleSet[], common: CommonFiles): void {
  for (const [i, parameter] of [...catalogue.parameters.values()].entries()) {
    for (const [j, value] of parameter.values.entries()) {
      checkSource(common.parameters, value.source, `/parameters/${i}/values/${j}/source`, catalogue);
    }
  }
  for (const [id, fact] of catalogue.facts) {
    checkSources(common.facts, fact.source ?? [], `${pointerTo('/facts', id)}/source`, catalogue);
  }
  checkParameterNumbers(common.parameters, catalogue);
  for (const { file, ruleSet } of sets) {
    checkFacts(file, ruleSet, catalogue);
    checkOutcomes(file, ruleSet);
    checkDefault(file, ruleSet, catalogue);
    checkNames(file, ruleSet);
    checkRuleNumbers(file, ruleSet, catalogue);
    for (const [i, rule] of ruleSet.rules.entries()) checkRule(file, rule, `/rules/${i}`, catalogue);
  }
}

/** Every clause says how it is covered, and the rules it names are there: a clause forgotten is a fault. */
export function checkCoverage(files: ReadonlyMap<string, CheckedFile>, { acts, ruleSets }: Catalogue): void {
  const known = [...ruleSets.values()].flatMap(({ id, rules }) => [
    id,
    ...rules.flatMap((rule) => [`${id}/${rule.name}`, `${id}/${baseName(rule)}`]),
  ]);
  for (const [id, file] of files) {
    for (const [i, { number, coveredBy }] of (acts.get(id)?.clauses ?? []).entries()) {
      if (coveredBy.length === 0)
        file.fault(`/clauses/${i}/coveredBy`, `Пункт «${number}» нічим не покрито.`, 'uncovered-clause');
      for (const [j, { kind, ref }] of coveredBy.entries()) {
        if (kind !== 'rule' || known.includes(ref)) continue;
        const at = `/clauses/${i}/coveredBy/${j}/ref`;
        file.fault(at, `Правила «${ref}» немає.${perhaps(ref, known)}`, 'covered-by-nothing');
      }
    }
  }
}

function checkFacts(file: CheckedFile, ruleSet: RuleSet, { facts }: Catalogue): void {
  const used = new Set(ruleSet.rules.flatMap((rule) => [...comparisons(rule.conditions)].map((c) => c.fact)));
  for (const [i, id] of ruleSet.facts.entries()) {
    const at = `/facts/${i}`;
    if (!facts.has(id)) file.fault(at, `Факту «${id}» немає у facts.json.${perhaps(id, facts.keys())}`, 'unknown-fact');
    else if (!used.has(id))
      file.fault(at, `Факт «${id}» не потрібен жодному правилу; зайвого не запитують.`, 'unused-fact');
    if (ruleSet.facts.indexOf(id) < i) file.fault(at, `Факт «${id}» названо двічі.`, 'repeated-name');
  }
}

function checkOutcomes(file: CheckedFile, { outcomes, rules, default: fallback }: RuleSet): void {
  const check = (outcome: string, at: string): void => {
    if (Object.hasOwn(outcomes, outcome)) return;
    const likely = perhaps(outcome, Object.keys(outcomes));
    file.fault(at, `Рішення «${outcome}» не оголошено в outcomes.${likely}`, 'unknown-outcome');
  };
  check(fallback.outcome, '/default/outcome');
  for (const [i, rule] of rules.entries()) check(rule.event.type, `/rules/${i}/event/type`);
  const given = new Set([fallback.outcome, ...rules.map((rule) => rule.event.type)]);
  for (const outcome of Object.keys(outcomes)) {
    if (!given.has(outcome))
      file.fault(pointerTo('/outcomes', outcome), 'Цього рішення не дає жодне правило.', 'unused-outcome');
  }
}

/** A default hides gaps: it needs a clause or a note why. */
function checkDefault(file: CheckedFile, ruleSet: RuleSet, catalogue: Catalogue): void {
  const { source, note, params } = ruleSet.default;
  if (!source && !note) {
    const text = 'Рішення за замовчуванням потребує пункту (source) або пояснення (note).';
    file.fault('/default', text, 'unfounded-default');
  }
  checkSources(file, source ?? [], '/default/source', catalogue);
  if (source?.every(isOwn)) file.fault('/default/source', onlyOwn, 'unfounded-default');
  const first = ruleSet.rules.map((rule) => rule.effective.from).sort()[0] ?? '';
  checkParams(file, params ?? {}, '/default/params', first, catalogue.parameters);
}

/** A citizen is told the ground of what was decided, and can look up acts only. */
const isOwn = ({ act }: Citation): boolean => act === ownSettings;
const onlyOwn =
  'Налаштування виконкому — не акт: громадянинові треба назвати норму. Допишіть пункт, на виконання якого так вирішено.';

/** Editions of one rule (`3.7-forward@2023`) follow one another and never overlap. */
function checkNames(file: CheckedFile, { rules }: RuleSet): void {
  for (const [i, rule] of rules.entries()) {
    for (const earlier of rules.slice(0, i)) {
      if (earlier.name === rule.name)
        file.fault(`/rules/${i}/name`, `Назву «${rule.name}» вже має інше правило.`, 'repeated-name');
      else if (baseName(earlier) === baseName(rule) && overlap(earlier, rule)) {
        const text = `Чинність перетинається з редакцією «${earlier.name}».`;
        file.fault(`/rules/${i}/effective`, text, 'overlapping-force');
      }
    }
  }
}

function baseName(rule: Rule): string {
  return rule.name.split('@')[0] ?? rule.name;
}

function overlap(a: Rule, b: Rule): boolean {
  if (a.effective.basis !== b.effective.basis) return false;
  return a.effective.from < (b.effective.to ?? '9999') && b.effective.from < (a.effective.to ?? '9999');
}

function checkRule(file: CheckedFile, rule: Rule, at: string, catalogue: Catalogue): void {
  const { from, to } = rule.effective;
  if (to !== null && to <= from)
    file.fault(`${at}/effective/to`, 'Кінець чинності не пізніший за початок.', 'empty-force');
  checkSources(file, rule.source, `${at}/source`, catalogue);
  if (rule.source.every(isOwn)) file.fault(`${at}/source`, onlyOwn, 'unfounded-rule');
  const since = rule.source.map(({ act }) => catalogue.acts.get(act)?.inForceFrom ?? '').sort()[0] ?? '';
  if (from < since) {
    const text = `Правило чинне раніше за кожен свій акт (найраніший — з ${since}).`;
    file.fault(`${at}/effective/from`, text, 'early-force');
  }
  const used = [...comparisons(rule.conditions)].map((c) => c.value).filter(isParameterReference);
  for (const { fact } of used) checkParameter(file, fact, `${at}/conditions`, from, catalogue.parameters);
  checkParams(file, rule.event.params ?? {}, `${at}/event/params`, from, catalogue.parameters);
}

function checkSources(file: CheckedFile, sources: readonly Citation[], at: string, catalogue: Catalogue): void {
  for (const [i, source] of sources.entries()) checkSource(file, source, `${at}/${i}`, catalogue);
}

function checkSource(file: CheckedFile, { act: id, clause }: Citation, at: string, { acts }: Catalogue): void {
  const act = acts.get(id);
  const numbers = act?.clauses.map((c) => c.number) ?? [];
  if (!act) {
    file.fault(`${at}/act`, `Акта «${id}» немає в rules/acts.${perhaps(id, acts.keys())}`, 'unknown-clause');
  } else if (!numbers.includes(clause)) {
    const text = `Пункту «${clause}» немає в реєстрі акта ${id}.${perhaps(clause, numbers)}`;
    file.fault(`${at}/clause`, text, 'unknown-clause');
  }
}

function checkParams(
  file: CheckedFile,
  params: NonNullable<Rule['event']['params']>,
  at: string,
  from: string,
  parameters: ReadonlyMap<string, Parameter>,
): void {
  for (const [name, value] of Object.entries(params)) {
    if (isParameterReference(value)) checkParameter(file, value.fact, pointerTo(at, name), from, parameters);
  }
}

function checkParameter(
  file: CheckedFile,
  id: string,
  at: string,
  from: string,
  parameters: ReadonlyMap<string, Parameter>,
): void {
  const first = parameters.get(id)?.values[0];
  if (!first) {
    const text = `Параметра «${id}» немає у parameters.json.${perhaps(id, parameters.keys())}`;
    file.fault(at, text, 'unknown-parameter');
  } else if (first.from > from) {
    const text = `Параметр «${id}» має значення лише з ${first.from}, а правило чинне з ${from}.`;
    file.fault(at, text, 'early-force');
  }
}
