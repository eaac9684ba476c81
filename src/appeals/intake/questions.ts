import { randomUUID } from 'node:crypto';
import type { Question } from '../../domain/appeal.js';
import type { Classifier } from '../../domain/classifier.js';
import type { PlainDate } from '../../domain/plain-date.js';

/** A question as a clerk reads it out of a letter. */
interface RaisedQuestion {
  readonly topic: string;
  readonly gist: string;
}

/**
 * The questions an appeal raises (питання звернення); the first is the main one, by which the form counts.
 *
 * @throws CLASSIFIER_CODE_UNKNOWN for a topic that is not in force on the day of receipt
 */
export function questionsOf(raised: readonly RaisedQuestion[], classifier: Classifier, on: PlainDate): Question[] {
  return raised.map(({ topic, gist }, place) => ({
    id: randomUUID(),
    gist,
    topic: classifier.entry('topic', topic, on).code,
    main: place === 0,
    resolved: false,
    decidedInSubstance: null,
    result: null,
  }));
}
