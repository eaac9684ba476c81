import { z } from 'zod';
import type { View } from '../../platform/http/index.js';
import { Analyses } from '../analyses/analyses.js';
import type { Analysis } from '../analyses/analysis.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { type Tell, untold } from '../analyses/progress.js';
import { FileAnswer, type Counter, route } from '../http/route.js';
import { exampleProposal, type PostedFiles, Proposal, rulesOf } from './posted-rules.js';
import type { RulesSource } from './rules-source.js';
import type { Verb } from './verb.js';

/** The one set that is asked about; without it, all. */
export const ChosenSet = z.strictObject({
  set: z.string().max(100).optional().describe('Набір правил; без нього – усі'),
});

/** Posted files that stand in the place of the present ones, or null, and what is asked of them. */
interface Input<Given> {
  readonly files: PostedFiles | null;
  readonly asked: Given;
}

type Prints<Report> = NonNullable<Verb<z.ZodObject, Report>['prints']>;

/** The work of a verb on rules, as a process of its own does it: printed there too, where a print is wanted. */
export function analysisOf<Given extends object, Report>(
  name: string,
  work: (source: RulesSource, asked: Given, tell: Tell) => Report | Promise<Report>,
  prints: Prints<Report> = {},
): Analysis<Input<Given>, Report | string> {
  return {
    name,
    async carry({ files, asked }, tell) {
      const source = rulesOf(files);
      const report = await work(source, asked, tell);
      return prints[formatOf(asked)]?.print(report, { source, folder: null }) ?? report;
    },
  };
}

const formatOf = (asked: object): string => ('format' in asked ? String(asked.format) : '');

/** Lets an analysis answer a request: with its report, or with the file that was asked for. */
export async function answerBy<Given extends object, Report>(
  { asker, service }: Counter,
  analysis: Analysis<Input<Given>, Report | string>,
  input: Input<Given>,
  prints: Prints<Report> = {},
): Promise<Report | FileAnswer> {
  const answered = await service(Analyses).run(analysis, input, asker);
  if (typeof answered !== 'string') return answered;
  const format = formatOf(input.asked);
  return new FileAnswer(prints[format]?.file ?? 'text', `${analysis.name}.${format}`, answered);
}

/** What is said of a verb about whole sets: the rules that stand, or a proposal in their place. */
interface Declared<Given extends z.output<typeof ChosenSet>, Answer extends z.ZodType> extends Pick<
  Verb<z.ZodObject, View<Answer>>,
  'name' | 'summary' | 'usage' | 'text' | 'ending' | 'prints'
> {
  /** Under `workbench/`. */
  readonly resource: string;
  /** What a generated client calls its two methods. */
  readonly ids: readonly [present: string, proposed: string];
  readonly asks: z.ZodObject & z.ZodType<Given>;
  readonly answer: Answer;
  /** The work itself; without sets it is about all. */
  work(
    this: void,
    source: RulesSource,
    asked: Given & { readonly sets: readonly string[] },
    tell: Tell,
  ): View<Answer> | Promise<View<Answer>>;
}

/** A verb about whole sets (дія над наборами): `npm run rules -- <verb> [набір…]`, `GET` and `POST workbench/<resource>`. */
export function ofRules<Given extends z.output<typeof ChosenSet>, Answer extends z.ZodType>(
  declared: Declared<Given, Answer>,
) {
  const { name, summary, asks, ids, resource, work, prints, answer } = declared;
  const analysis = analysisOf(name, work, prints);
  const title = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}`;
  const files = Object.values(prints ?? {}).map(({ file }) => file);
  const problems = ['NOT_FOUND', 'BODY_INVALID', ...analysisProblems] as const;
  const withSets = (asked: Given) => ({ ...asked, sets: asked.set === undefined ? [] : [asked.set] });
  const reply = (posted: PostedFiles | null, asked: Given, counter: Counter) =>
    answerBy(counter, analysis, { files: posted, asked: withSets(asked) }, prints);
  return {
    ...declared,
    options: asks,
    run: ({ words, options, source }: { words: readonly string[]; options: Given; source: RulesSource }) =>
      work(source, { ...options, sets: [...words, ...withSets(options).sets] }, untold),
    analysis,
    routes: [
      route({
        at: `GET workbench/${resource}`,
        takes: { query: asks },
        describe: { id: ids[0], summary: `${title}: чинні правила.`, problems, returns: answer, files },
        answer: ({ query }, counter) => reply(null, query, counter),
      }),
      route({
        at: `POST workbench/${resource}`,
        takes: { query: asks, body: Proposal },
        describe: {
          id: ids[1],
          summary: `${title}: подані файли на місці чинних. Нічого не записує.`,
          problems: [...problems, 'BODY_TOO_LARGE'],
          returns: answer,
          files,
          example: exampleProposal,
        },
        answer: ({ query, body }, counter) => reply(body.files, query, counter),
      }),
    ],
  };
}
