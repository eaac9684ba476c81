import { basename } from 'node:path';
import { z } from 'zod';
import { plainDate } from '../../domain/plain-date.js';
import { longestFile } from '../../edition/index.js';
import { bytesOf, isBinary } from '../../platform/files/index.js';
import { day, Reason, remark } from '../../platform/http/index.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { FileAnswer, route } from '../http/route.js';
import { exampleDigest } from '../views.js';
import { EditionService } from './edition-service.js';
import { EditionActView, EditionReportView, EditionsView, EditionView } from './edition-views.js';

export const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'Відбиток редакції: 64 шістнадцяткові знаки.')
  .describe('Відбиток редакції');

const Draft = z
  .strictObject({
    title: remark(3, 200).describe('Для чого її складено'),
    files: z
      .record(z.string().max(200), z.string().max(longestFile).nullable())
      .describe('Зміст файлів, що стають на місце чинних, за їхніми шляхами; null прибирає файл'),
  })
  .meta({ id: 'EditionDraft', description: 'Чинна редакція з іншими файлами.' });

const Signature = z
  .strictObject({
    comment: remark(3, 4000).describe('Що перевірено'),
    replay: z
      .uuid()
      .optional()
      .describe('Закінчений пробіг усіх рішень за цією редакцією; потрібен, якщо вона змінює правила і рішення вже є'),
  })
  .meta({ id: 'NewEditionSignature', description: 'Погодження редакції.' });

const Force = z
  .strictObject({
    digest,
    replaces: digest.describe('Яка редакція чинна, коли Ви це вирішуєте: GET /editions'),
    reason: remark(3, 4000).describe('Чому'),
    fromOn: day('Від якого дня; null – одразу').nullable().default(null),
  })
  .meta({ id: 'EditionForce', description: 'Яка редакція і від якого дня набирає чинності.' });

const WhichFile = z.strictObject({ path: z.string().min(1).max(200).describe('Шлях файла') });

/** Everything that decides as one whole (редакції): drawn up, checked, signed by a second person, put into force. */
export const listEditions = route({
  at: 'GET editions',
  describe: {
    id: 'listEditions',
    summary: 'Чинна редакція, ті, чий день ще не настав, і як набирали чинності попередні.',
    returns: EditionsView,
  },
  answer: (_given, { service }) => service(EditionService).list(),
});

export const drawUpEdition = route({
  at: 'POST editions',
  takes: { body: Draft },
  creates: true,
  roles: ['workflow-admin'],
  describe: {
    id: 'drawUpEdition',
    summary:
      'Скласти редакцію: чинна з іншими файлами. Нічого не набирає чинності; той самий зміст – та сама редакція.',
    problems: ['BODY_INVALID'],
    example: {
      title: 'Строк остаточної відповіді 40 днів',
      files: { 'rules/parameters.json': '{ "parameters": [] }' },
    },
    returns: EditionView,
  },
  answer: ({ body: { title, files } }, { asker, service }) => service(EditionService).drawUp(title, files, asker.by),
});

export const getEdition = route({
  at: 'GET editions/:digest',
  takes: { id: digest },
  describe: {
    id: 'getEdition',
    summary: 'Редакція: хто склав, чим різниться від чинної, хто погодив.',
    problems: ['NOT_FOUND'],
    returns: EditionView,
  },
  answer: ({ id }, { service }) => service(EditionService).find(id),
});

export const getEditionFile = route({
  at: 'GET editions/:digest/file',
  takes: { id: digest, query: WhichFile },
  describe: {
    id: 'getEditionFile',
    summary: 'Файл редакції, як його написано; лист – документом Word.',
    problems: ['NOT_FOUND'],
    files: ['text', 'docx'],
  },
  async answer({ id, query: { path } }, { service }) {
    const text = await service(EditionService).file(id, path);
    const kind = isBinary(path) ? 'docx' : 'text';
    return new FileAnswer(kind, encodeURIComponent(basename(path)), kind === 'docx' ? bytesOf(path, text) : text);
  },
});

export const checkEdition = route({
  at: 'POST editions/:digest/check',
  takes: { id: digest },
  describe: {
    id: 'checkEdition',
    summary:
      'Перевірити редакцію цілком: файли, схеми поряд із правилами, формами, програмою й справами, що тривають, усі рядки таблиць і записані справи. Нічого не змінює.',
    problems: ['NOT_FOUND', ...analysisProblems],
    returns: EditionReportView,
  },
  answer: ({ id }, { asker, service }) => service(EditionService).check(id, asker),
});

export const signWholeEdition = route({
  at: 'POST editions/:digest/signatures',
  takes: { id: digest, body: Signature },
  creates: true,
  roles: ['compliance-reviewer'],
  describe: {
    id: 'signWholeEdition',
    summary: 'Погодити чужу редакцію, що пройшла всі перевірки, за пробігом збережених рішень.',
    problems: [
      ...(['NOT_FOUND', 'EDITION_OWN', 'EDITION_FAULTY', 'SIGN_OFF_REPEATED'] as const),
      ...(['REPLAY_NEEDED', 'REPLAY_UNFINISHED', 'REPLAY_OTHER_CANDIDATE'] as const),
      ...analysisProblems,
    ],
    example: { comment: 'Звірено зі ст. 20 і таблицями строків.', replay: '019d0b2e-7c51-7000-8f0a-6a1c5be3b0de' },
    returns: EditionView,
  },
  answer: ({ id, body: { comment, replay = null } }, { asker, service }) =>
    service(EditionService).sign(id, { comment, replay }, asker),
});

export const putEditionIntoForce = route({
  at: 'POST editions/force',
  takes: { body: Force },
  creates: true,
  roles: ['workflow-admin'],
  describe: {
    id: 'putEditionIntoForce',
    summary:
      'Надати редакції чинності на всіх вузлах, одразу чи від дня; та, що вже була чинною, повертається без нового погодження.',
    problems: ['NOT_FOUND', 'BODY_INVALID', 'EDITION_UNSIGNED', 'EDITION_FAULTY', 'EDITION_MOVED'],
    example: {
      digest: exampleDigest,
      replaces: exampleDigest.replace('5f', '6a'),
      reason: 'Рішення сесії від 24.02.2026',
      fromOn: null,
    },
    returns: EditionActView,
  },
  answer({ body: { fromOn, ...order } }, { asker, service }) {
    const on = fromOn === null ? null : plainDate(fromOn);
    return service(EditionService).putIntoForce({ ...order, fromOn: on }, asker.by);
  },
});

export const callOffEdition = route({
  at: 'POST editions/force/:seq/withdrawal',
  takes: { id: z.coerce.number().int().min(1).describe('Номер дії'), body: Reason },
  roles: ['workflow-admin'],
  describe: {
    id: 'callOffEdition',
    summary: 'Скасувати набрання чинності, день якого ще не настав.',
    problems: ['NOT_FOUND', 'EDITION_MOVED'],
    example: { reason: 'Сесію перенесено' },
  },
  answer: ({ id, body: { reason } }, { asker, service }) => service(EditionService).callOff(id, reason, asker.by),
});
