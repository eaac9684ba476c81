import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkClassifier, Classifier } from '../domain/classifier.js';
import { checkCalendar, WorkingCalendar } from '../domain/working-calendar.js';

const read = (rules: string, file: string): unknown => JSON.parse(readFileSync(join(rules, file), 'utf8'));

/** The working calendar that the admins keep beside the rules. @throws BODY_INVALID with the place of a fault */
export function loadCalendar(rules: string): WorkingCalendar {
  return new WorkingCalendar(checkCalendar(read(rules, 'calendar.json')));
}

/** The classifier of appeals that the admins keep beside the rules. @throws BODY_INVALID */
export function loadClassifier(rules: string): Classifier {
  return new Classifier(checkClassifier(read(rules, 'classifier.json')));
}
