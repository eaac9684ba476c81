import { kyivInstant } from '../../src/domain/kyiv-time.js';
import { type PlainDate, plainDate } from '../../src/domain/plain-date.js';
import type { Schema } from '../../client/index.js';
import type { Office } from '../office.js';
import { Post } from '../post.js';
import { Surprise } from '../surprise.js';
import type { Teller } from '../teller.js';
import type { ReceptionStory, Scene } from './scene.js';
import { Stage } from './stage.js';

/** What receptions have come to: each by its day, each visit by the key of its citizen. */
export interface ReceptionFile {
  readonly receptions: ReadonlyMap<string, Schema<'ReceptionLine'>>;
  readonly visits: ReadonlyMap<string, Schema<'WholeVisitCard'>>;
  /** Appeals that questions have become, by the key of the citizen. */
  readonly appeals: ReadonlyMap<string, Schema<'WholeAppealCard'>>;
}

/** Plays receptions between the days of letters (дні прийому), each scene at its own minute. */
export class ReceptionPlay {
  private readonly stage: Stage;
  private readonly toDo: Scene[];
  private readonly post: Post;
  private told = '';

  constructor(
    private readonly office: Office,
    private readonly story: ReceptionStory,
    private readonly teller: Teller,
  ) {
    this.stage = new Stage(office);
    this.toDo = [...story.scenes];
    this.post = new Post(office);
  }

  /** All that comes before a day of letters; all that is left, without one. @throws Surprise */
  async playUntil(day: PlainDate | null): Promise<void> {
    for (let next = this.toDo[0]; next && (day === null || next.at < day); next = this.toDo[0]) {
      this.toDo.shift();
      await this.playScene(next);
    }
  }

  /** @throws Surprise when anything ended otherwise than the story says */
  async file(): Promise<ReceptionFile> {
    const { ends } = this.story;
    const receptions = new Map<string, Schema<'ReceptionLine'>>();
    const visits = new Map<string, Schema<'WholeVisitCard'>>();
    for (const day of Object.keys(ends.receptions)) receptions.set(day, await this.stage.reception(day));
    for (const key of Object.keys(ends.visits)) visits.set(key, await this.stage.visit(key));
    const appeals = new Map<string, Schema<'WholeAppealCard'>>();
    for (const key of Object.keys(ends.appeals)) appeals.set(key, await this.stage.appealOf(key));
    const lines = [
      ...differing(receptions, ends.receptions),
      ...differing(visits, ends.visits),
      ...differing(appeals, ends.appeals),
    ];
    if (lines.length > 0) throw new Surprise(`Прийоми скінчилися не так, як мали:\n${lines.join('\n')}`);
    return { receptions, visits, appeals };
  }

  private async playScene({ at, by, about, does }: Scene): Promise<void> {
    const [day = '', time = ''] = at.split('T');
    await this.office.moveClockTo(kyivInstant(plainDate(day), time));
    if (!this.told.startsWith(day)) this.teller.day(plainDate(day));
    if (this.told !== at) this.teller.hour(time);
    this.told = at;
    try {
      this.teller.event(about, `${(await this.office.as(by)).name}: ${await does(this.stage, by)}`);
      await this.post.goOut((line) => this.teller.event(about, line));
    } catch (error) {
      if (!(error instanceof Surprise)) throw error;
      throw new Surprise(`Прийом, ${at}, «${about}»: ${error.message}`);
    }
  }
}

function differing(
  are: ReadonlyMap<string, { readonly status: string }>,
  meant: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(meant).flatMap(([key, status]) => {
    const is = are.get(key)?.status;
    return is === status ? [] : [`${key}: «${String(is)}» замість «${status}»`];
  });
}
