import { Injectable } from '@nestjs/common';
import type { Question } from './question.js';

/** Everything our code asks of the rules beside the diagrams (питання програми), so that the files can be held to it. */
@Injectable()
export class Questions {
  private readonly bySet = new Map<string, Question>();

  define(...questions: readonly Question[]): this {
    for (const question of questions) {
      if (this.bySet.has(question.set)) throw new Error(`the rule set ${question.set} is asked twice`);
      this.bySet.set(question.set, question);
    }
    return this;
  }

  all(): readonly Question[] {
    return [...this.bySet.values()];
  }
}
