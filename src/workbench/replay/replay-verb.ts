import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { readConfig } from '../../platform/config.js';
import { openExistingDataSource } from '../../platform/data-source.js';
import { rulesDirectory } from '../../platform/installation.js';
import { loadCalendar } from '../../policy/analysis/index.js';
import { rulesNamed, RulesSource } from '../command/rules-source.js';
import type { Answer, Call, Verb } from '../command/verb.js';
import { candidateOf, type Candidate, titlesOf } from './candidate.js';
import { appealBook } from './cases.js';
import { ActiveDiagrams } from './follow/diagrams.js';
import { proposedFiles } from './proposed-files.js';
import { replayEntities } from './replay-entities.js';
import { scopeOption, textOption } from './replay-options.js';
import { caseView, replayReport } from './replay-report.js';
import { replayText } from './replay-text.js';
import { Replays } from './replays.js';
import { candidateChanged, type RunEnding, runReplay, takeReplay } from './run-replay.js';
import type { ReplayScope } from './stored-decisions.js';
import type { ReplayRecord } from './tables.js';

/** A command that was killed is gone on with by hand, so its lease only keeps the service away. */
const leaseMs = 15_000;
const examplesOfEach = 5;
const changesWithExamples = 40;

export const replayVerb: Verb = {
  name: 'replay',
  summary: 'перераховує збережені рішення за іншими правилами й називає справи, що зміняться',
  usage:
    '[--candidate ТЕКА|ФАЙЛ|git:РЕВІЗІЯ] [--from ДЕНЬ] [--to ДЕНЬ] [--set НАБІР] [--unit ПІДРОЗДІЛ] | --resume ПРОБІГ [--candidate …]',
  options: {
    candidate: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    set: { type: 'string' },
    unit: { type: 'string' },
    resume: { type: 'string' },
  },
  async run(call: Call): Promise<Answer> {
    const scope = scopeOption(call);
    const dataSource = await openExistingDataSource(readConfig(call.env), replayEntities);
    if (!dataSource)
      throw new Problem('REPLAY_EMPTY', { detail: 'Бази даних ще немає: жодного рішення не збережено.' });
    try {
      await refuseOlder(dataSource);
      return await replay(call, scope, dataSource);
    } finally {
      await dataSource.destroy();
    }
  },
};

/** A command changes no tables; the service does, when it starts. */
async function refuseOlder(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    if (await runner.hasTable('replay')) return;
  } finally {
    await runner.release();
  }
  throw new Problem('SERVICE_NOT_READY', { detail: 'База даних ще не знає пробігів: запустіть службу цього випуску.' });
}

async function replay(call: Call, scope: ReplayScope, dataSource: DataSource): Promise<Answer> {
  const present = call.source.policy();
  const replays = new Replays(dataSource, present);
  const resumed = textOption(call.options, 'resume');
  const known = resumed === null ? null : await replays.find(resumed);
  const candidate = candidateFor(call, known, scope);
  const row = known ?? (await replays.start({ candidate, scope, origin: 'command', by: whoever(), at: call.now() }));
  call.say(`Пробіг ${row.id}: рішень – ${row.total}. Якщо його перервуть: npm run rules -- replay --resume ${row.id}`);
  const ended = row.status === 'finished' ? 'finished' : await carry(call, dataSource, row, candidate);
  const report = replayReport(await replays.find(row.id), await new ActiveDiagrams(dataSource).follower(), [
    candidate.titles,
    titlesOf(present),
  ]);
  const cases = await replays.examples(row.id, changesWithExamples, examplesOfEach);
  const { differ, refused } = report.totals;
  return {
    ending: ended !== 'finished' ? 'interrupted' : differ + refused > 0 ? 'differs' : 'fine',
    report: { ...report, cases: cases.map(caseView) },
    text: replayText(report, cases),
  };
}

async function carry(
  call: Call,
  dataSource: DataSource,
  { id }: ReplayRecord,
  candidate: Candidate,
): Promise<RunEnding> {
  const parts = {
    dataSource,
    runner: `command-${randomUUID()}`,
    leaseMs,
    candidate,
    present: call.source.policy(),
    calendar: loadCalendar(rulesDirectory),
    book: appealBook(dataSource),
    now: call.now,
  };
  const row = await takeReplay(parts, id, true);
  if (!row) throw new Problem('NOT_FOUND', { detail: `Пробігу «${id}» вже немає або його закінчив хтось інший.` });
  let isStopping = false;
  const stop = (): void => {
    isStopping = true;
  };
  process.once('SIGINT', stop);
  try {
    return await runReplay(row, parts, { isStopping: () => isStopping, onChunk: progressTo(call.say, row) });
  } finally {
    process.off('SIGINT', stop);
  }
}

/** A line for every twentieth part of the way. */
function progressTo(say: Call['say'], { done: before, total: all }: ReplayRecord) {
  const twentieth = (done: number): number => Math.floor((done * 20) / Math.max(1, all));
  let told = twentieth(before);
  return ({ done, total }: { readonly done: number; readonly total: number }): void => {
    if (twentieth(done) === told && done < total) return;
    told = twentieth(done);
    say(`Перераховано ${done} із ${total} (${Math.floor((done * 100) / Math.max(1, total))} %)`);
  };
}

/** @throws REPLAY_CANDIDATE_CHANGED when a replay is to go on with other rules than it began with */
function candidateFor({ options, source }: Call, known: ReplayRecord | null, { ruleSet }: ReplayScope): Candidate {
  const chosen = textOption(options, 'candidate');
  // To read what has been found, the candidate need not lie where it lay.
  if (known?.status === 'finished' && chosen === null) return candidateOf(source.policy(), {});
  const name = chosen ?? known?.candidate ?? null;
  const posted = known?.files ? new RulesSource(proposedFiles(known.files, source.files)) : null;
  const rules = posted ?? (name === null ? source : rulesNamed(name));
  const candidate = candidateOf(rules.policy(), { name, ruleSet: known ? known.ruleSet : ruleSet });
  if (known && candidate.digest !== known.candidateDigest) throw candidateChanged(known);
  return candidate;
}

/** Whoever sits at this machine: a command has no session. */
function whoever(): Actor {
  const { username } = userInfo();
  return { id: `command:${username}`, name: `${username} (командний рядок)`, roles: [], unit: null, posts: [] };
}
