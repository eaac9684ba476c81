import { Injectable } from '@nestjs/common';
import type { PlainDate } from '../../domain/plain-date.js';
import { Problem, refusedAt } from '../../domain/problem.js';
import { type ReceptionStatus, receptionStatuses } from '../../domain/reception/states.js';
import { checkVersion } from '../../platform/http/index.js';
import { groundsOf, Rulings } from '../../policy/index.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { recordingAllowed } from '../asked-of-rules.js';
import { ReceptionStore } from '../reception-store.js';
import { ofReception, type RulingPlace } from '../rulings.js';
import type { ReceptionRecord } from '../tables.js';
import type { Recording } from '../values.js';

/** A reception that was, is or will be held; of one that is not, nothing is recorded. */
const heldSometime: readonly ReceptionStatus[] = ['booking', 'closed', 'under-way', 'held'];

/** What the office says of the recording of a reception. */
interface RecordingSaid {
  readonly mode: 'none' | Recording['mode'];
  readonly notice: 'none' | Recording['notice'];
  readonly purpose: string | null;
  readonly keptUntil: PlainDate | null;
  readonly keptFor: string | null;
}

/** How a field that is missing is told of: at its place in a body or in the answer of a task. */
type FieldRefusal = (key: string, detail: string) => Problem;

/**
 * Whether a reception may be recorded (аудіо- чи відеозапис прийому, KR-2.24). The service keeps no recording and
 * nothing of it goes to the archive: only that there is one, who saw to the notice, and to which day it is needed.
 */
@Injectable()
export class Recordings {
  constructor(
    private readonly rulings: Rulings,
    private readonly store: ReceptionStore,
  ) {}

  /**
   * The office says that a reception is recorded, or no longer, or to when the recording is needed.
   *
   * @throws NOT_FOUND, VERSION_STALE, RECEPTION_STATUS_REFUSED, RECORDING_WITHOUT_NOTICE, BODY_INVALID
   */
  async set(tx: WorkflowTransaction, id: string, version: number, said: RecordingSaid) {
    const before = await this.store.lock(tx.manager, id);
    checkVersion(version, before.version);
    const { status } = before;
    if (!heldSometime.includes(status)) throw refused(`Запису немає чого вести: прийом ${receptionStatuses[status]}.`);
    const recording = await this.decide(tx, before, said, refusedInBody);
    if (status === 'held' && !isSameRecording(before.recording, recording))
      throw refused('Прийом проведено: тепер кажуть лише, до якого дня запис потрібен.');
    const after = await this.store.changeReception(tx.manager, id, { recording });
    await tx.note(id, 'recording-set', { recording });
    return { version: after.version, recording };
  }

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
    const decision = await this.rulings.decide(recordingAllowed, facts, { ...place, of: ofReception(reception) });
    if (decision.outcome === 'allowed') return;
    const detail = `Записувати ${decision.outcomeLabel}.`;
    throw new Problem('RECORDING_WITHOUT_NOTICE', { detail, grounds: groundsOf(decision) });
  }
}

function isSameRecording(before: Recording | null, after: Recording | null): boolean {
  return before?.mode === after?.mode && before?.notice === after?.notice && before?.purpose === after?.purpose;
}

function refused(detail: string): Problem {
  return new Problem('RECEPTION_STATUS_REFUSED', { detail });
}

function refusedInBody(key: string, detail: string): Problem {
  return refusedAt(`/${key}`, detail);
}
