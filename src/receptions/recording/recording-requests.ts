import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/actor.js';
import { Problem, refusedAt } from '../../domain/problem.js';
import { type ReceptionStatus, receptionStatuses } from '../../domain/reception/states.js';
import { checkVersion } from '../../platform/http/index.js';
import { Workflow } from '../../workflow/index.js';
import type { Recording } from '../reception-parts.js';
import { ReceptionStore } from '../reception-store.js';
import { Recordings, type RecordingSaid } from './recordings.js';

/** A reception that was, is or will be held; of one that is not, nothing is recorded. */
const heldSometime: readonly ReceptionStatus[] = ['booking', 'closed', 'under-way', 'held'];

/** The office says that a reception is recorded, or no longer, or to when the recording is needed (KR-2.24). */
@Injectable()
export class RecordingRequests {
  constructor(
    private readonly workflow: Workflow,
    private readonly store: ReceptionStore,
    private readonly recordings: Recordings,
  ) {}

  /** @throws NOT_FOUND, VERSION_STALE, RECEPTION_STATUS_REFUSED, RECORDING_WITHOUT_NOTICE, BODY_INVALID */
  set(actor: Actor, id: string, version: number, said: RecordingSaid) {
    return this.workflow.transact(actor, async (tx) => {
      const before = await this.store.lock(tx.manager, id);
      checkVersion(version, before.version);
      const { status } = before;
      if (!heldSometime.includes(status))
        throw refused(`Запису немає чого вести: прийом ${receptionStatuses[status]}.`);
      const recording = await this.recordings.decide(tx, before, said, refusedInBody);
      if (status === 'held' && !isSameRecording(before.recording, recording))
        throw refused('Прийом проведено: тепер кажуть лише, до якого дня запис потрібен.');
      const after = await this.store.changeReception(tx.manager, id, { recording });
      await tx.note(id, 'recording-set', { recording });
      return { version: after.version, recording };
    });
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
