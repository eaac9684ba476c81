import { type Answer, type Call, Misuse, type Verb } from '../command/verb.js';
import { fuzz } from './fuzz.js';
import { fuzzText } from './fuzz-text.js';

const usualRuns = 200;

/** `npm run rules -- fuzz`: do both evaluators mean the same? */
export const fuzzVerb: Verb = {
  name: 'fuzz',
  summary: 'ставить обом обчислювачам випадкові запитання і звіряє відповіді',
  usage: '[набір…] [--seed ЧИСЛО] [--runs ЧИСЛО]',
  options: { seed: { type: 'string' }, runs: { type: 'string' } },
  async run({ words, options, source, now }: Call): Promise<Answer> {
    const seed = whole(options['seed'], '--seed', 0, 2 ** 32 - 1) ?? now().getTime() % 2 ** 32;
    const runs = whole(options['runs'], '--runs', 1, 1_000_000) ?? usualRuns;
    const report = await fuzz(source.policy(), { seed, runs, ruleSets: words });
    return { ending: report.differences.length === 0 ? 'fine' : 'found', report, text: fuzzText(report) };
  },
};

function whole(given: string | boolean | undefined, name: string, least: number, most: number): number | null {
  if (given === undefined) return null;
  const value = typeof given === 'string' && /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Misuse(`${name} «${String(given)}»: потрібне ціле число від ${least} до ${most}.`);
}
