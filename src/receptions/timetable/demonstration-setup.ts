import { Injectable } from '@nestjs/common';
import { systemActor } from '../../domain/actor.js';
import { Workflow } from '../../workflow/index.js';
import { TimetableRecord } from '../tables.js';
import { demonstrationTimetable } from './demonstration-timetable.js';
import { Timetable } from './timetable.js';

/** Gives the demonstration council its timetable (графік для ознайомлення), so that a newcomer finds receptions to book. */
@Injectable()
export class DemonstrationSetup {
  constructor(
    private readonly workflow: Workflow,
    private readonly timetable: Timetable,
  ) {}

  /** Only where there never was a line: what the office has entered or ended stays its own. */
  layOut(): Promise<void> {
    return this.workflow.transact(systemActor, async (tx) => {
      if ((await tx.manager.count(TimetableRecord)) > 0) return;
      for (const entry of demonstrationTimetable) await this.timetable.add(tx, entry);
    });
  }
}
