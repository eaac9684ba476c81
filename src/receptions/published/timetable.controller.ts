import { Controller, Get, Header, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Directory } from '../../directory/index.js';
import { Clock } from '../../platform/clock.js';
import { Describe, instant, Public, view } from '../../platform/http/index.js';
import { AnnouncedReception, AnnouncedTimetable } from './announced.js';
import { calendarFeed } from './calendar-feed.js';
import { timetablePage } from './timetable-page.js';

const announcedWeeks = z.strictObject({
  weeks: z.coerce.number().int().min(1).max(8).default(4).describe('На скільки тижнів наперед'),
});
type AnnouncedWeeks = z.infer<typeof announcedWeeks>;

const PublicTimetable = view('PublicTimetable', 'Оприлюднений графік особистого прийому.', {
  asOf: instant('Станом на'),
  items: z.array(AnnouncedReception).describe('Прийоми за днем, часом і посадою'),
});

/** It names nobody but officials, so caches on the way may have it. */
const keptAMinute = 'public, max-age=60';

/** The timetable for everybody, without signing in (KR-2.2): as data, as a page, as a calendar. */
@Controller()
@Public()
export class PublicTimetableController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly announced: AnnouncedTimetable,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  @Get('timetable')
  @Header('cache-control', keptAMinute)
  @Describe({
    id: 'getTimetable',
    summary: 'Графік особистого прийому на найближчі тижні: хто, коли, де приймає, чи є вільні місця.',
    description: 'Без входу до системи. Персональних даних тут немає.',
    returns: PublicTimetable,
  })
  async read(@Query({ schema: announcedWeeks }) { weeks }: AnnouncedWeeks) {
    const now = this.clock.now();
    return { asOf: now, items: await this.announced.read(this.dataSource.manager, weeks, now) };
  }

  @Get('timetable/page')
  @Header('cache-control', keptAMinute)
  @Header('content-type', 'text/html; charset=utf-8')
  @Describe({
    id: 'printTimetable',
    summary: 'Графік особистого прийому сторінкою, яку можна надрукувати.',
    files: ['html'],
  })
  async page(@Query({ schema: announcedWeeks }) { weeks }: AnnouncedWeeks): Promise<string> {
    const now = this.clock.now();
    const receptions = await this.announced.read(this.dataSource.manager, weeks, now);
    return timetablePage(this.directory.organisation, receptions, now);
  }

  @Get('timetable.ics')
  @Header('cache-control', keptAMinute)
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Describe({
    id: 'getTimetableCalendar',
    summary: 'Графік особистого прийому календарем для підписки (iCalendar); зупинений прийом там скасовано.',
    files: ['calendar'],
  })
  async calendar(@Query({ schema: announcedWeeks }) { weeks }: AnnouncedWeeks): Promise<string> {
    const now = this.clock.now();
    const receptions = await this.announced.read(this.dataSource.manager, weeks, now);
    return calendarFeed(this.directory.organisation, receptions, now);
  }
}
