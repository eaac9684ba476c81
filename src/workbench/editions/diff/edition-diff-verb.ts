import { z } from 'zod';
import { type EditionFiles, readEdition } from '../../../edition/index.js';
import { RevisionFiles } from '../../../platform/files/index.js';
import { analysisProblems } from '../../analyses/analysis-problems.js';
import { presentFolder } from '../../command/present.js';
import { Misuse, verb } from '../../command/verb.js';
import { route } from '../../http/route.js';
import { folderNamed } from '../folder-named.js';
import { EditionService } from '../edition-service.js';
import { digest } from '../routes.js';
import { addressed, addressedUsage, RunningService } from '../running-service.js';
import { type EditionDiff, editionDiffAnalysis, diffEditions, EditionDiffView } from './edition-diff.js';
import { editionDiffText } from './edition-diff-text.js';

const diffOfEditions = route({
  at: 'GET editions/:digest/diff',
  takes: {
    id: digest,
    query: z.strictObject({ was: digest.optional().describe('Відбиток іншої редакції; без нього – чинна') }),
  },
  describe: {
    id: 'compareWholeEditions',
    summary:
      'Чим редакція різниться від чинної або названої: схеми за елементами, правила за тим, що вирішують, решта файлів – словами.',
    problems: ['NOT_FOUND', ...analysisProblems],
    returns: EditionDiffView,
  },
  answer: ({ id, query: { was } }, { asker, service }) => service(EditionService).diff(was ?? null, id, asker),
});

/** The edition that a word names: a folder, or the folder of this installation as it stood in a git revision. @throws Misuse */
function filesNamed(word: string | undefined): EditionFiles {
  if (!word?.startsWith('git:')) return readEdition(folderNamed(word === undefined ? [] : [word]));
  const revision = word.slice('git:'.length);
  try {
    return readEdition(new RevisionFiles(presentFolder(), revision));
  } catch {
    throw new Misuse(`Ревізії git «${revision}» немає, або тека лежить не в сховищі git.`);
  }
}

/** `npm run policy -- diff`: what one edition has otherwise than another, where they lie or in the service (різниця). */
export const editionDiffVerb = verb({
  name: 'diff',
  summary: 'порівнює дві редакції: схеми за елементами, правила за тим, що вирішують, решту файлів словами',
  usage: `[БУЛО] СТАЄ  (тека чи git:РЕВІЗІЯ; або відбитки редакцій у службі, перша – типово чинна ${addressedUsage})`,
  options: z.strictObject(addressed),
  async run({ words, options, env }): Promise<EditionDiff> {
    const [a, b, extra] = words;
    if (a === undefined || extra !== undefined) throw new Misuse('Назвіть одну чи дві редакції.');
    const isDigest = (word: string): boolean => digest.safeParse(word).success;
    if (words.every(isDigest)) {
      const service = await RunningService.signIn(options, 'workflow-admin', env);
      return service.ask(diffOfEditions, { id: b ?? a, query: b === undefined ? {} : { was: a } });
    }
    if (words.some(isDigest)) throw new Misuse('Теку з редакцією у службі порівнює try: складіть її там.');
    // One word beside the installation: a revision is what was before it, a folder what is to come.
    if (b !== undefined) return diffEditions(filesNamed(a), filesNamed(b));
    return a.startsWith('git:')
      ? diffEditions(filesNamed(a), filesNamed(undefined))
      : diffEditions(filesNamed(undefined), filesNamed(a));
  },
  ending: ({ equal }) => (equal ? 'fine' : 'differs'),
  text: editionDiffText,
  analysis: editionDiffAnalysis,
  routes: [diffOfEditions],
});
