import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { inUkrainian, isPlainDate } from '../../domain/plain-date.js';
import { changesBetween, digestOfFiles, type Manifest, manifestOf, readEdition } from '../../edition/index.js';
import { word } from '../command/options.js';
import { Misuse, verb } from '../command/verb.js';
import type { ReplayReport } from '../replay/replay-report.js';
import { replayText } from '../replay/replay-text.js';
import { getReplay, startReplay } from '../replay/replay-verb.js';
import { checkText } from './check-text.js';
import { folderNamed } from './folder-named.js';
import type { EditionActView, EditionReport, EditionView } from './edition-views.js';
import * as routes from './routes.js';
import { addressed, addressedUsage, RunningService } from './running-service.js';

/** Who does these at a council: the demonstration logins that are taken where nobody is named. */
const [admin, reviewer] = ['workflow-admin', 'compliance-reviewer'];

/** The one edition that a call names. @throws Misuse */
function digestNamed(words: readonly string[]): string {
  const [digest] = words;
  const read = routes.digest.safeParse(digest);
  if (words.length === 1 && read.success) return read.data;
  throw new Misuse('Назвіть одну редакцію її відбитком, 64 знаки: їх кажуть try і status.');
}

/** An option that the verb cannot do without. @throws Misuse */
function needed(name: string, value: string | undefined): string {
  if (value === undefined) throw new Misuse(`Потрібен ключ --${name}: його слова стануть записом журналу.`);
  return value;
}

/** Files that stand in one edition otherwise than in another; null for those that it lacks. */
function changesFrom(before: Manifest, folder: string): Record<string, string | null> {
  const files = readEdition(folder);
  return Object.fromEntries(
    changesBetween(before, manifestOf(files)).map(({ path }) => [path, files.get(path) ?? null]),
  );
}

/** `npm run policy -- try`: the folder as a draft in the service, checked there beside the cases under way (проба). */
export const tryVerb = verb({
  name: 'try',
  summary: 'складає з теки редакцію у службі й перевіряє її поряд зі справами, що тривають; чинне лишається чинним',
  usage: `[ТЕКА] --title СЛОВА ${addressedUsage}`,
  options: z.strictObject({ title: word('Для чого її складено'), ...addressed }),
  async run({ words, options: { title, ...address }, env }) {
    const [folder, named] = [folderNamed(words), needed('title', title)];
    const service = await RunningService.signIn(address, admin, env);
    const { inForce } = await service.ask(routes.listEditions);
    const { contents } = await service.ask(routes.getEdition, { id: inForce });
    const files = changesFrom(contents, folder);
    if (Object.keys(files).length === 0)
      throw new Misuse('Тека не різниться від чинної редакції: нема чого пробувати.');
    const edition = await service.ask(routes.drawUpEdition, { body: { title: named, files } });
    return { edition, report: await service.ask(routes.checkEdition, { id: edition.digest }) };
  },
  ending: ({ report }) => (report.passed ? 'fine' : 'found'),
  text: ({ edition, report }) => [...editionLines(edition), '', checkText(report), ...nextStep(report)].join('\n'),
  routes: [routes.drawUpEdition],
});

const nextStep = ({ digest, passed }: EditionReport): string[] =>
  passed
    ? [
        '',
        `Далі рецензент: npm run policy -- replay ${digest}`,
        `і за ним: npm run policy -- sign ${digest} --replay ПРОБІГ --comment "…" (без --replay, якщо правил не змінено або рішень ще не було)`,
      ]
    : [];

const replayLookEveryMs = 500;

/** `npm run policy -- replay`: what an edition would have decided in the cases there have been (пробіг). */
export const replayEditionVerb = verb({
  name: 'replay',
  summary: 'перераховує всі збережені рішення за редакцією й каже, у яких справах вирішили б інакше: за ним погоджують',
  usage: `ВІДБИТОК ${addressedUsage}`,
  options: z.strictObject({ ...addressed }),
  async run({ words, options, env, say }) {
    const edition = digestNamed(words);
    const service = await RunningService.signIn(options, reviewer, env);
    const { id } = await service.ask(startReplay, { body: { edition } });
    for (;;) {
      // The interface says no more than that an answer has these fields or those; the service says it as it was found.
      const report = (await service.ask(getReplay, { id })) as ReplayReport;
      if (report.status !== 'running') return report;
      say(`${report.progress.done}/${report.progress.total} рішень перераховано`);
      await pause(replayLookEveryMs);
    }
  },
  ending({ status, totals: { differ, refused } }) {
    if (status !== 'finished') return 'interrupted';
    return differ + refused > 0 ? 'differs' : 'fine';
  },
  text: (report) =>
    [
      replayText(report, []),
      '',
      `Далі: npm run policy -- sign ${report.edition ?? ''} --replay ${report.id} --comment "…"`,
    ].join('\n'),
  routes: [],
});

/** `npm run policy -- sign`: a reviewer's word for an edition of somebody else (погодження). */
export const signVerb = verb({
  name: 'sign',
  summary: 'погоджує чужу редакцію, що пройшла всі перевірки: це робить рецензент',
  usage: `ВІДБИТОК --comment СЛОВА [--replay ПРОБІГ] ${addressedUsage}`,
  options: z.strictObject({ comment: word('Що перевірено'), replay: word('Пробіг, за яким погоджують'), ...addressed }),
  async run({ words, options: { comment, replay, ...address }, env }) {
    const said = { comment: needed('comment', comment) };
    const [id, body] = [digestNamed(words), replay === undefined ? said : { ...said, replay }];
    return (await RunningService.signIn(address, reviewer, env)).ask(routes.signWholeEdition, { id, body });
  },
  text: (edition) =>
    [...editionLines(edition), '', `Далі адміністратор: npm run policy -- publish ${edition.digest} --reason "…"`].join(
      '\n',
    ),
  routes: [routes.signWholeEdition],
});

/** `npm run policy -- publish`: a signed edition comes into force on all nodes (набрання чинності). */
export const publishVerb = verb({
  name: 'publish',
  summary: 'надає погодженій редакції чинності на всіх вузлах, одразу чи від дня',
  usage: `ВІДБИТОК --reason СЛОВА [--from РРРР-ММ-ДД] ${addressedUsage}`,
  options: z.strictObject({ reason: word('Чому'), from: word('Від якого дня'), ...addressed }),
  async run({ words, options: { reason, from, ...address }, env }) {
    const [digest, why] = [digestNamed(words), needed('reason', reason)];
    if (from !== undefined && !isPlainDate(from)) throw new Misuse(`«--from ${from}»: день пишуть як 2026-03-02.`);
    return putIntoForce(await RunningService.signIn(address, admin, env), digest, why, from ?? null);
  },
  text: actInWords,
  routes: [routes.putEditionIntoForce],
});

/** `npm run policy -- rollback`: what was in force before comes back, or what was to come is called off (повернення). */
export const rollbackVerb = verb({
  name: 'rollback',
  summary: 'повертає редакцію, що вже була чинною (без відбитка – попередню), або скасовує призначену на день',
  usage: `[ВІДБИТОК | --act НОМЕР] --reason СЛОВА ${addressedUsage}`,
  options: z.strictObject({
    act: z.coerce.number().int().min(1).optional().describe('Дія, чий день ще не настав'),
    reason: word('Чому'),
    ...addressed,
  }),
  async run({ words, options: { act, reason, ...address }, env }): Promise<EditionActView> {
    const why = needed('reason', reason);
    if (act !== undefined && words.length > 0) throw new Misuse('Або відбиток, або --act: не разом.');
    const named = words.length > 0 ? digestNamed(words) : null;
    const service = await RunningService.signIn(address, admin, env);
    const { inForce, acts } = await service.ask(routes.listEditions);
    if (act !== undefined) {
      await service.ask(routes.callOffEdition, { id: act, body: { reason: why } });
      return only((await service.ask(routes.listEditions)).acts.find(({ seq }) => seq === act));
    }
    const before = acts.find(({ begunAt, digest }) => begunAt !== null && digest !== inForce);
    return putIntoForce(service, named ?? only(before).digest, why, null);
  },
  text: actInWords,
  routes: [routes.callOffEdition],
});

function only(act: EditionActView | undefined): EditionActView {
  if (act === undefined) throw new Misuse('Іншої редакції чинною ще не було: повертати нема чого.');
  return act;
}

async function putIntoForce(service: RunningService, digest: string, reason: string, fromOn: string | null) {
  const { inForce: replaces } = await service.ask(routes.listEditions);
  return service.ask(routes.putEditionIntoForce, { body: { digest, replaces, reason, fromOn } });
}

/** `npm run policy -- status`: what is in force, what is to come, and whether the folder is what is in force (стан). */
export const statusVerb = verb({
  name: 'status',
  summary: 'каже, що чинне, що набуде чинності, як набували попередні й чим від чинного різниться тека',
  usage: `[ТЕКА] ${addressedUsage}`,
  options: z.strictObject(addressed),
  async run({ words, options, env }) {
    const folder = folderNamed(words);
    const service = await RunningService.signIn(options, admin, env);
    const editions = await service.ask(routes.listEditions);
    const edition = await service.ask(routes.getEdition, { id: editions.inForce });
    const differs = Object.keys(changesFrom(edition.contents, folder));
    return { ...editions, edition, folder: { digest: digestOfFiles(readEdition(folder)), differs } };
  },
  text: ({ edition, coming, acts, folder }) =>
    [
      'Чинна:',
      ...editionLines(edition).map(indented),
      ...(coming.length === 0 ? [] : ['Набуде чинності:', ...coming.map(actInWords).map(indented)]),
      'Дії, найновіші перші:',
      ...acts.map(actInWords).map(indented),
      folder.differs.length === 0 ? 'Тека – та сама редакція.' : `Тека – інша редакція, ${folder.digest}:`,
      ...folder.differs.map(indented),
    ].join('\n'),
  routes: [routes.listEditions, routes.getEdition, routes.getEditionFile],
});

const indented = (line: string): string => `  ${line}`;

const changeWords = { added: 'новий', changed: 'змінений', removed: 'прибраний' } as const;

function editionLines({ digest, title, by, changes, signatures }: EditionView): string[] {
  return [
    `Редакція ${digest} «${title}», склав(-ла) ${by.name}`,
    ...changes.map(({ path, change }) => `  ${changeWords[change]} ${path}`),
    ...signatures.map((one) => `  погодив(-ла) ${one.by.name}: ${one.comment}`),
  ];
}

const actWords = {
  start: 'запуск',
  publication: 'публікація',
  'roll-back': 'повернення',
  diagram: 'одна схема',
} as const;

function actInWords({ seq, digest, kind, fromOn, reason, by, begunAt, withdrawnAt }: EditionActView): string {
  const day = (at: Date): string => inUkrainian(dayInKyiv(new Date(at)));
  const state = withdrawnAt
    ? `скасовано ${day(withdrawnAt)}`
    : begunAt
      ? `чинна з ${day(begunAt)}`
      : `набуде чинності ${fromOn.split('-').reverse().join('.')}`;
  return `№ ${seq} ${digest}: ${state}; ${actWords[kind]}, ${by.name}: ${reason}`;
}
