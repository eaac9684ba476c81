import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Directory, type TimetableLine } from '../../directory/index.js';
import type { Actor } from '../../domain/actor.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { Clock } from '../../platform/clock.js';
import {
  CurrentActor,
  Describe,
  Idempotency,
  Idempotent,
  IfMatch,
  Roles,
  SignedIn,
} from '../../platform/http/index.js';
import { Workflow } from '../../workflow/index.js';
import { Timetable } from './timetable.js';
import { EndedEntry, entryExample, entryView, TimetableEntry, TimetableEntryList } from './timetable-views.js';
import { ending, type Ending, newEntry } from './timetable.dto.js';

const entryId = z.uuid().describe('Рядок графіка');

/** Lines of the timetable as the office keeps them (рядки графіка прийому). */
@Controller('timetable/entries')
export class TimetableEntriesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly workflow: Workflow,
    private readonly timetable: Timetable,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SignedIn()
  @Describe({
    id: 'listTimetableEntries',
    summary: 'Рядки графіка прийому, які діють чи діятимуть.',
    returns: TimetableEntryList,
  })
  async list() {
    const entries = await this.timetable.list(this.dataSource.manager, dayInKyiv(this.clock.now()));
    return { items: entries.map((entry) => entryView(entry, this.directory.post(entry.leaderPost).title)) };
  }

  @Get(':id')
  @SignedIn()
  @Describe({
    id: 'getTimetableEntry',
    summary: 'Один рядок графіка прийому.',
    problems: ['NOT_FOUND'],
    returns: TimetableEntry,
  })
  async read(@Param('id', { schema: entryId }) id: string) {
    const entry = await this.timetable.get(id, this.dataSource.manager);
    return entryView(entry, this.directory.post(entry.leaderPost).title);
  }

  @Post()
  @Roles('office-head')
  @Idempotent()
  @Describe({
    id: 'addTimetableEntry',
    summary: 'Додати рядок до графіка прийому: хто, якого дня, о котрій і де приймає; прийоми сплановано одразу.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'RECEPTION_SLOT_TAKEN'],
    example: entryExample,
    returns: TimetableEntry,
  })
  add(@Body({ schema: newEntry }) body: TimetableLine, @CurrentActor() actor: Actor) {
    return this.workflow.transact(actor, async (tx) => {
      const entry = await this.timetable.add(tx, body);
      return Idempotency.within(tx.manager, entryView(entry, this.directory.post(entry.leaderPost).title));
    });
  }

  @Post(':id/end')
  @HttpCode(200)
  @Roles('office-head')
  @Describe({
    id: 'endTimetableEntry',
    summary: 'Закінчити рядок графіка: прийоми після останнього дня, на які ніхто не записаний, скасовано.',
    description: 'kept — прийоми, на які вже записано громадян: їх проводять, якщо не перенести чи не зупинити окремо.',
    problems: ['NOT_FOUND', 'BODY_INVALID', 'PRECONDITION_REQUIRED', 'VERSION_STALE'],
    example: { lastDay: '2026-04-30' },
    returns: EndedEntry,
  })
  end(
    @Param('id', { schema: entryId }) id: string,
    @Body({ schema: ending }) { lastDay }: Ending,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ) {
    return this.workflow.transact(actor, async (tx) => {
      const { entry, kept } = await this.timetable.end(tx, id, lastDay, version);
      const left = kept.map(({ id: reception, heldOn, booked }) => ({ reception, heldOn, booked }));
      return { ...entryView(entry, this.directory.post(entry.leaderPost).title), kept: left };
    });
  }
}
