import { Tidings } from '../tidings.js';
import { AnnouncedTimetable } from './announced.js';
import { DemonstrationSetup } from './demonstration-setup.js';
import { TimetableEntriesController } from './entries.controller.js';
import { MovingController } from './moving.controller.js';
import { LeaderHours } from './leader-hours.js';
import { Moving } from './moving.js';
import { OfficeHours } from './office-hours.js';
import { Rehousing } from './rehousing.js';
import { ReceptionClock } from './reception-clock.js';
import { Planning } from './planning.js';
import { SuspensionsController } from './suspensions.controller.js';
import { Suspensions } from './suspensions.js';
import { PublicTimetableController } from './timetable.controller.js';
import { Timetable } from './timetable.js';

/** What the timetable is put together of (графік прийому). */
export const timetableProviders = [
  ReceptionClock,
  Planning,
  OfficeHours,
  LeaderHours,
  Rehousing,
  Moving,
  Suspensions,
  Timetable,
  AnnouncedTimetable,
  DemonstrationSetup,
  Tidings,
];

export const timetableControllers = [
  PublicTimetableController,
  TimetableEntriesController,
  SuspensionsController,
  MovingController,
];
