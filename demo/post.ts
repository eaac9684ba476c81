import { dayInKyiv } from '../src/domain/kyiv-time.js';
import type { Schema } from '../client/index.js';
import { given } from './given.js';
import type { Office } from './office.js';
import type { Answer } from './story.js';

/** A line that is told of the post: which letter, and what became of it. */
export type TellPost = (line: string) => void;

const every = 3;

/**
 * The post of the day (пошта): a registrar prints what waits on paper, takes it to be signed, enters the signature and
 * takes it to the post; every third letter goes registered.
 */
export class Post {
  private postings = 0;

  constructor(private readonly office: Office) {}

  /** Whatever lies to be sent goes out. @throws Surprise */
  async goOut(tell: TellPost): Promise<void> {
    for (let lies = await this.lying(); lies.length > 0; lies = await this.lying())
      for (const task of lies) tell(await this.handle(task));
  }

  private async lying(): Promise<readonly Schema<'Task'>[]> {
    const { service } = await this.office.as('control-1');
    const search = { filter: { processKey: 'letter-dispatch', isOpen: true }, sort: ['createdAt'], limit: 200 };
    return (await given(service.POST('/api/v1/tasks/search', { body: search }))).items;
  }

  private async handle({ businessKey, elementId, group, note }: Schema<'Task'>): Promise<string> {
    const today = dayInKyiv(await this.office.now());
    const registrar = await this.office.as(registrarOf(group));
    const [done, answer] =
      elementId === 'print-and-sign'
        ? (['роздруковано й підписано', { signedOn: today }] as const)
        : this.posting(today);
    await registrar.complete(businessKey, elementId, answer);
    return `${registrar.name}: ${done} — ${note ?? ''}`;
  }

  private posting(sentOn: string): readonly [done: string, answer: Answer] {
    this.postings += 1;
    if (this.postings % every > 0) return ['надіслано простим листом', { sentOn, channel: 'post' }];
    const postingNumber = String(this.postings);
    return [
      `надіслано рекомендованим листом, № ${postingNumber} за реєстром`,
      { sentOn, channel: 'registered-post', postingNumber },
    ];
  }
}

/** `registrar@housing` is the clerk of a unit that keeps its own register. */
function registrarOf(group: string | null): string {
  const [, unit = 'office'] = (group ?? '').split('@');
  return unit === 'office' ? 'registrar-1' : `${unit}-clerk`;
}
