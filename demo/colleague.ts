import { refusal, taskLine, taskPage, type Refusal, type TaskLine } from './answers-of-service.js';
import type { Office, Reply, Shape } from './office.js';
import type { Answer } from './story.js';
import { Surprise } from './surprise.js';

/** As somebody is signed in; the name is that of the post. */
interface Identity {
  readonly login: string;
  readonly name: string;
  readonly token: string;
}

/** One of the staff, signed in (працівник): reads their task lists, takes tasks and answers them. */
export class Colleague {
  constructor(
    private readonly office: Office,
    private readonly who: Identity,
  ) {}

  get name(): string {
    return this.who.name;
  }

  ask(method: 'GET' | 'POST' | 'PUT', path: string, body?: object, ifMatch?: number): Promise<Reply> {
    const rest = { ...(body === undefined ? {} : { body }), ...(ifMatch === undefined ? {} : { ifMatch }) };
    return this.office.send({ method, path, token: this.who.token, ...rest });
  }

  /** @throws Surprise when the status is another one, with what the service said */
  async expect<T>(
    status: number,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    shape: Shape<T>,
    body?: object,
    ifMatch?: number,
  ): Promise<T> {
    const answer = await this.ask(method, path, body, ifMatch);
    if (answer.status !== status) {
      throw new Surprise(`${this.who.login}: ${method} ${path} — ${answer.status} замість ${status}.`, answer.body);
    }
    return shape.parse(answer.body);
  }

  /** What is given out to be kept or printed. @throws Surprise */
  file(path: string): Promise<Uint8Array> {
    return this.office.file(path, this.who.token);
  }

  read<T>(path: string, shape: Shape<T>): Promise<T> {
    return this.expect(200, 'GET', path, shape);
  }

  /** Takes a task of the case from the list of their groups and answers it. @throws Surprise */
  async complete(caseId: string, element: string, answer: Answer): Promise<TaskLine> {
    const task = await this.take(caseId, element);
    const { status, body } = await this.answer(task, answer);
    if (status !== 200) throw new Surprise(`${this.who.login}: «${task.name}» не прийнято (${status}).`, body);
    return task;
  }

  /** Gives an answer that must be refused; the task stays theirs. @throws Surprise when it is accepted */
  async beRefused(caseId: string, element: string, answer: Answer): Promise<Refusal> {
    const task = await this.take(caseId, element);
    const { status, body } = await this.answer(task, answer);
    if (status < 400 || status >= 500)
      throw new Surprise(`${this.who.login}: «${task.name}» мали відхилити, а відповідь ${status}.`, body);
    return refusal.parse(body);
  }

  private answer(task: TaskLine, answer: Answer): Promise<Reply> {
    return this.ask('POST', `/tasks/${task.id}/completion`, { answer }, task.version);
  }

  /** From the list of one's groups into one's own hands; what was taken before is in the own list. */
  private async take(caseId: string, element: string): Promise<TaskLine> {
    const task = await this.find('group', caseId, element);
    if (task) return this.claim(task);
    const mine = await this.find('mine', caseId, element);
    if (mine) return mine;
    throw new Surprise(`${this.who.login}: завдання «${element}» немає у списках.`, { caseId });
  }

  private async claim(task: TaskLine): Promise<TaskLine> {
    const { status, body } = await this.ask('POST', `/tasks/${task.id}/claim`, undefined, task.version);
    if (status !== 200) throw new Surprise(`${this.who.login}: «${task.name}» не взято (${status}).`, body);
    return taskLine.parse(body);
  }

  private async find(view: 'mine' | 'group', caseId: string, element: string): Promise<TaskLine | null> {
    for (let after = ''; ;) {
      const page = await this.read(`/tasks?view=${view}&limit=200${after}`, taskPage);
      const found = page.items.find((task) => task.businessKey === caseId && task.elementId === element);
      if (found) return found;
      if (!page.next) return null;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
  }
}
