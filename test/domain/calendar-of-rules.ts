import { readFileSync } from 'node:fs';
import { checkCalendar, WorkingCalendar } from '../../src/domain/working-calendar.js';
import { checkClassifier, Classifier } from '../../src/domain/classifier.js';

const rules = new URL('../../rules/', import.meta.url);

function readRules(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, rules), 'utf8'));
}

/** The council's own calendar and classifier, as the service loads them. */
export const calendar = new WorkingCalendar(checkCalendar(readRules('calendar.json')));
export const classifier = new Classifier(checkClassifier(readRules('classifier.json')));
export { readRules };
