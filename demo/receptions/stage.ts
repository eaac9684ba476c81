import { type ClauseRef, citeAll } from '../../src/domain/clause.js';
import { inUkrainian, plainDate } from '../../src/domain/plain-date.js';
import { z } from 'zod';
import { card, type Card } from '../answers-of-service.js';
import type { Office, Shape } from '../office.js';
import type { Answer } from '../story.js';
import { Surprise } from '../surprise.js';
import * as answers from './answers-of-reception.js';

/** Where receptions are played (приймальня через HTTP): what the staff do there, and who has come of it. */
export class Stage {
  private readonly receptions = new Map<string, string>();
  private readonly visits = new Map<string, string>();
  private alarmId: string | null = null;

  constructor(readonly office: Office) {}

  /** Puts a line into the timetable and remembers the receptions that it plans, by their days. */
  async publish(by: string, line: Answer): Promise<string> {
    const { recurrenceInWords, leaderTitle } = await this.post(by, 201, '/timetable/entries', answers.entry, line);
    await this.learn();
    const open = await (await this.office.as(by)).read('/timetable?weeks=8', answers.announced);
    const days = open.items.filter(({ booking }) => booking === 'open').map(({ heldOn }) => heldOn);
    return `у графіку: ${leaderTitle}, ${recurrenceInWords}; оприлюднено прийомів: ${days.length} [п. 2.1 Положення № 225-р; п. 2.2 Положення № 225-р]`;
  }

  /** Remembers what the timetable has now, by its days: in the story nobody receives on another's day. */
  async learn(): Promise<void> {
    const planned = await this.read('/receptions', answers.receptionPage);
    for (const { heldOn, id } of planned.items) this.receptions.set(heldOn, id);
  }

  /** @throws Surprise when the rules do not say what was meant */
  async book(by: string, day: string, key: string, request: Answer, meant: boolean): Promise<string> {
    const path = `/receptions/${this.receptionOf(day)}/visits`;
    const { booked, outcomeLabel, grounds, card: visit } = await this.post(by, 201, path, answers.booked, request);
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

  async arrive(by: string, key: string, seen: Answer = {}): Promise<string> {
    const visit = await this.post(by, 200, `/visits/${this.visitOf(key)}/arrival`, answers.visitCard, seen);
    const grounds =
      visit.grounds.length === 0 ? '' : ` ${cited(visit.grounds.map((clause) => ({ act: 'kr-225-r-2023', clause })))}`;
    return `${visit.statusLabel}${grounds}`;
  }

  /** The first of the queue goes in. @throws Surprise when it is somebody else than meant */
  async call(by: string, day: string, key: string): Promise<string> {
    const path = `/receptions/${this.receptionOf(day)}/calls`;
    const { visitId, number } = await this.post(by, 200, path, answers.called, {});
    if (visitId !== this.visitOf(key)) throw new Surprise(`Запрошено № ${number} замість «${key}».`);
    return `запрошено № ${number}, перший у черзі [п. 2.17 Положення № 225-р]`;
  }

  async soundAlarm(by: string, startedAt: Date): Promise<string> {
    const { id } = await this.post(by, 201, '/alarms', answers.alarm, { startedAt: startedAt.toISOString() });
    this.alarmId = id;
    return 'повітряна тривога: прийом припинено, усі йдуть в укриття [п. 2.34 Положення № 225-р]';
  }

  async endAlarm(by: string, endedAt: Date): Promise<string> {
    await this.post(by, 200, `/alarms/${String(this.alarmId)}/end`, answers.alarm, { endedAt: endedAt.toISOString() });
    return 'відбій: чи відновлювати, вирішує той, хто приймає [налаштування виконкому: прийом після тривоги]';
  }

  async close(by: string, day: string): Promise<string> {
    await this.post(by, 200, `/receptions/${this.receptionOf(day)}/closing`, z.unknown(), {});
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

  async reception(day: string): Promise<answers.ReceptionCard> {
    return this.read(`/receptions/${this.receptionOf(day)}`, answers.receptionCard);
  }

  async visit(key: string): Promise<answers.VisitCard> {
    return this.read(`/visits/${this.visitOf(key)}`, answers.visitCard);
  }

  async board(day: string) {
    return this.read(`/receptions/${this.receptionOf(day)}/board`, answers.board);
  }

  /** What became of the citizen's first question. @throws Surprise when no appeal did */
  async appealOf(key: string): Promise<Card> {
    const id = (await this.visit(key)).questions[0]?.outcome?.appealId ?? null;
    if (id === null) throw new Surprise(`Питання «${key}» не стало зверненням.`);
    return this.read(`/appeals/${id}`, card);
  }

  async read<T>(path: string, shape: Shape<T>): Promise<T> {
    return (await this.office.as('registrar-1')).read(path, shape);
  }

  async post<T>(by: string, status: number, path: string, shape: Shape<T>, body: object, ifMatch?: number): Promise<T> {
    return (await this.office.as(by)).expect(status, 'POST', path, shape, body, ifMatch);
  }
}

const queues: Readonly<Record<string, string>> = {
  'first-by-right': 'перше місце за правом',
  'first-by-benefit': 'першочергово за пільгою',
  'by-time': 'за часом запису',
};

/** Where a card stands in the queue. */
export const queueOf = ({ queueGroup }: Pick<answers.VisitCard, 'queueGroup'>): string =>
  queues[queueGroup] ?? queueGroup;

export const cited = (grounds: readonly ClauseRef[]): string => `[${citeAll(grounds)}]`;

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Surprise(`«${key}» тут ще немає.`);
  return id;
}
