import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/actor.js';
import { fullName, type AppealStatus, type Question } from '../../domain/appeal.js';
import { surnameKey } from '../../domain/person-name.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { searchText } from '../../platform/search/search-text.js';
import type { AppealRecord } from '../tables.js';
import type { TakeIn } from './take-in.dto.js';

const received: AppealStatus = 'received';

/** Letters of one text are known by this, whoever wrote them. */
function wordingKeyOf(gist: string): string {
  return createHash('sha256').update(searchText(gist)).digest('hex');
}

/** When, by whom and in whose register a letter is taken in. */
export interface Receipt {
  readonly receivedOn: PlainDate;
  readonly questions: Question[];
  readonly by: Actor;
  /** The unit that takes it in. */
  readonly register: string;
  readonly at: Date;
}

/** The card of a letter as it comes in (картка), before anything is decided. */
export function cardOf(letter: TakeIn, { receivedOn, questions, by, register, at }: Receipt): AppealRecord {
  const { applicant, gist } = letter;
  // Where the powers are ours alone nobody need know where else the matter would belong.
  // Whoever calls a letter anonymous has said of its author what art. 8 asks.
  const said = letter.subject === 'anonymous' ? { identifiable: false } : {};
  const assessment = letter.assessment
    ? { properBody: 'unknown' as const, ...letter.assessment, ...said }
    : letter.answers && { ...letter.answers, ...said };
  const names = [applicant, ...letter.cosigners].map(fullName);
  return {
    id: randomUUID(),
    version: 1,
    status: received,
    takenInAt: at,
    takenInBy: by.id,
    register,
    year: null,
    serial: null,
    fraction: null,
    registrationIndex: null,
    previousIndexes: [],
    registeredOn: null,
    receivedOn,
    form: letter.form,
    formOfReceipt: letter.formOfReceipt,
    writtenOn: letter.writtenOn,
    sheets: letter.sheets,
    coveringLetter: letter.coveringLetter,
    addressee: letter.addressee,
    kind: assessment?.kind ?? 'statement',
    regime: assessment?.regime ?? 'appeal',
    subject: letter.subject,
    signers: letter.signers ?? (letter.cosigners.length === 0 ? null : letter.cosigners.length + 1),
    applicant,
    cosigners: letter.cosigners.length === 0 ? null : letter.cosigners,
    gist,
    assessment,
    questions,
    mainTopic: questions[0]?.topic ?? null,
    feature: 'first',
    confirmedFeature: null,
    matches: [],
    personKey: applicant.surname.trim() === '' ? null : surnameKey(applicant.surname).slice(0, 80),
    joinedTo: null,
    wordingKey: wordingKeyOf(gist),
    searchText: searchText(...names, gist),
    onControl: false,
    leader: null,
    resolution: null,
    mainExecutor: null,
    term: null,
    extensions: [],
    dueOn: null,
    termBroken: false,
    breach: null,
    breaches: null,
    reply: null,
    result: null,
    controlEndedOn: null,
    controlEndedBy: null,
    archive: null,
  };
}
