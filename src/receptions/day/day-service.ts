import { Injectable } from '@nestjs/common';
import { Directory } from '../../directory/index.js';
import { bookedList, Documents, receptionSubstitute, type Sheet } from '../../documents/index.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import type { StepContext } from '../../workflow/index.js';
import { CityAlarms } from '../alarms/city-alarms.js';
import { listOf } from '../papers/list-paper.js';
import { Rebooking } from '../rebooking/rebooking.js';
import { Suspensions } from '../rebooking/suspensions.js';
import { ReceptionStore } from '../reception-store.js';
import { Recordings } from '../recording/recordings.js';
import type { ReceptionRecord } from '../tables.js';
import { Planning } from '../timetable/planning.js';

/** Whoever draws up a paper, and when. */
type Drawing = Pick<StepContext, 'manager' | 'actor' | 'now'>;
type Listing = Pick<StepContext<{ readonly listId?: string | undefined }>, 'manager' | 'actor' | 'now' | 'data'>;

/** What whoever runs a reception has at hand (робоче місце дня прийому): the reception, its citizens, the alarms. */
@Injectable()
export class DayService {
  constructor(
    readonly store: ReceptionStore,
    readonly directory: Directory,
    readonly planning: Planning,
    readonly rebooking: Rebooking,
    readonly suspensions: Suspensions,
    readonly alarms: CityAlarms,
    readonly recordings: Recordings,
    private readonly documents: Documents,
  ) {}

  today({ now }: Pick<StepContext, 'now'>): PlainDate {
    return dayInKyiv(now);
  }

  locked({ manager, businessKey }: Pick<StepContext, 'manager' | 'businessKey'>): Promise<ReceptionRecord> {
    return this.store.lock(manager, businessKey);
  }

  /** Draws up the list of those booked, or brings the one there is up to date. */
  async drawList(context: Listing, reception: ReceptionRecord): Promise<{ listId: string; booked: number }> {
    const { manager, data } = context;
    const booked = await this.store.visitsOf(reception.id, ['booked', 'arrived'], manager);
    const sheet = bookedList(listOf(reception, booked, this.directory));
    if (data.listId !== undefined) {
      await this.documents.revise(manager, data.listId, sheet);
      return { listId: data.listId, booked: booked.length };
    }
    return { listId: await this.paper(context, reception, sheet), booked: booked.length };
  }

  /**
   * The announcement of who receives instead, to be hung up for those who come (KR-2.15); nobody comes to a video
   * reception or a line, and its place is told to those booked alone.
   */
  async announceSubstitute(context: Drawing, reception: ReceptionRecord, post: string): Promise<string | null> {
    const { kind, leaderPost, heldOn, beginsAt, place } = reception;
    if (kind === 'video' || kind === 'direct-line') return null;
    const leader = this.directory.post(leaderPost).titleGenitive;
    const substitute = this.directory.post(post).title;
    return this.paper(context, reception, receptionSubstitute({ leader, substitute, heldOn, beginsAt, place }));
  }

  private paper({ manager, actor, now }: Drawing, { id }: ReceptionRecord, sheet: Sheet): Promise<string> {
    const paper = { subject: id, sheet, addressee: null, signatoryPost: null, register: this.directory.office.id };
    return this.documents.create(manager, paper, actor, now);
  }
}
