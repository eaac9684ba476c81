import { Module } from '@nestjs/common';
import { ExplanationsController } from './explain/explanations.controller.js';
import { FuzzController } from './fuzz/fuzz.controller.js';
import { LintController } from './lint/lint.controller.js';
import { CoverageController } from './coverage/coverage.controller.js';
import { MutationsController } from './mutate/mutations.controller.js';
import { MatrixController } from './matrix/matrix.controller.js';
import { ReplayController } from './replay/replay.controller.js';
import { ReplayDesk } from './replay/replay-desk.js';
import { ReplayRunner } from './replay/replay-runner.js';
import { SignOffsController } from './sign-offs/sign-offs.controller.js';
import { DiffController } from './diff/diff.controller.js';
import { TestController } from './test/test.controller.js';
import { SignOffs } from './sign-offs/sign-offs.js';

/** The reviewers' workbench over HTTP (верстак рецензента): the verbs of `npm run rules` as resources. */
@Module({
  controllers: [
    CoverageController,
    ExplanationsController,
    FuzzController,
    LintController,
    MatrixController,
    MutationsController,
    ReplayController,
    SignOffsController,
    TestController,
    DiffController,
  ],
  providers: [ReplayDesk, ReplayRunner, SignOffs],
})
export class WorkbenchModule {}
