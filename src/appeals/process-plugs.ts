import { Injectable } from '@nestjs/common';
import { Questions } from '../policy/index.js';
import { Answers, FactSources, Handovers, Jobs, Openings, Steps } from '../workflow/index.js';

/** Where a feature plugs into the processes (роз’єми рушія): what it does, answers, sends and knows. */
@Injectable()
export class ProcessPlugs {
  constructor(
    readonly steps: Steps,
    readonly answers: Answers,
    readonly jobs: Jobs,
    readonly facts: FactSources,
    readonly openings: Openings,
    readonly questions: Questions,
    readonly handovers: Handovers,
  ) {}
}
