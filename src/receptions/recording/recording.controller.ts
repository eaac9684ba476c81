import { Body, Controller, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { plainDay } from '../../appeals/intake/take-in.dto.js';
import type { Actor } from '../../domain/actor.js';
import {
  choice,
  CurrentActor,
  Describe,
  IfMatch,
  optionalLine,
  Roles,
  version,
  view,
} from '../../platform/http/index.js';
import { Workflow } from '../../workflow/index.js';
import { ReceptionReading } from '../cards/reception-reading.js';
import { receptionId, Recording } from '../values.js';
import { Recordings } from './recordings.js';

const said = z
  .strictObject({
    mode: choice('RecordingChoice', 'Чи записують прийом: ні, аудіо чи відео.', ['none', 'audio', 'video']),
    notice: choice('RecordingAnnouncement', 'Чи оголошено про запис: ні, на видному місці чи сказано кожному.', [
      'none',
      'hung',
      'told',
    ]).default('none'),
    purpose: optionalLine(300).describe('Навіщо записують'),
    keptUntil: plainDay.nullable().describe('До якого дня запис потрібен після прийому').default(null),
    keptFor: optionalLine(300).describe('Навіщо його зберігають'),
  })
  .meta({ id: 'RecordingSettings', description: 'Чи і як записують прийом (п. 2.24).' });

const ReceptionRecording = view('ReceptionRecording', 'Що відомо про запис прийому.', {
  version,
  recording: Recording.nullable().describe('null, якщо прийому не записують'),
});

/** Audio or video of a reception (аудіо- чи відеозапис прийому, KR-2.24). */
@Controller('receptions/:id/recording')
@Roles('registrar', 'office-head')
export class RecordingController {
  constructor(
    private readonly workflow: Workflow,
    private readonly recordings: Recordings,
    private readonly receptions: ReceptionReading,
  ) {}

  @Put()
  @Describe({
    id: 'setRecording',
    summary: 'Сказати, що прийом записують, і як про це оголошено; після прийому — до якого дня запис потрібен.',
    description:
      'Запису служба не веде, не зберігає і не архівує: лише те, що його ведуть (п. 2.24). У приміщенні потрібне оголошення на видному місці (hung), на відстані про запис кажуть кожному (told).',
    problems: [
      'BODY_INVALID',
      'NOT_FOUND',
      'PRECONDITION_REQUIRED',
      'VERSION_STALE',
      'RECEPTION_STATUS_REFUSED',
      'RECORDING_WITHOUT_NOTICE',
    ],
    example: { mode: 'video', notice: 'hung', purpose: 'Безпека у приймальні' },
    returns: ReceptionRecording,
  })
  async set(
    @Param('id', { schema: receptionId }) id: string,
    @IfMatch() seen: number,
    @Body({ schema: said }) body: z.infer<typeof said>,
    @CurrentActor() actor: Actor,
  ) {
    await this.receptions.checkDayReader(actor, id);
    return this.workflow.transact(actor, (tx) => this.recordings.set(tx, id, seen, body));
  }
}
