import { ChosenSet, ofRules } from '../command/of-rules.js';
import { formats } from '../command/options.js';
import { Misuse, verb } from '../command/verb.js';
import { lint, LintReportView, onlySets } from './lint.js';
import { lintText } from './printing/lint-text.js';
import { sarifText } from './printing/sarif.js';
import { perhaps } from '../../platform/files/index.js';

/** `npm run rules -- lint`: everything that is wrong with the rules, proved where it can be (перевірка правил). */
export const lintVerb = verb(
  ofRules({
    name: 'lint',
    summary: 'перевіряє файли, чинність, пункти й схеми та доводить, де суперечності, прогалини й зайве',
    usage: '[набір…] [--sarif]',
    resource: 'lint',
    ids: ['lintRules', 'lintProposal'],
    asks: ChosenSet.extend({ format: formats('LintFormat', ['sarif']) }),
    answer: LintReportView,
    async work(source, { sets }) {
      const report = await lint(source, source.processes());
      const files = source.files.list('').flatMap((file) => /^(.+)\.rules\.json$/.exec(file)?.[1] ?? []);
      const known = new Set([...files, ...report.findings.flatMap(({ set }) => set ?? [])]);
      const strange = sets.find((set) => !known.has(set));
      if (strange !== undefined) throw new Misuse(`Набору «${strange}» немає.${perhaps(strange, known)}`);
      return sets.length > 0 ? onlySets(report, sets) : report;
    },
    ending: ({ counts }) => (counts.error + counts.warning > 0 ? 'found' : 'fine'),
    text: lintText,
    prints: { sarif: { file: 'sarif', print: sarifText } },
  }),
);
