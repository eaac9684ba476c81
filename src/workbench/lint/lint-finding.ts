import { z } from 'zod';
import { choice, text, texts, type View, view, whole } from '../../platform/http/index.js';
import { BothDaysView, FactSaidView, RegionWordsView } from '../../policy/analysis/index.js';
import { type CheckCode, checkCodes, checkOf, severities } from './checks.js';

/** One thing to be mended or thought about (знахідка перевірки), with its place. */
export const LintFindingView = view('LintFinding', 'Знахідка перевірки правил.', {
  code: choice('LintCheck', 'Яка перевірка її знайшла: docs/rules/lint.md.', checkCodes),
  severity: choice('LintSeverity', 'Вага: зауваження – подумати, решту – виправити.', severities),
  file: text('Файл').meta({ examples: ['rules/term.rules.json'] }),
  line: whole('Рядок'),
  pointer: text('JSON Pointer у файлі; порожньо, якщо йдеться про весь файл або це не JSON'),
  text: text('Що не так і як, імовірно, виправити'),
  set: text('Набір правил').nullable(),
  rules: texts('Правила, про які йдеться'),
  outcomes: texts('Рішення, про які йдеться'),
  region: RegionWordsView.nullable(),
  witness: z.array(FactSaidView).nullable().describe('Один випадок, у якому це так'),
  spans: z.array(BothDaysView).describe('Дні, для яких це так; порожньо, якщо від днів не залежить'),
});
export type LintFinding = View<typeof LintFindingView>;

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly pointer?: string;
}

export function lintFinding(
  code: CheckCode,
  { file, line, pointer = '' }: Place,
  text: string,
  more: Partial<Pick<LintFinding, 'set' | 'rules' | 'outcomes' | 'region' | 'witness' | 'spans'>> = {},
): LintFinding {
  const { severity } = checkOf(code);
  const about = { set: null, rules: [], outcomes: [], region: null, witness: null, spans: [] };
  return { code, severity, file, line, pointer, text, ...about, ...more };
}
