import { readCase, readHistory, type CaseFile, type Entry } from './case-file.js';
import { given } from './given.js';
import type { Office } from './office.js';
import type { Act, Answer, Cases, Done, Refused, Story } from './story.js';
import { Surprise } from './surprise.js';

/** One letter on its way: its acts are done one by one, each by the hand it names (лист у роботі). */
export class LetterDesk {
  private readonly toDo: Act[];
  private readonly refusals: string[] = [];
  private caseId: string | null = null;
  private readTo = 0;

  constructor(
    private readonly office: Office,
    readonly story: Story,
    private readonly cases: Cases,
  ) {
    this.toDo = [...story.acts];
  }

  /** The day of the act that comes next; null when the story is told. */
  get nextDay(): string | null {
    return this.toDo[0]?.day ?? null;
  }

  get id(): string {
    if (this.caseId === null) throw new Surprise(`Лист «${this.story.key}» ще не прийнято.`);
    return this.caseId;
  }

  get isTakenIn(): boolean {
    return this.caseId !== null;
  }

  /** Does the next act and tells of it in a line. @throws Surprise */
  async goOn(): Promise<string> {
    const act = this.toDo.shift();
    if (!act) throw new Surprise(`У листі «${this.story.key}» більше нема чого робити.`);
    try {
      const { name } = await this.office.as(act.by);
      return `${name}: ${await this.perform(act)}`;
    } catch (error) {
      if (!(error instanceof Surprise)) throw error;
      throw new Surprise(
        `Лист «${this.story.key}», ${act.day}: ${error.message}\nСправа чекає: ${await this.waitsFor()}`,
      );
    }
  }

  /** What has been written into the history since it was last asked. */
  async news(): Promise<Entry[]> {
    const entries = await readHistory(await this.office.as('control-1'), this.id, this.readTo);
    this.readTo = entries.at(-1)?.seq ?? this.readTo;
    return entries;
  }

  async file(): Promise<CaseFile> {
    return readCase(await this.office.as('control-1'), this.id, { story: this.story, refusals: this.refusals });
  }

  /** The open tasks of the case, for whoever has to find out what went wrong. */
  private async waitsFor(): Promise<string> {
    if (this.caseId === null) return 'її ще немає';
    const { service } = await this.office.as('control-1');
    const search = { filter: { businessKey: this.caseId, isOpen: true } };
    const { items } = await given(service.POST('/api/v1/tasks/search', { body: search }));
    return items.map(({ elementId, group }) => `${elementId} (${String(group)})`).join(', ') || 'нічого';
  }

  private async perform(act: Act): Promise<string> {
    if (act.kind === 'taken-in') return this.takeIn(act.by);
    if (act.kind === 'refused') return this.beRefused(act);
    const colleague = await this.office.as(act.by);
    if (act.kind === 'done') {
      const task = await colleague.complete(this.id, act.task, this.answerOf(act));
      return `«${task.name}»`;
    }
    const asked = { params: { path: { id: this.id } }, body: { reasons: act.reasons } };
    if (act.what === 'withdrawal') {
      await given(colleague.service.POST('/api/v1/appeals/{id}/withdrawal', asked));
      return 'записано, що заявник відкликав звернення';
    }
    await given(colleague.service.POST('/api/v1/appeals/{id}/extension-requests', asked));
    return 'прохання продовжити строк';
  }

  private async takeIn(by: string): Promise<string> {
    const { service } = await this.office.as(by);
    const taken = await given(service.POST('/api/v1/appeals', { body: this.story.letter }));
    const { id, registrationIndex, statusLabel } = taken;
    this.caseId = id;
    return `прийнято лист, ${registrationIndex === null ? 'без реєстрації' : registrationIndex}, ${statusLabel}`;
  }

  private async beRefused({ by, task, answer, code, clause }: Refused): Promise<string> {
    const refused = await (await this.office.as(by)).beRefused(this.id, task, answer);
    const { grounds = [] } = refused;
    if (refused.code !== code || !grounds.some((ground) => ground.clause === clause)) {
      throw new Surprise(`Відмова мала бути ${code} за ст. ${clause}.`, refused);
    }
    const clauses = grounds.map((ground) => `ст. ${ground.clause}: ${ground.text}`).join('; ');
    const words = `${refused.detail ?? refused.title} [${clauses}]`;
    this.refusals.push(words);
    return `ВІДХИЛЕНО — ${words}`;
  }

  private answerOf({ answer }: Done): Answer {
    return typeof answer === 'function' ? answer(this.cases) : answer;
  }
}
