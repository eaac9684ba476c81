import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import {
  choice,
  CurrentActor,
  Describe,
  id,
  Idempotency,
  Idempotent,
  instant,
  listOf,
  open,
  pageOf,
  Reason,
  remark,
  Roles,
  SearchQuery,
  shownAs,
  text,
  type View,
  view,
  whole,
} from '../../platform/http/index.js';
import { movedCases, MovedCaseView, searchedMovedCases } from './moved-cases.js';
import { PlanView } from './move-plan.js';
import { TrialCase } from './move-trial.js';
import { Moves } from './moves.js';
import { termWords } from './plan.js';
import { processKey } from '../which-process.js';
import { moveStates, type ProcessMoveRecord } from './tables.js';

const moveId = id('Переведення');
const element = z.string().max(120);
const termWord = choice(
  'MoveTermWord',
  'keep – строк лишається, reset – за новою схемою, drop – таймера більше не буде.',
  termWords,
);
const plan = {
  from: z.int().min(1).describe('За якою версією справи йдуть'),
  to: z.int().min(1).describe('За якою мають піти'),
  elements: z
    .record(element, element.nullable())
    .optional()
    .describe('Елемент давнішої версії → елемент нової; null – відповідника немає. Решту поєднують за id і видом.'),
  terms: z
    .record(element, termWord)
    .optional()
    .describe(
      'Завдання чи таймер → keep (строк лишається), reset (за новою схемою), drop (таймера більше не буде). Без слова – keep.',
    ),
};
const PlanRequest = z.strictObject(plan).meta({ id: 'MovePlanRequest', description: 'Що на що має перейти.' });
const NewMove = z
  .strictObject({ ...plan, reason: remark(3, 4000).describe('Чому') })
  .meta({ id: 'NewMove', description: 'Переведення справ на іншу версію.' });
const Most = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Скільки справ спробувати'),
});

const MoveView = view('Move', 'Переведення справ на іншу версію процесу.', {
  id: id('Ідентифікатор'),
  processKey: text('Процес'),
  fromVersion: whole('З якої версії'),
  toVersion: whole('На яку'),
  state: choice(
    'MoveState',
    'running – іде, stopped – спинено, done – закінчено, undoing – повертають, undone – повернуто.',
    moveStates,
  ),
  reason: text('Чому'),
  plan: open('План, за яким переводять'),
  createdAt: instant('Коли почато'),
  createdBy: text('Хто почав'),
  endedAt: instant('Коли закінчено').nullable(),
  cases: view('MoveCounts', 'Скільки справ до чого дійшло.', {
    waiting: whole('Чекають черги'),
    moved: whole('Перейшли'),
    refused: whole('Лишилися на своїй версії: чому, сказано в кожній'),
    gone: whole('Скінчилися або перейшли раніше'),
    undone: whole('Повернулися'),
    advanced: whole('Пішли далі, тож не повернулися'),
  }),
});
type MoveView = View<typeof MoveView>;
const MoveList = listOf('MoveList', MoveView);
const MovedCasePage = pageOf('MovedCasePage', MovedCaseView);
const TrialList = listOf('MoveTrial', TrialCase);

type Request = z.infer<typeof PlanRequest>;

/** Cases that go over to another version of their process (переведення справ), for the workflow admin. */
@Controller()
@Roles('workflow-admin')
export class MovesController {
  constructor(private readonly moves: Moves) {}

  @Post('processes/:key/move-plans')
  @HttpCode(200)
  @Describe({
    id: 'proposeMove',
    summary: 'Скласти план переведення справ на іншу версію: що на що переходить і де план хибний. Нічого не змінює.',
    problems: ['PROCESS_UNKNOWN', 'MOVE_TO_SAME'],
    example: { from: 1, to: 2 },
    returns: PlanView,
  })
  plan(@Param('key', { schema: processKey }) key: string, @Body({ schema: PlanRequest }) request: Request) {
    return this.moves.plan(key, request);
  }

  @Post('processes/:key/move-trials')
  @HttpCode(200)
  @Describe({
    id: 'tryMove',
    summary:
      'Спробувати переведення на справах: де стала б кожна, які строки зміняться, чому якась не перейде. Нічого не змінює.',
    problems: ['PROCESS_UNKNOWN', 'MOVE_TO_SAME', 'MOVE_PLAN_INVALID'],
    example: { from: 1, to: 2, elements: { 'agree-reply': 'approve-reply' }, terms: { 'sign-reply': 'keep' } },
    returns: TrialList,
  })
  async tryOut(
    @Param('key', { schema: processKey }) key: string,
    @Body({ schema: PlanRequest }) request: Request,
    @Query({ schema: Most }) { limit }: z.infer<typeof Most>,
    @CurrentActor() actor: Actor,
  ) {
    return { items: [...(await this.moves.tryOut(key, request, actor, limit))] };
  }

  @Post('processes/:key/moves')
  @Idempotent()
  @Roles('workflow-admin')
  @Describe({
    id: 'beginMove',
    summary: 'Почати переведення: справи переходять одна по одній у тлі, кожна цілком або ніяк.',
    problems: ['PROCESS_UNKNOWN', 'MOVE_TO_SAME', 'MOVE_PLAN_INVALID', 'MOVE_UNDER_WAY'],
    example: { from: 1, to: 2, reason: 'У новій версії додано правову перевірку.' },
    returns: MoveView,
  })
  begin(
    @Param('key', { schema: processKey }) key: string,
    @Body({ schema: NewMove }) { reason, ...request }: z.infer<typeof NewMove>,
    @CurrentActor() actor: Actor,
  ) {
    return this.moves.begin(key, request, reason, actor, async (manager, move) =>
      Idempotency.within(manager, await this.view(move, manager)),
    );
  }

  @Get('processes/:key/moves')
  @Describe({ id: 'listMoves', summary: 'Переведення справ цього процесу, найновіші перші.', returns: MoveList })
  async list(@Param('key', { schema: processKey }) key: string) {
    return { items: await Promise.all((await this.moves.list(key)).map((move) => this.view(move))) };
  }

  @Get('moves/:id')
  @Describe({
    id: 'getMove',
    summary: 'Переведення: стан і скільки справ до чого дійшло.',
    problems: ['NOT_FOUND'],
    returns: MoveView,
  })
  async find(@Param('id', { schema: moveId }) id: string) {
    return this.view(await this.moves.find(id));
  }

  @Post('moves/:id/cases/search')
  @HttpCode(200)
  @Describe({
    id: 'searchMovedCases',
    summary: 'Справи переведення: що сталося з кожною і чому.',
    problems: ['NOT_FOUND', 'CURSOR_INVALID'],
    example: { filter: { outcome: 'refused' }, limit: 50 },
    searches: searchedMovedCases,
    returns: MovedCasePage,
  })
  async cases(@Param('id', { schema: moveId }) id: string, @Body({ schema: SearchQuery }) query: SearchQuery) {
    await this.moves.find(id);
    return movedCases(this.moves.dataSource, id, query);
  }

  @Post('moves/:id/stop')
  @HttpCode(200)
  @Describe({
    id: 'stopMove',
    summary: 'Спинити переведення: решта справ лишається, де є.',
    problems: ['NOT_FOUND', 'MOVE_STATE_REFUSED'],
    example: { reason: 'Забагато відмов, виправляємо план.' },
    returns: MoveView,
  })
  async stop(
    @Param('id', { schema: moveId }) id: string,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @CurrentActor() actor: Actor,
  ) {
    return this.view(await this.moves.stop(id, reason, actor));
  }

  @Post('moves/:id/resumption')
  @HttpCode(200)
  @Describe({
    id: 'resumeMove',
    summary: 'Продовжити спинене переведення.',
    problems: ['NOT_FOUND', 'MOVE_STATE_REFUSED', 'MOVE_UNDER_WAY'],
    example: { reason: 'Причину усунуто.' },
    returns: MoveView,
  })
  async resume(
    @Param('id', { schema: moveId }) id: string,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @CurrentActor() actor: Actor,
  ) {
    return this.view(await this.moves.resume(id, reason, actor));
  }

  @Post('moves/:id/recall')
  @HttpCode(200)
  @Describe({
    id: 'withdrawMove',
    summary: 'Повернути на попередню версію справи, що з того часу не пішли далі.',
    problems: ['NOT_FOUND', 'MOVE_STATE_REFUSED', 'MOVE_UNDER_WAY'],
    example: { reason: 'Нова версія має хибу.' },
    returns: MoveView,
  })
  async undo(
    @Param('id', { schema: moveId }) id: string,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @CurrentActor() actor: Actor,
  ) {
    return this.view(await this.moves.undo(id, reason, actor));
  }

  private async view(move: ProcessMoveRecord, manager?: EntityManager): Promise<MoveView> {
    const counted = await this.moves.counts(move.id, manager);
    const cases = { waiting: 0, moved: 0, refused: 0, gone: 0, undone: 0, advanced: 0, ...counted };
    return shownAs(MoveView, { ...move, plan: { ...move.plan }, cases });
  }
}
