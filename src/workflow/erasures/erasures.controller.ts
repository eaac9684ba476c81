import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { Clock } from '../../platform/clock.js';
import { choice, CurrentActor, Describe, id, Idempotent, Roles, view, writtenLine } from '../../platform/http/index.js';
import { CaseErasures, type ErasureBasis, erasureBases } from './case-erasures.js';

const Erasure = z
  .strictObject({
    caseId: id('Справа'),
    entries: z
      .array(z.int().min(1))
      .min(1)
      .max(1000)
      .nullable()
      .default(null)
      .describe('Номери записів з історії справи; без них – усі'),
    basis: choice(
      'ErasureBasis',
      'Підстава за ч. 2 ст. 15 Закону № 2297-VI.',
      Object.keys(erasureBases) as ErasureBasis[],
    ),
    document: writtenLine(255).describe('Документ, що цього вимагає: вид, день, номер'),
  })
  .meta({ id: 'JournalErasure', description: 'Що і на якій підставі стерти.' });
const ErasedEntries = view('ErasedEntries', 'Що стерто.', {
  caseId: id('Справа'),
  erased: z.array(z.int()).describe('Номери стертих записів'),
});
type Erasure = z.infer<typeof Erasure>;

const caseId = '0b7e2a9c-9f8e-4a1e-8c55-2f1f0a4b7c33';

/** Erasing what the journal says of a person, by whoever answers for personal data at the council. */
@Controller('journal/erasures')
export class ErasuresController {
  constructor(
    private readonly erasures: CaseErasures,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Roles('office-head')
  @Idempotent()
  @Describe({
    id: 'eraseFromJournal',
    summary: 'Стерти з журналу зміст записів закінченої справи; лишається, що, коли і хто зробив.',
    description:
      'Зникає зміст названих записів (entries – номери з історії справи; без них – усіх). Лишається підписаний запис: хто, ' +
      'коли, на якій підставі й що стер. Назад не повертається, зокрема з резервних копій, зроблених пізніше.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'CASE_BARRED', 'CASE_NOT_CLOSED', 'CASE_STILL_KEPT', 'NOTHING_TO_ERASE'],
    example: { caseId, entries: [1, 4], basis: 'court', document: 'Рішення суду № 212/1-24 від 12.03.2026' },
    returns: ErasedEntries,
  })
  erase(@Body({ schema: Erasure }) order: Erasure, @CurrentActor() actor: Actor) {
    return this.erasures.erase(order, actor, this.clock.now());
  }
}
