import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { appealId } from '../appeal-words.js';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor, Describe, Roles } from '../../platform/http/index.js';
import { Drawings } from '../../workflow/index.js';
import { AppealReading } from '../reading/appeal-reading.js';

const which = z.strictObject({ process: z.string().min(1).max(64).default('written-appeal').describe('Процес') });
type Which = z.infer<typeof which>;

/** Where an appeal stands, shown on the diagram of its process (хід розгляду на схемі). */
@Controller('appeals/:id')
@Roles('registrar', 'leader', 'executor', 'control', 'unit-head', 'office-head')
export class AppealDrawingController {
  constructor(
    private readonly reading: AppealReading,
    private readonly drawings: Drawings,
  ) {}

  @Get('diagram.svg')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  @Describe({
    id: 'getAppealDiagram',
    summary: 'Показати на схемі, де зараз справа, що пройдено і де стався збій.',
    description:
      'Без process — весь шлях письмового звернення; process=consideration — розгляд по суті, і так кожен процес справи.',
    problems: ['NOT_FOUND'],
    files: ['svg'],
  })
  async draw(
    @Param('id', { schema: appealId }) id: string,
    @Query({ schema: which }) { process }: Which,
    @CurrentActor() actor: Actor,
  ): Promise<string> {
    await this.reading.get(actor, id);
    return this.drawings.ofCase(id, process);
  }
}
