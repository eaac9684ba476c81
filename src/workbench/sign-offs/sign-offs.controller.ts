import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Describe, Idempotent, listing, pageOf, remark, Roles } from '../../platform/http/index.js';
import type { Asker } from '../analyses/analyses.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { AskedBy } from '../analyses/asked-by.js';
import { PostedFiles } from '../command/posted-rules.js';
import { SignOffs, SignOffView } from './sign-offs.js';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const Signing = z
  .strictObject({
    ruleSet: z.string().min(1).max(100).describe('Набір правил'),
    digest: digest.optional().describe('Відбиток редакції, яку погоджують'),
    files: PostedFiles.optional().describe('Або файли, що роблять із набору таку редакцію'),
    replay: z.uuid().describe('Закінчений пробіг саме цих правил'),
    comment: remark(3, 4000).describe('Що перевірено'),
  })
  .refine((body) => (body.digest === undefined) !== (body.files === undefined), {
    path: ['digest'],
    message: 'Потрібна або контрольна сума редакції (digest), або файли (files), і лише щось одне.',
  })
  .meta({ id: 'NewSignOff', description: 'Погодження редакції набору правил.' });
type Signing = z.infer<typeof Signing>;

const List = z.strictObject({
  digest: digest.optional().describe('Відбиток редакції'),
  ruleSet: z.string().max(100).optional().describe('Набір правил'),
  ...listing,
});
type List = z.infer<typeof List>;

const example = {
  ruleSet: 'term',
  digest: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
  replay: '019d0b2e-7c51-7000-8f0a-6a1c5be3b0de',
  comment: 'Перевірено за ст. 20; дванадцять строків коротші, як і задумано.',
};

/** Signatures under editions of rules (погодження). They are given and read, never changed. */
@Controller('workbench/sign-offs')
export class SignOffsController {
  constructor(private readonly signOffs: SignOffs) {}

  @Post()
  @Roles('compliance-reviewer')
  @Idempotent()
  @Describe({
    id: 'signEdition',
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
    returns: SignOffView,
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
    id: 'listSignOffs',
    summary: 'Погодження, найновіші перші: за контрольною сумою редакції (digest) або набором (ruleSet).',
    problems: ['BODY_INVALID', 'CURSOR_INVALID'],
    returns: pageOf('SignOffPage', SignOffView),
  })
  list(@Query({ schema: List }) { digest: one, ruleSet, limit, after }: List) {
    const filter = ruleSet === undefined ? {} : { ruleSet };
    return this.signOffs.list({ filter, limit, ...(after === undefined ? {} : { after }) }, one ?? null);
  }

  @Get(':id')
  @Roles('compliance-reviewer', 'workflow-admin')
  @Describe({
    id: 'getSignOff',
    summary: 'Погодження: хто, коли, що і за яким пробігом.',
    problems: ['NOT_FOUND'],
    returns: SignOffView,
  })
  find(@Param('id', { schema: z.uuid().describe('Погодження') }) id: string) {
    return this.signOffs.find(id);
  }
}
