import { type ClauseRef, citeAll } from '../../src/domain/clause.js';
import { inUkrainian, plainDate } from '../../src/domain/plain-date.js';
import type { Posted, Schema } from '../../client/index.js';
import { given } from '../given.js';
import type { Office } from '../office.js';
import type { Answer } from '../story.js';
import { Surprise } from '../surprise.js';

/** Where receptions are played (приймальня через HTTP): what the staff do there, and who has come of it. */
export class Stage {
  private readonly receptions = new Map<string, string>();
  private readonly visits = new Map<string, string>();
  private alarmId: string | null = null;

  constructor(readonly office: Office) {}

  /** Puts a line into the timetable and remembers the receptions that it plans, by their days. */
  async publish(by: string, line: Posted<'/api/v1/timetable/entries'>): Promise<string> {
    const { recurrenceInWords, leaderTitle } = await given(
      (await this.office.as(by)).service.POST('/api/v1/timetable/entries', { body: line }),
    );
    await this.learn();
    const open = await given(this.office.open.GET('/api/v1/timetable', { params: { query: { weeks: 8 } } }));
    const days = open.items.filter(({ booking }) => booking === 'open').map(({ heldOn }) => heldOn);
    return `у графіку: ${leaderTitle}, ${recurrenceInWords}; оприлюднено прийомів: ${days.length} [п. 2.1 Положення № 225-р; п. 2.2 Положення № 225-р]`;
  }

  /** Remembers what the timetable has now, by its days: in the story nobody receives on another's day. */
  async learn(): Promise<void> {
    const planned = await given((await this.clerk()).GET('/api/v1/receptions'));
    for (const { heldOn, id } of planned.items) this.receptions.set(heldOn, id);
  }

  /** @throws Surprise when the rules do not say what was meant */
  async book(
    by: string,
    day: string,
    key: string,
    request: Posted<'/api/v1/receptions/{id}/visits'>,
    meant: boolean,
  ): Promise<string> {
    const { service } = await this.office.as(by);
    const asked = { ...this.at(day), body: request };
    const {
      booked,
      outcomeLabel,
      grounds,
      card: visit,
    } = await given(service.POST('/api/v1/receptions/{id}/visits', asked));
    if (booked !== meant) throw new Surprise(`«${key}»: ${outcomeLabel}.`, grounds);
    this.remember(key, visit.id);
    const done = booked ? `записано, ${queueOf(visit)}` : 'НЕ ЗАПИСАНО';
    return `${done}: картка № ${visit.number}, ${outcomeLabel} ${cited(grounds)}`;
  }

  /** The card of a citizen from now on. */
  remember(key: string, visitId: string): void {
    this.visits.set(key, visitId);
  }

  /** Whose card it is. @throws Surprise when it is nobody's whom the story knows */
  keyOf(visitId: string): string {
    for (const [key, id] of this.visits) if (id === visitId) return key;
    throw new Surprise(`Картка ${visitId} — нічия.`);
  }

  async complete(by: string, caseId: string, task: string, answer: Answer): Promise<string> {
    return `«${(await (await this.office.as(by)).complete(caseId, task, answer)).name}»`;
  }

  async arrive(by: string, key: string, seen: Posted<'/api/v1/visits/{id}/arrival'> = {}): Promise<string> {
    const { service } = await this.office.as(by);
    const arrived = { ...this.of(key), body: seen };
    const visit = await given(service.POST('/api/v1/visits/{id}/arrival', arrived));
    const grounds =
      visit.grounds.length === 0 ? '' : ` ${cited(visit.grounds.map((clause) => ({ act: 'kr-225-r-2023', clause })))}`;
    return `${visit.statusLabel}${grounds}`;
  }

  /** The first of the queue goes in. @throws Surprise when it is somebody else than meant */
  async call(by: string, day: string, key: string): Promise<string> {
    const { service } = await this.office.as(by);
    const called = service.POST('/api/v1/receptions/{id}/calls', { ...this.at(day), body: {} });
    const { visitId, number } = await given(called);
    if (visitId !== this.visitOf(key)) throw new Surprise(`Запрошено № ${number} замість «${key}».`);
    return `запрошено № ${number}, перший у черзі [п. 2.17 Положення № 225-р]`;
  }

  async soundAlarm(by: string, startedAt: Date): Promise<string> {
    const { service } = await this.office.as(by);
    const { id } = await given(service.POST('/api/v1/alarms', { body: { startedAt: startedAt.toISOString() } }));
    this.alarmId = id;
    return 'повітряна тривога: прийом припинено, усі йдуть в укриття [п. 2.34 Положення № 225-р]';
  }

  async endAlarm(by: string, endedAt: Date): Promise<string> {
    const { service } = await this.office.as(by);
    const ended = { params: { path: { id: String(this.alarmId) } }, body: { endedAt: endedAt.toISOString() } };
    await given(service.POST('/api/v1/alarms/{id}/end', ended));
    return 'відбій: чи відновлювати, вирішує той, хто приймає [налаштування виконкому: прийом після тривоги]';
  }

  async close(by: string, day: string): Promise<string> {
    const { service } = await this.office.as(by);
    await given(service.POST('/api/v1/receptions/{id}/closing', { ...this.at(day), body: {} }));
    const { statusLabel } = await this.reception(day);
    return `день закрито: ${statusLabel}`;
  }

  /** How the reception stands: who receives, and how many are booked. */
  async standing(day: string): Promise<string> {
    const { statusLabel, booked } = await this.reception(day);
    const { receiver } = (await this.board(day)).reception;
    return `${statusLabel}, записано ${booked}; приймає ${receiver}`;
  }

  async tellAppeal(key: string): Promise<string> {
    const { registrationIndex, statusLabel, dueOn } = await this.appealOf(key);
    const term = dueOn === null ? '' : `, граничний день ${inUkrainian(plainDate(dueOn))}`;
    return `питання стало зверненням ${String(registrationIndex)}: ${statusLabel}${term} [ст. 22 Закону «Про звернення громадян»]`;
  }

  receptionOf(day: string): string {
    return known(this.receptions, day);
  }

  visitOf(key: string): string {
    return known(this.visits, key);
  }

  /** A reception, where a request names it. */
  at(day: string) {
    return { params: { path: { id: this.receptionOf(day) } } };
  }

  /** A citizen's card, where a request names it. */
  of(key: string) {
    return { params: { path: { id: this.visitOf(key) } } };
  }

  async reception(day: string): Promise<Schema<'ReceptionLine'>> {
    return given((await this.clerk()).GET('/api/v1/receptions/{id}', this.at(day)));
  }

  async visit(key: string): Promise<Schema<'WholeVisitCard'>> {
    return given((await this.clerk()).GET('/api/v1/visits/{id}', this.of(key)));
  }

  async board(day: string): Promise<Schema<'Board'>> {
    return given((await this.clerk()).GET('/api/v1/receptions/{id}/board', this.at(day)));
  }

  /** The papers of a case, as the clerk reads them. */
  async papersOf(subject: string): Promise<readonly Schema<'Document'>[]> {
    return (await given((await this.clerk()).GET('/api/v1/documents', { params: { query: { subject } } }))).items;
  }

  /** What became of the citizen's first question. @throws Surprise when no appeal did */
  async appealOf(key: string): Promise<Schema<'WholeAppealCard'>> {
    const id = (await this.visit(key)).questions[0]?.outcome?.appealId ?? null;
    if (id === null) throw new Surprise(`Питання «${key}» не стало зверненням.`);
    return given((await this.clerk()).GET('/api/v1/appeals/{id}', { params: { path: { id } } }));
  }

  async clerk() {
    return (await this.office.as('registrar-1')).service;
  }
}

const queues: Readonly<Record<string, string>> = {
  'first-by-right': 'перше місце за правом',
  'first-by-benefit': 'першочергово за пільгою',
  'by-time': 'за часом запису',
};

/** Where a card stands in the queue. */
export const queueOf = ({ queueGroup }: Pick<Schema<'WholeVisitCard'>, 'queueGroup'>): string =>
  queues[queueGroup] ?? queueGroup;

export const cited = (grounds: readonly ClauseRef[]): string => `[${citeAll(grounds)}]`;

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Surprise(`«${key}» тут ще немає.`);
  return id;
}
