import { takeIn } from '../appeals/intake/take-in.dto.js';
import { plainDate } from '../domain/plain-date.js';
import { Problem } from '../domain/problem.js';
import { digestOfFiles, readEdition } from '../edition/index.js';
import { PolicyService } from '../policy/index.js';
import { explainIssues } from '../platform/http/problems/sentences.js';
import type { Tell } from '../workbench/analyses/progress.js';
import type { TrialInput } from '../workbench/simulation/trial-analysis.js';
import type { TrialReport } from '../workbench/simulation/trial-report.js';
import { inRoom } from '../walks/in-room.js';
import { changedMeasures, differences, type Told } from './compare.js';
import { somebody, Trial } from './trial.js';
import { TrialOffice } from './trial-office.js';
import { TrialWords } from './words.js';

/** What no trial carries, said with every report. */
const notCarried = [
  'Прийоми, дзвінки й тривоги: проба веде лише листи.',
  'Справи минулих років і повтори: кожен лист пише вигадана особа вперше.',
  'Відсутність працівників: усі на місці, кожен має скільки завгодно часу.',
  'Доставка: лист, що виходить, доходить того самого дня.',
];

interface Played extends Told {
  readonly edition: TrialReport['editions'][number];
}

/** Letters are read by the schema of the same request over HTTP, before a year is played in vain. @throws BODY_INVALID */
function refuseUnreadable({ letters }: TrialInput['script']): void {
  const errors = letters.flatMap(({ letter }, place) => {
    const read = takeIn.safeParse({ applicant: somebody(1), ...letter }, { reportInput: true });
    if (read.success) return [];
    const found = explainIssues(read.error.issues, takeIn).errors;
    return found.map(({ pointer, detail }) => ({ pointer: `/letters/${place}/letter${pointer}`, detail }));
  });
  if (errors.length > 0) throw new Problem('BODY_INVALID', { errors });
}

/**
 * Plays one script through editions that lie in folders, one after another (проба редакцій).
 *
 * @throws FileFaults of an edition that cannot come into force, BODY_INVALID for letters that nobody could take in
 */
export async function tryEditions({ folders, script }: TrialInput, tell: Tell): Promise<TrialReport> {
  const { title, from, to, cases } = script;
  refuseUnreadable(script);
  const played: Played[] = [];
  for (const [place, folder] of folders.entries())
    played.push(
      await play(folder, script, (arrived, day) =>
        tell({ done: place * cases + arrived, total: folders.length * cases, step: `${day}, листів: ${arrived}` }),
      ),
    );
  const [one, other] = played;
  const found = one && other ? differences(one, other, cases) : [];
  const left = played.flatMap(({ edition }) => Object.entries(edition.measures['не вдалося провести'] ?? {}));
  return {
    ...{ title, from, to, cases, editions: played.map(({ edition }) => edition) },
    changed: one && other ? changedMeasures(one.edition.measures, other.edition.measures) : [],
    differ: found.reduce((sum, { count }) => sum + count, 0),
    differences: [...found],
    notCarried: [...notCarried, ...new Set(left.map(([what, count]) => `Не вдалося провести: ${what} (${count})`))],
  };
}

function play(
  folder: string,
  script: TrialInput['script'],
  onStep: (arrived: number, day: string) => void,
): Promise<Played> {
  return inRoom(async (room) => {
    const office = await TrialOffice.open(folder, room, { day: plainDate(script.from), time: '00:00' });
    try {
      const begun = process.cpuUsage();
      const trial = new Trial(office, script, onStep);
      await trial.play();
      const { user, system } = process.cpuUsage(begun);
      const seconds = Math.round((user + system) / 1e4) / 100;
      const { tally, courses } = trial.watcher;
      const casesPerSecond = Math.round((10 * script.cases) / Math.max(0.01, seconds)) / 10;
      const files = readEdition(folder);
      const words = await TrialWords.of(files, office.get(PolicyService));
      const measures = tally.all();
      const edition = {
        digest: digestOfFiles(files),
        measures,
        names: words.namesIn(measures),
        seconds,
        casesPerSecond,
      };
      return { edition, courses, words };
    } finally {
      await office.close();
    }
  });
}
