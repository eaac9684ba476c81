import { Body, Controller, Get, Put } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { Clock, ClockControl } from '../clock.js';
import { InstantText, isWithinManualTime } from '../instant.js';
import { Describe } from './routes/describe.js';
import { CurrentActor, Roles } from './routes/roles.js';
import { instant, view, type View } from './schemas/view.js';

const MoveClock = z
  .strictObject({
    instant: InstantText.refine((text) => isWithinManualTime(new Date(text)), {
      message: 'Годинник переводять не далі кінця 2100 року: назад його вже не повернути.',
    }).describe('Мить із зсувом: 2026-03-02T09:00:00+02:00'),
  })
  .meta({ id: 'ClockMove', description: 'Куди перевести навчальний годинник.' });
type MoveClock = z.infer<typeof MoveClock>;

const ClockView = view('TrainingClock', 'Навчальний годинник.', { now: instant('Котра на ньому година') });
type ClockView = View<typeof ClockView>;

/** The clock of a demonstration or training (`CLOCK=manual:…`). On the system clock these routes do not exist. */
@Controller('clock')
@Roles('workflow-admin')
export class ClockController {
  constructor(
    private readonly clock: Clock,
    private readonly modules: ModuleRef,
  ) {}

  @Get()
  @Describe({ id: 'readClock', summary: 'Котра година на навчальному годиннику.', returns: ClockView })
  read(): ClockView {
    return { now: this.clock.now() };
  }

  @Put()
  @Describe({
    id: 'moveClock',
    summary: 'Перевести навчальний годинник уперед; усе, що має статися до цієї миті, стається.',
    problems: ['BODY_INVALID', 'CLOCK_BACKWARDS', 'SERVICE_NOT_READY'],
    example: { instant: '2026-03-02T09:00:00+02:00' },
    returns: ClockView,
  })
  async move(@Body({ schema: MoveClock }) body: MoveClock, @CurrentActor() actor: Actor): Promise<ClockView> {
    const instant = new Date(body.instant);
    if (instant < this.clock.now()) throw new Problem('CLOCK_BACKWARDS', { extra: { now: this.clock.now() } });
    await this.control().advanceTo(instant, actor);
    return { now: this.clock.now() };
  }

  private control(): ClockControl {
    try {
      return this.modules.get(ClockControl, { strict: false });
    } catch {
      throw new Problem('SERVICE_NOT_READY', { detail: 'Годинник ще ніхто не веде.' });
    }
  }
}
