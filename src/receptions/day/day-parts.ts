import { AlarmDesk } from './alarm-desk.js';
import { AlarmsController } from './alarms.controller.js';
import { Board } from './board.js';
import { Calls } from './calls.js';
import { CityAlarms } from './city-alarms.js';
import { DayDesk } from './day-desk.js';
import { DayPlugs } from './day-plugs.js';
import { DayController } from './day.controller.js';
import { LiveBoard } from './live-board.js';

/** The day of a reception, in parts that the module of receptions puts together. */
export const dayProviders = [CityAlarms, AlarmDesk, Calls, Board, LiveBoard, DayDesk, DayPlugs];

export const dayControllers = [AlarmsController, DayController];
