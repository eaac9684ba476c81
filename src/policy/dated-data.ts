import { checkClassifier, Classifier } from '../domain/classifier.js';
import { Problem } from '../domain/problem.js';
import { checkCalendar, WorkingCalendar } from '../domain/working-calendar.js';
import { CheckedFile, type FileFault, FileFaults, type Files, FolderFiles } from '../platform/files/index.js';

/** The tables with dates of force that the admins keep beside the rules, and what reads each. */
export const datedFiles = { 'calendar.json': checkCalendar, 'classifier.json': checkClassifier } as const;

/** What such a file says; null where it is told as a fault of that file, with its line. */
export function readDated<Data>(file: CheckedFile, check: (data: unknown) => Data): Data | null {
  if (!file.readable) return null;
  try {
    return check(file.value);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    for (const { pointer, detail } of error.details.errors ?? []) file.fault(pointer, `${detail}.`);
    return null;
  }
}

function load<Data>(rules: string | Files, name: keyof typeof datedFiles, check: (data: unknown) => Data): Data {
  const files = typeof rules === 'string' ? new FolderFiles(rules) : rules;
  const faults: FileFault[] = [];
  const data = readDated(new CheckedFile(files.nameOf(name), files.read(name), faults), check);
  if (data === null) throw new FileFaults(faults);
  return data;
}

/** The working calendar (робочий календар). @throws FileFaults with file and line */
export const loadCalendar = (rules: string | Files): WorkingCalendar =>
  new WorkingCalendar(load(rules, 'calendar.json', checkCalendar));

/** The classifier of appeals (класифікатор звернень). @throws FileFaults with file and line */
export const loadClassifier = (rules: string | Files): Classifier =>
  new Classifier(load(rules, 'classifier.json', checkClassifier));
