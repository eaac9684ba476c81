import type { CaseFile } from './case-file.js';

/** Where a case ended otherwise than its story says, a Ukrainian line each; empty when all is as meant. */
export function differences({ story, card, decisions, entries }: CaseFile): string[] {
  const { ends } = story;
  const lines: string[] = [];
  const check = (what: string, is: unknown, meant: unknown): void => {
    if (is !== meant) lines.push(`${what}: «${String(is)}» замість «${String(meant)}»`);
  };
  const { registrationIndex: index } = card;
  if (ends.index === null) check('індекс', index, null);
  else if (index === null || !ends.index.test(index))
    lines.push(`індекс: «${String(index)}» замість ${String(ends.index)}`);
  check('стан', card.status, ends.status);
  check('результат', card.result, ends.result);
  check('граничний день', card.dueOn, ends.dueOn);
  check('строк порушено', card.termBroken, ends.broken ?? false);
  if (ends.controlEndedOn !== undefined) check('знято з контролю', card.controlEndedOn, ends.controlEndedOn);
  if (ends.leader !== undefined) check('керівник', card.leader, ends.leader);
  if (ends.mainExecutor !== undefined) check('головний виконавець', card.mainExecutor, ends.mainExecutor);
  for (const [ruleSet, outcome] of Object.entries(ends.decisions)) {
    check(`рішення «${ruleSet}»`, decisions.findLast((one) => one.ruleSet === ruleSet)?.outcome, outcome);
  }
  for (const kind of ends.history ?? []) {
    if (!entries.some((entry) => entry.kind === kind)) lines.push(`в історії немає «${kind}»`);
  }
  return lines;
}
