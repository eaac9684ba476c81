import { Injectable } from '@nestjs/common';
import { Directory } from '../../directory/index.js';
import { systemActor } from '../../domain/actor.js';
import { Workflow } from '../../workflow/index.js';
import { TimetableRecord } from '../tables.js';
import { Timetable } from './timetable.js';

/** Gives a demonstration the timetable of its council’s files (графік для ознайомлення): a newcomer finds receptions to book. */
@Injectable()
export class DemonstrationSetup {
  constructor(
    private readonly workflow: Workflow,
    private readonly timetable: Timetable,
    private readonly directory: Directory,
  ) {}

  /** Only where there never was a line: what the office has entered or ended stays its own. */
  layOut(): Promise<void> {
    return this.workflow.transact(systemActor, async (tx) => {
      if ((await tx.manager.count(TimetableRecord)) > 0) return;
      for (const line of this.directory.timetable) await this.timetable.add(tx, line);
    });
  }
}
