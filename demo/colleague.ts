import type { PryimalniaClient, Schema } from '../client/index.js';
import { given } from './given.js';
import type { Answer } from './story.js';
import { Surprise } from './surprise.js';

type Task = Schema<'Task'>;

/** What is changed, in the version that was read. */
export const versionOf = ({ id, version }: { readonly id: string; readonly version: number }) => ({
  params: { path: { id }, header: { 'If-Match': `"${version}"` } },
});

/** One of the staff, signed in (працівник): reads their task lists, takes tasks and answers them. */
export class Colleague {
  constructor(
    private readonly login: string,
    /** That of the post. */
    readonly name: string,
    readonly service: PryimalniaClient,
  ) {}

  /** Takes a task of the case from the list of their groups and answers it. @throws Surprise */
  async complete(caseId: string, element: string, answer: Answer): Promise<Task> {
    const task = await this.take(caseId, element);
    const { error, response } = await this.answer(task, answer);
    if (!response.ok) throw new Surprise(`${this.login}: «${task.name}» не прийнято (${response.status}).`, error);
    return task;
  }

  /** Gives an answer that must be refused; the task stays theirs. @throws Surprise when it is accepted */
  async beRefused(caseId: string, element: string, answer: Answer): Promise<Schema<'Problem'>> {
    const task = await this.take(caseId, element);
    const { error, response } = await this.answer(task, answer);
    if (error === undefined || response.status >= 500)
      throw new Surprise(`${this.login}: «${task.name}» мали відхилити, а відповідь ${response.status}.`, error);
    return error;
  }

  private answer(task: Task, answer: Answer) {
    return this.service.POST('/api/v1/tasks/{id}/completion', { ...versionOf(task), body: { answer } });
  }

  /** From the list of one's groups into one's own hands; what was taken before is in the own list. */
  private async take(caseId: string, element: string): Promise<Task> {
    const task = await this.find('group', caseId, element);
    if (task) return given(this.service.POST('/api/v1/tasks/{id}/claim', versionOf(task)));
    const mine = await this.find('mine', caseId, element);
    if (mine) return mine;
    throw new Surprise(`${this.login}: завдання «${element}» немає у списках.`, { caseId });
  }

  private async find(view: 'mine' | 'group', caseId: string, element: string): Promise<Task | null> {
    for (let after: string | null = null; ;) {
      const query = { view, limit: 200, ...(after === null ? {} : { after }) };
      const page: Schema<'TaskPage'> = await given(this.service.GET('/api/v1/tasks', { params: { query } }));
      const found = page.items.find((task) => task.businessKey === caseId && task.elementId === element);
      if (found) return found;
      if (!page.next) return null;
      after = page.next;
    }
  }
}
