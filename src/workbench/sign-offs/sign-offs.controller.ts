import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Describe, Idempotent, Roles } from '../../platform/http/index.js';
import type { Asker } from '../analyses/analyses.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { AskedBy } from '../analyses/asked-by.js';
import { PostedFiles } from '../replay/replay.controller.js';
import { exampleSummary } from '../replay/replay-examples.js';
import { SignOffs } from './sign-offs.js';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const Signing = z
  .strictObject({
    ruleSet: z.string().min(1).max(100),
    digest: digest.optional(),
    files: PostedFiles.optional(),
    replay: z.uuid(),
    comment: z.string().trim().min(3).max(4000),
  })
  .refine((body) => (body.digest === undefined) !== (body.files === undefined), {
    path: ['digest'],
    message: 'Потрібна або контрольна сума редакції (digest), або файли (files), і лише щось одне.',
  });
type Signing = z.infer<typeof Signing>;

const List = z.strictObject({
  digest: digest.optional(),
  ruleSet: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(4000).optional(),
});
type List = z.infer<typeof List>;

const { id: replay, candidateDigest, totals } = exampleSummary;

const example = {
  ruleSet: 'term',
  digest: candidateDigest,
  replay,
  comment: 'Перевірено за ст. 20; дванадцять строків коротші, як і задумано.',
};

const answer = {
  id: '019d0b2e-7c51-7002-8f0a-6a1c5be3b0de',
  ruleSet: 'term',
  digests: [candidateDigest],
  candidateDigest,
  replay,
  result: { scope: { ruleSet: 'term', from: null, to: null, unit: null }, totals },
  comment: example.comment,
  by: { id: 'p-reviewer', name: 'Рецензентка' },
  at: '2026-03-02T07:10:00.000Z',
};

/** Signatures under editions of rules (погодження). They are given and read, never changed. */
@Controller('workbench/sign-offs')
export class SignOffsController {
  constructor(private readonly signOffs: SignOffs) {}

  @Post()
  @Roles('compliance-reviewer')
  @Idempotent()
  @Describe({
    summary: 'Погодити редакцію набору правил за результатом пробігу; одна особа погоджує редакцію один раз.',
    problems: [
      'BODY_INVALID',
      'NOT_FOUND',
      'REPLAY_UNFINISHED',
      'REPLAY_OTHER_CANDIDATE',
      'SIGN_OFF_REPEATED',
      ...analysisProblems,
    ],
    example,
    answer,
  })
  sign(
    @Body({ schema: Signing }) { ruleSet, digest: one, files, replay: id, comment }: Signing,
    @AskedBy() asker: Asker,
  ) {
    const edition = one === undefined ? { files: files ?? {} } : { digest: one };
    return this.signOffs.sign({ ruleSet, edition, replay: id, comment }, asker);
  }

  @Get()
  @Roles('compliance-reviewer', 'workflow-admin')
  @Describe({
    summary: 'Погодження, найновіші перші: за контрольною сумою редакції (digest) або набором (ruleSet).',
    problems: ['BODY_INVALID', 'CURSOR_INVALID'],
    answer: { items: [answer], next: null },
  })
  list(@Query({ schema: List }) { digest: one, ruleSet, limit, after }: List) {
    const filter = ruleSet === undefined ? {} : { ruleSet };
    return this.signOffs.list({ filter, limit, ...(after === undefined ? {} : { after }) }, one ?? null);
  }

  @Get(':id')
  @Roles('compliance-reviewer', 'workflow-admin')
  @Describe({ summary: 'Погодження: хто, коли, що і за яким пробігом.', problems: ['NOT_FOUND'], answer })
  find(@Param('id', { schema: z.uuid() }) id: string) {
    return this.signOffs.find(id);
  }
}
