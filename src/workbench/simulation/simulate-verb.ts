import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { installation } from '../../platform/installation.js';
import { explainIssues } from '../../platform/http/problems/sentences.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { formats, word } from '../command/options.js';
import { presentFolder } from '../command/present.js';
import { Misuse, verb } from '../command/verb.js';
import { EditionService } from '../editions/edition-service.js';
import { folderNamed } from '../editions/folder-named.js';
import { digest } from '../editions/routes.js';
import { route } from '../http/route.js';
import { TrialScript } from './script.js';
import { trialAnalysis } from './trial-analysis.js';
import { type TrialReport, TrialReportView } from './trial-report.js';
import { trialHtml, trialText } from './trial-text.js';

const simulateEdition = route({
  at: 'POST editions/:digest/trials',
  takes: { id: digest, body: TrialScript },
  describe: {
    id: 'tryEdition',
    summary:
      'Провести вигадані листи за сценарієм крізь редакцію і крізь чинну й сказати, що стало інакше: завдання, листи, строки, навантаження. Справжніх справ не торкається.',
    problems: ['NOT_FOUND', 'BODY_INVALID', ...analysisProblems],
    example: {
      title: 'Березневі листи про опалення',
      from: '2026-03-02',
      to: '2026-03-31',
      cases: 100,
      letters: [
        {
          name: 'заява про опалення',
          letter: {
            gist: 'У будинку другий тиждень немає опалення, прошу відновити теплопостачання.',
            questions: [{ topic: '080', gist: 'Відновити опалення' }],
            sheets: 2,
            assessment: { kind: 'statement' },
          },
        },
      ],
      tasks: {},
    },
    returns: TrialReportView,
  },
  answer: ({ id, body }, { asker, service }) => service(EditionService).simulate(id, body, asker),
});

/** Beside the tests of an edition lies the year that it is tried by where nobody names another. */
const usualScript = join(installation, 'processes/trials/year.json');

/** @throws Misuse */
function scriptNamed(file: string | undefined, cases: number | undefined): TrialScript {
  const from = file ?? usualScript;
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(from, 'utf8'));
  } catch (error) {
    throw new Misuse(`Сценарій «${from}» не читається: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = TrialScript.safeParse(given, { reportInput: true });
  if (read.success) return { ...read.data, cases: cases ?? read.data.cases };
  const { errors } = explainIssues(read.error.issues, TrialScript);
  throw new Misuse([`Сценарій «${from}»:`, ...errors.map((one) => `  ${one.pointer}: ${one.detail}`)].join('\n'));
}

/** `npm run policy -- simulate`: a made-up year of letters through an edition, beside the one in force (проба). */
export const simulateVerb = verb({
  name: 'simulate',
  summary: 'проводить вигаданий рік листів крізь теку й крізь чинну і каже, що стало інакше',
  usage: '[ТЕКА] [--script ФАЙЛ] [--cases СКІЛЬКИ] [--html] [--out ФАЙЛ]',
  options: z.strictObject({
    script: word('Файл сценарію; без нього – processes/trials/year.json'),
    cases: z.coerce.number().int().min(1).max(50_000).optional().describe('Скільки листів; без нього – як у сценарії'),
    format: formats('TrialFormat', ['html']),
  }),
  run({ words, options: { script, cases }, say }): Promise<TrialReport> {
    const [present, tried] = [presentFolder(), folderNamed(words)];
    const folders = tried === present ? [present] : [present, tried];
    const input = { folders, script: scriptNamed(script, cases) };
    let toldOf = -1;
    return Promise.resolve(
      trialAnalysis.carry(input, ({ done, total, step }) => {
        // Of days on which nothing came there is nothing new to say.
        if (done % 50 !== 0 || done === toldOf) return;
        toldOf = done;
        say(`${done}/${total} ${step}`);
      }),
    );
  },
  ending: ({ differ }) => (differ === 0 ? 'fine' : 'differs'),
  text: trialText,
  prints: { html: { file: 'html', print: trialHtml } },
  analysis: trialAnalysis,
  routes: [simulateEdition],
});
