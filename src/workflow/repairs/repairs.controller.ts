import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import {
  choice,
  CurrentActor,
  Describe,
  either,
  id,
  instant,
  listOf,
  Reason,
  remark,
  Roles,
  text,
  view,
} from '../../platform/http/index.js';
import { Repairs } from './repairs.js';
import { instanceId } from '../which-process.js';
import { repairStates } from './tables.js';

const repairId = id('Ремонт');
const key = z.string().min(1).max(120);

const RepairAct = either(
  'RepairAct',
  'Що виправити: variable – значення в даних, token – місце, skip – зовнішню дію, що не вдалася.',
  'kind',
  [
    view('VariableRepair', 'Інше значення в даних справи.', {
      kind: z.literal('variable').describe('Значення'),
      key: key.describe('Ключ даних'),
      value: z.unknown().describe('Нове значення'),
    }),
    view('TokenRepair', 'Справа переходить на інше місце того самого підпроцесу.', {
      kind: z.literal('token').describe('Місце'),
      from: key.describe('Де стоїть'),
      to: key.describe('Куди перейти'),
    }),
    view('SkipRepair', 'Зовнішню дію, що не вдалася, вважати виконаною.', {
      kind: z.literal('skip').describe('Дія'),
      elementId: key.describe('Елемент схеми'),
      data: z.record(z.string().max(100), z.unknown()).optional().describe('Що вона мала записати'),
    }),
  ],
);

const NewRepair = z
  .strictObject({ act: RepairAct, reason: remark(3, 4000).describe('Чому') })
  .meta({ id: 'NewRepair', description: 'Ремонт справи.' });

const RepairView = view('Repair', 'Ремонт справи: що, чому і хто.', {
  id: id('Ідентифікатор'),
  instanceId: id('Перебіг процесу'),
  businessKey: text('Справа'),
  act: RepairAct,
  reason: text('Чому'),
  touches: text('Який строк зачіпає, тож потрібна друга людина; null, якщо жодного').nullable(),
  state: choice('RepairState', 'proposed – чекає другої людини, done – зроблено, rejected – відхилено.', repairStates),
  proposedAt: instant('Коли запропоновано'),
  proposedBy: text('Хто запропонував'),
  endedAt: instant('Коли зроблено чи відхилено').nullable(),
  endedBy: text('Хто').nullable(),
});
const RepairList = listOf('RepairList', RepairView);

/** Repairs of single cases (ремонт справ). */
@Controller()
@Roles('workflow-admin')
export class RepairsController {
  constructor(private readonly repairs: Repairs) {}

  @Post('instances/:id/repairs')
  @HttpCode(200)
  @Describe({
    id: 'proposeRepair',
    summary: 'Виправити одну справу: значення, місце чи зовнішню дію. Що зачіпає строк, чекає на згоду другої людини.',
    problems: ['NOT_FOUND', 'CASE_BARRED', 'CASE_CLOSED', 'CASE_SUSPENDED', 'REPAIR_REFUSED', 'STEP_FAILED'],
    example: { act: { kind: 'token', from: 'agree-reply', to: 'sign-reply' }, reason: 'Погоджено на папері.' },
    returns: RepairView,
  })
  propose(
    @Param('id', { schema: instanceId }) id: string,
    @Body({ schema: NewRepair }) { act, reason }: z.infer<typeof NewRepair>,
    @CurrentActor() actor: Actor,
  ) {
    return this.repairs.propose(id, act, reason, actor);
  }

  @Get('instances/:id/repairs')
  @Describe({
    id: 'listRepairs',
    summary: 'Ремонти процесу, найновіші перші.',
    problems: ['NOT_FOUND'],
    returns: RepairList,
  })
  async list(@Param('id', { schema: instanceId }) id: string) {
    return { items: await this.repairs.of(id) };
  }

  @Post('repairs/:id/confirmation')
  @HttpCode(200)
  @Roles('workflow-admin', 'office-head')
  @Describe({
    id: 'confirmRepair',
    summary: 'Погодитися на ремонт, що зачіпає строк: його буде зроблено. Погоджує не той, хто запропонував.',
    problems: [
      'NOT_FOUND',
      'CASE_BARRED',
      'REPAIR_OWN',
      'REPAIR_ENDED',
      'REPAIR_REFUSED',
      'CASE_CLOSED',
      'CASE_SUSPENDED',
      'STEP_FAILED',
    ],
    example: { reason: 'Строк перевірено за карткою.' },
    returns: RepairView,
  })
  confirm(
    @Param('id', { schema: repairId }) id: string,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @CurrentActor() actor: Actor,
  ) {
    return this.repairs.confirm(id, reason, actor);
  }

  @Post('repairs/:id/rejection')
  @HttpCode(200)
  @Roles('workflow-admin', 'office-head')
  @Describe({
    id: 'rejectRepair',
    summary: 'Відхилити запропонований ремонт.',
    problems: ['NOT_FOUND', 'CASE_BARRED', 'REPAIR_ENDED'],
    example: { reason: 'Строк установлено правильно.' },
    returns: RepairView,
  })
  reject(
    @Param('id', { schema: repairId }) id: string,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @CurrentActor() actor: Actor,
  ) {
    return this.repairs.reject(id, reason, actor);
  }
}
