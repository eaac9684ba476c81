import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { readConfig } from '../../platform/config.js';
import { openExistingDataSource } from '../../platform/database/data-source.js';
import { listing } from '../../platform/http/index.js';
import { dayAsked, loadCalendar } from '../../policy/analysis/index.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { word } from '../command/options.js';
import { PostedFiles, rulesOf } from '../command/posted-rules.js';
import { rulesNamed } from '../command/rules-source.js';
import { type Call, Misuse, verb } from '../command/verb.js';
import { route } from '../http/route.js';
import { candidateOf, type Candidate, titlesOf } from './candidate.js';
import { appealBook, replayEntities } from './comparison/cases.js';
import { ActiveDiagrams } from './follow/diagrams.js';
import { ReplayService } from './replay-service.js';
import {
  CasePage,
  caseView,
  replayReport,
  ReplayStatusView,
  ReportView,
  SummaryPage,
  SummaryView,
} from './replay-report.js';
import { ReplayRunner } from './running/replay-runner.js';
import { replayText } from './replay-text.js';
import { Replays } from './running/replays.js';
import { candidateChanged, runReplay, takeReplay } from './running/run-replay.js';
import type { ReplayScope } from './comparison/stored-decisions.js';
import type { ReplayRecord } from './tables.js';

/** A command that was killed is gone on with by hand, so its lease only keeps the service away. */
const leaseMs = 15_000;
const examplesOfEach = 5;
const changesWithExamples = 40;

const narrowing = {
  ruleSet: z.string().max(100).optional().describe('Лише рішення цього набору'),
  from: dayAsked.optional().describe('Від якого дня рішення'),
  to: dayAsked.optional().describe('До якого дня, включно'),
  unit: z.string().max(60).optional().describe('Лише справи цього підрозділу'),
};
const options = z.strictObject({
  ...narrowing,
  candidate: word('Інші правила: тека, файл набору, git:РЕВІЗІЯ'),
  resume: word('Пробіг, який продовжити'),
});
type Replaying = Call<z.output<typeof options>>;

const Start = z
  .strictObject({
    ...narrowing,
    files: PostedFiles.optional().describe('Подані правила; без них – чинні'),
    edition: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .describe('Або відбиток редакції, чиї це правила й календар'),
  })
  .refine(({ files, edition }) => files === undefined || edition === undefined, {
    path: ['edition'],
    message: 'Або файли (files), або ціла редакція (edition), не те й те.',
  })
  .meta({ id: 'NewReplay', description: 'Які рішення перерахувати і за якими правилами.' });

const List = z.strictObject({
  status: ReplayStatusView.optional().describe('Стан'),
  ruleSet: z.string().max(100).optional().describe('Набір правил'),
  candidateDigest: z.string().max(64).optional().describe('Контрольна сума інших правил'),
  ...listing,
});
const Cases = z.strictObject({
  change: z.coerce.number().int().min(0).optional().describe('Номер зміни у звіті'),
  ...listing,
});
const replayId = z.uuid().describe('Пробіг');

const scopeOf = ({ ruleSet, from, to, unit }: z.output<z.ZodObject<typeof narrowing>>): ReplayScope => {
  return { ruleSet: ruleSet ?? null, from: from ?? null, to: to ?? null, unit: unit ?? null };
};

/** A replay that the service carries. */
export const startReplay = route({
  at: 'POST workbench/replays',
  takes: { body: Start },
  creates: true,
  describe: {
    id: 'startReplay',
    summary:
      'Почати пробіг: перерахувати збережені рішення за поданими файлами чи за цілою редакцією (без них – за чинними правилами).',
    description: 'Іде сам, доки не закінчиться, також після перезапуску служби; поступ видно у progress.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'REPLAY_EMPTY', ...analysisProblems],
    returns: SummaryView,
    example: {
      files: { 'term.rules.json': '{ "id": "term", … }' },
      ruleSet: 'term',
      from: '2026-01-01',
      to: '2026-03-01',
    },
  },
  async answer({ body: { files = null, edition = null, ...asked } }, { asker, service }) {
    const begun = await service(ReplayService).start({ files, edition }, scopeOf(asked), asker);
    service(ReplayRunner).wake();
    return begun;
  },
});

export const getReplay = route({
  at: 'GET workbench/replays/:id',
  takes: { id: replayId },
  describe: {
    id: 'getReplay',
    summary: 'Пробіг: поступ, підсумки, зміни за видом і що сталося б у процесі.',
    problems: ['NOT_FOUND'],
    returns: ReportView,
  },
  answer: ({ id }, { asker, service }) => service(ReplayService).report(id, asker),
});

/** `npm run rules -- replay`: what other rules would have decided in the cases there have been (пробіг). */
export const replayVerb = verb({
  name: 'replay',
  summary: 'перераховує збережені рішення за іншими правилами й називає справи, що зміняться',
  usage:
    '[--candidate ТЕКА|ФАЙЛ|git:РЕВІЗІЯ] [--from ДЕНЬ] [--to ДЕНЬ] [--set НАБІР] [--unit ПІДРОЗДІЛ] | --resume ПРОБІГ [--candidate …]',
  options,
  spoken: { ruleSet: 'set' },
  async run(call: Replaying) {
    const scope = scopeOf(call.options);
    refuseMixed(call, scope);
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
  ending({ status, totals: { differ, refused } }) {
    if (status !== 'finished') return 'interrupted';
    return differ + refused > 0 ? 'differs' : 'fine';
  },
  text: ({ cases, ...report }) => replayText(report, cases),
  routes: [
    startReplay,
    route({
      at: 'GET workbench/replays',
      takes: { query: List },
      describe: {
        id: 'listReplays',
        summary: 'Пробіги, найновіші перші: з якими правилами, скільки перераховано, що вийшло.',
        problems: ['BODY_INVALID', 'CURSOR_INVALID'],
        returns: SummaryPage,
      },
      answer: ({ query }, { service }) => service(ReplayService).list(searched(query)),
    }),
    getReplay,
    route({
      at: 'GET workbench/replays/:id/cases',
      takes: { id: replayId, query: Cases },
      describe: {
        id: 'listReplayCases',
        summary: 'Справи, у яких вирішили б інакше; з кожної зміни названо до 1000 справ.',
        problems: ['NOT_FOUND', 'BODY_INVALID', 'CURSOR_INVALID'],
        returns: CasePage,
      },
      answer: ({ id, query }, { service }) => service(ReplayService).cases(id, searched(query)),
    }),
    route({
      at: 'POST workbench/replays/:id/resume',
      takes: { id: replayId },
      describe: {
        id: 'resumeReplay',
        summary: 'Продовжити пробіг, що зупинився; закінчений лишається, як є.',
        problems: ['NOT_FOUND', 'REPLAY_CANDIDATE_CHANGED', ...analysisProblems],
        returns: SummaryView,
      },
      async answer({ id }, { asker, service }) {
        const row = await service(ReplayService).resume(id, asker);
        service(ReplayRunner).wake();
        return row;
      },
    }),
  ],
});

interface Listed extends Record<string, unknown> {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** What of a list is asked for in its address. */
function searched({ limit, after, ...wanted }: Listed) {
  const filter = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  return { filter, limit, ...(after === undefined ? {} : { after }) };
}

function refuseMixed({ words, options: { resume } }: Replaying, scope: ReplayScope): void {
  if (words.length > 0) throw new Misuse(`Зайве слово: «${words.join(' ')}». Кандидата називають через --candidate.`);
  if (resume !== undefined && Object.values(scope).some((one) => one !== null))
    throw new Misuse('Пробіг, який продовжують, уже має свої умови: --set, --from, --to, --unit тут зайві.');
}

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

async function replay(call: Replaying, scope: ReplayScope, dataSource: DataSource) {
  const present = call.source.policy();
  const replays = new Replays(dataSource, present);
  const { resume } = call.options;
  const known = resume === undefined ? null : await replays.find(resume);
  const candidate = candidateFor(call, known, scope);
  const row = known ?? (await replays.start({ candidate, scope, origin: 'command', by: whoever(), at: call.now() }));
  call.say(`Пробіг ${row.id}: рішень – ${row.total}. Якщо його перервуть: npm run rules -- replay --resume ${row.id}`);
  if (row.status !== 'finished') await carry(call, dataSource, row, candidate);
  const report = replayReport(await replays.find(row.id), await new ActiveDiagrams(dataSource).follower(), [
    candidate.titles,
    titlesOf(present),
  ]);
  const cases = await replays.examples(row.id, changesWithExamples, examplesOfEach);
  return { ...report, cases: cases.map(caseView) };
}

async function carry(
  call: Replaying,
  dataSource: DataSource,
  { id }: ReplayRecord,
  candidate: Candidate,
): Promise<void> {
  const parts = {
    dataSource,
    runner: `command-${randomUUID()}`,
    leaseMs,
    candidate,
    present: call.source.policy(),
    calendar: loadCalendar(rulesOf(null).files),
    newCalendar: null,
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
    await runReplay(row, parts, { isStopping: () => isStopping, onChunk: progressTo(call.say, row) });
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
function candidateFor({ options, source }: Replaying, known: ReplayRecord | null, { ruleSet }: ReplayScope): Candidate {
  // To read what has been found, the candidate need not lie where it lay.
  if (known?.status === 'finished' && options.candidate === undefined) return candidateOf(source.policy(), {});
  const name = options.candidate ?? known?.candidate ?? null;
  const rules = known?.files ? rulesOf(known.files, source) : name === null ? source : rulesNamed(name);
  const candidate = candidateOf(rules.policy(), { name, ruleSet: known ? known.ruleSet : ruleSet });
  if (known && candidate.digest !== known.candidateDigest) throw candidateChanged(known);
  return candidate;
}

/** Whoever sits at this machine: a command has no session. */
function whoever(): Actor {
  const { username } = userInfo();
  return { id: `command:${username}`, name: `${username} (командний рядок)`, roles: [], unit: null, posts: [] };
}
