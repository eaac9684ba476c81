import { Injectable } from '@nestjs/common';
import type { PlainDate } from '../../domain/plain-date.js';
import { Problem } from '../../domain/problem.js';
import { groundsOf } from '../../policy/index.js';
import type { Recording } from '../reception-parts.js';
import { ReceptionRulings, type RulingPlace } from '../rulings.js';
import type { ReceptionRecord } from '../tables.js';
import { recordingAllowed } from '../asked-of-rules.js';

/** What the office says of the recording of a reception. */
export interface RecordingSaid {
  readonly mode: 'none' | Recording['mode'];
  readonly notice: 'none' | Recording['notice'];
  readonly purpose: string | null;
  readonly keptUntil: PlainDate | null;
  readonly keptFor: string | null;
}

/** How a field that is missing is told of: at its place in a body or in the answer of a task. */
export type FieldRefusal = (key: string, detail: string) => Problem;

/**
 * Whether a reception may be recorded (аудіо- чи відеозапис прийому, KR-2.24). The service keeps no recording and
 * nothing of it goes to the archive: only that there is one, who saw to the notice, and to which day it is needed.
 */
@Injectable()
export class Recordings {
  constructor(private readonly rulings: ReceptionRulings) {}

  /** @throws RECORDING_WITHOUT_NOTICE with the clause; a field refused where the purpose or the need is not said */
  async decide(
    place: RulingPlace,
    reception: ReceptionRecord,
    said: RecordingSaid,
    refusal: FieldRefusal,
  ): Promise<Recording | null> {
    const { mode, notice, purpose, keptUntil, keptFor } = said;
    if (mode === 'none') {
      if (keptUntil !== null) throw refusal('keptUntil', 'Запису не ведуть: зберігати нічого.');
      return null;
    }
    await this.refuseUntold(place, reception, mode, notice);
    if (notice === 'none') throw new Error('The rules let a reception be recorded without a word of it');
    if (purpose === null) throw refusal('purpose', 'Скажіть, навіщо ведуть запис.');
    if ((keptUntil === null) !== (keptFor === null))
      throw refusal('keptFor', 'Запис зберігають лише за потреби: назвіть і день, і потребу.');
    if (keptUntil !== null && keptUntil < reception.heldOn) throw refusal('keptUntil', 'Цей день раніше за прийом.');
    const { actor, now } = place;
    return { mode, notice, purpose, by: actor.id, at: now.toISOString(), keptUntil, keptFor };
  }

  /** Of each citizen at a distance, where the talk is recorded. @throws RECORDING_WITHOUT_NOTICE */
  async refuseSilent(place: RulingPlace, reception: ReceptionRecord, isTold: boolean): Promise<void> {
    if (reception.recording === null) return;
    await this.refuseUntold(place, reception, reception.recording.mode, isTold ? 'told' : 'none');
  }

  private async refuseUntold(
    place: RulingPlace,
    reception: ReceptionRecord,
    mode: Recording['mode'],
    notice: RecordingSaid['notice'],
  ): Promise<void> {
    const facts = { 'reception.kind': reception.kind, 'recording.mode': mode, 'recording.notice': notice };
    const decision = await this.rulings.ofReception(recordingAllowed, facts, reception, place);
    if (decision.outcome === 'allowed') return;
    const detail = `Записувати ${decision.outcomeLabel}.`;
    throw new Problem('RECORDING_WITHOUT_NOTICE', { detail, grounds: groundsOf(decision) });
  }
}
