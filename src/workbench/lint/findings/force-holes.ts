import type { Rule } from '../../../policy/index.js';
import type { EditionSpan, RuleSetEditions } from '../../../policy/analysis/index.js';
import { type LintFinding, lintFinding } from '../lint-finding.js';
import { mergedSpans, spanInWords } from './spans.js';
import type { CheckedFile } from '../../../platform/files/index.js';

/** Days between the first and the last force for which a set, or a rule of it, has no edition (дірки в чинності). */
export function forceHoles(editions: RuleSetEditions, file: CheckedFile): LintFinding[] {
  return [...setHoles(editions, file), ...ruleHoles(editions.ruleSet.rules, editions.ruleSet.id, file)];
}

function setHoles(editions: RuleSetEditions, file: CheckedFile): LintFinding[] {
  const spans = editions.spans();
  const inForce = spans.filter(({ edition }) => edition !== null);
  const holes = spans.filter(
    (span) =>
      span.edition === null && inForce.some((one) => before(one, span)) && inForce.some((one) => before(span, one)),
  );
  const { id, title, rules } = editions.ruleSet;
  return mergedSpans(holes).map((span) => {
    const starts = [span.receivedOn.from, span.decidedOn.from];
    const ending = rules.findIndex(({ effective }) => effective.to !== null && starts.includes(effective.to));
    const pointer = ending === -1 ? '/rules' : `/rules/${ending}/effective/to`;
    const text = `У наборі «${title}» є дні без жодного чинного правила: ${spanInWords(span)}. Вирішити тоді не можна. Почніть наступну редакцію того дня, коли закінчується попередня.`;
    const place = { file: file.name, line: file.lineOf(pointer), pointer };
    return lintFinding('set-hole', place, text, { set: id, spans: [span] });
  });
}

function before(a: EditionSpan, b: EditionSpan): boolean {
  return a.receivedOn.from <= b.receivedOn.from && a.decidedOn.from <= b.decidedOn.from;
}

/** Between two editions of one rule, `3.7-forward@1996` and `3.7-forward`. */
function ruleHoles(rules: readonly Rule[], set: string, file: CheckedFile): LintFinding[] {
  return rules.flatMap((rule, i) => {
    const { to, basis } = rule.effective;
    if (to === null) return [];
    const later = rules
      .filter((other) => other !== rule && baseName(other) === baseName(rule) && other.effective.basis === basis)
      .filter(({ effective }) => effective.from >= to)
      .sort((a, b) => (a.effective.from < b.effective.from ? -1 : 1));
    const [next] = later;
    if (!next || next.effective.from === to) return [];
    const pointer = `/rules/${i}/effective/to`;
    const text = `Правило «${rule.name}» чинне до ${to}, а наступна його редакція «${next.name}» — лише з ${next.effective.from}. Між ними правила немає; можливо, «to» має бути ${next.effective.from}.`;
    const place = { file: file.name, line: file.lineOf(pointer), pointer };
    return [lintFinding('rule-hole', place, text, { set, rules: [rule.name, next.name] })];
  });
}

function baseName({ name }: Rule): string {
  return name.split('@')[0] ?? name;
}
