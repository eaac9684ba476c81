import { Injectable } from '@nestjs/common';
import { Questions } from '../policy/index.js';
import { Aftermaths, Answers, FactSources, Handovers, Jobs, LastDays, Openings, Steps } from '../workflow/index.js';

/** Where a feature declares what it does, answers, sends and knows for the processes (реєстри рушія). */
@Injectable()
export class ProcessRegistries {
  constructor(
    readonly steps: Steps,
    readonly answers: Answers,
    readonly jobs: Jobs,
    readonly facts: FactSources,
    readonly openings: Openings,
    readonly questions: Questions,
    readonly handovers: Handovers,
    readonly lastDays: LastDays,
    readonly aftermaths: Aftermaths,
  ) {}
}
