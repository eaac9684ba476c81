import { fullName, type AppealEnd, type RepeatKind } from './appeal.js';
import { keysOfPersons, keysToLookBy } from './matching/person-keys.js';
import { likenessOfPersons, samePersonFrom, type KnownPerson, type PersonLikeness } from './matching/same-person.js';
import {
  areSameWords,
  likenessOfQuestions,
  likenessOfTexts,
  printOf,
  sameQuestionFrom,
  sameTextFrom,
  type QuestionPrint,
} from './matching/same-question.js';
import { mayBeOneName, shareFullName } from './person-name.js';
import { inUkrainian, type PlainDate } from './plain-date.js';

export type { KnownPerson } from './matching/same-person.js';

/** A letter that may have been written before. */
export interface MatchingCandidate {
  readonly applicant: KnownPerson;
  /** Who signed beside the applicant, as many as are named. */
  readonly cosigners: readonly KnownPerson[];
  readonly question: string;
  /** Codes of topics, where they are known already. */
  readonly topics: readonly string[];
  readonly receivedOn: PlainDate;
  readonly writtenOn: PlainDate | null;
  /** The body it came through; null when it came straight from the citizen. */
  readonly sender: string | null;
  /** A complaint, with the day of the decision complained of where it is told; null: another kind of letter. */
  readonly complaint: { readonly decidedOn: PlainDate | null } | null;
}

/** An earlier appeal, with what became of it. */
export interface EarlierAppeal {
  readonly appealId: string;
  readonly index: string;
  readonly applicant: KnownPerson;
  readonly cosigners: readonly KnownPerson[];
  readonly question: string;
  readonly topics: readonly string[];
  readonly receivedOn: PlainDate;
  readonly sender: string | null;
  /** The last day of its term. */
  readonly dueOn: PlainDate | null;
  /** The day it was answered or otherwise ended; null while it is under consideration. */
  readonly endedOn: PlainDate | null;
  readonly end: AppealEnd | null;
  /** Registered, but whether to consider it nobody has decided: it may yet be returned, sent on or left. */
  readonly awaitsAdmission: boolean;
  /** Whether every question was decided in substance (по суті); null when nobody has said. */
  readonly decidedInSubstance: boolean | null;
}

/**
 * What a letter may be to an earlier one. `join-earlier`: the earlier is still in its term, this joins it.
 * `corrected`: the earlier was returned; this is a new, first appeal, linked to it. `first`: nothing of the earlier has
 * been decided that could be repeated or joined.
 */
type ProposedKind = RepeatKind | 'join-earlier' | 'corrected' | 'first';

/** A proposal, never a decision: a person confirms it (пропозиція щодо ознаки звернення). */
interface MatchProposal {
  readonly appealId: string;
  readonly index: string;
  readonly kind: ProposedKind;
  /** From 0 to 1, in hundredths: how sure the software is, for the order of the list only. */
  readonly score: number;
  readonly grounds: readonly string[];
}

/**
 * The earlier appeals a new letter may repeat, the likeliest first. A repeat refusal rests on more than
 * likeness: the same body, citizen and question, and the first one decided in substance; so the grounds are
 * named and a person decides.
 *
 * Source: art. 8 of the Law, KR-3.4, point 2 of the classifier.
 */
export function proposeMatches(candidate: MatchingCandidate, earlier: readonly EarlierAppeal[]): MatchProposal[] {
  const print = printOf(candidate.question, candidate.applicant.residence ?? '');
  return earlier
    .map((appeal) => propose(candidate, print, appeal))
    .filter((proposal) => proposal !== null)
    .sort((a, b) => b.score - a.score || (a.index < b.index ? -1 : 1))
    .map((proposal) => ({ ...proposal, score: Math.round(proposal.score * 100) / 100 }));
}

function propose(candidate: MatchingCandidate, print: QuestionPrint, appeal: EarlierAppeal): MatchProposal | null {
  const person = likenessOfSigners(candidate, appeal);
  if (person.score < samePersonFrom) return proposeByText(candidate, print, appeal, person);
  const question = likenessOfQuestions(print, printOfEarlier(appeal), { one: candidate.topics, other: appeal.topics });
  if (question.score < sameQuestionFrom) return null;
  const found = kindOf(candidate, appeal);
  if (found === null) return null;
  const grounds = [...person.grounds, ...question.grounds, found.ground];
  const score = person.score * 0.6 + question.score * 0.4;
  return { appealId: appeal.appealId, index: appeal.index, kind: found.kind, score, grounds };
}

type Signed = Pick<MatchingCandidate, 'applicant' | 'cosigners'>;

/** Whether somebody seems to have signed both. */
export const isOfSamePerson = (candidate: Signed, earlier: Signed): boolean =>
  likenessOfSigners(candidate, earlier).score >= samePersonFrom;

/**
 * Whether somebody may have signed both: the first thing asked of the many letters of one surname. Of one full name at two
 * addresses it is the text that tells.
 */
export const mayBeOfSamePerson = (candidate: Signed, earlier: Signed): boolean =>
  isOfSamePerson(candidate, earlier) ||
  pairsOf(signersOf(candidate), signersOf(earlier)).some(([one, other]) => shareFullName(one, other));

/** One person among all who signed the one letter and the other: a repeat is of a citizen, not of a list (KR-3.4). */
function likenessOfSigners(candidate: Signed, appeal: Signed): PersonLikeness {
  const applicants = likenessOfPersons(candidate.applicant, appeal.applicant);
  if (candidate.cosigners.length === 0 && appeal.cosigners.length === 0) return applicants;
  const likenesses = [applicants, ...pairsOf(signersOf(candidate), signersOf(appeal)).map(likenessOfPair)];
  return likenesses.reduce((best, one) => (one.score > best.score ? one : best));
}

function likenessOfPair([one, other]: readonly [KnownPerson, KnownPerson]): PersonLikeness {
  const { grounds, ...likeness } = likenessOfPersons(one, other);
  return { ...likeness, grounds: [`підписали обидва: ${fullName(other)}`, ...grounds] };
}

/** Only those who have a key in common: lists of hundreds are not compared each with each. */
function pairsOf(some: readonly KnownPerson[], others: readonly KnownPerson[]): [KnownPerson, KnownPerson][] {
  const byKey = new Map<string, KnownPerson[]>();
  for (const other of others) {
    for (const key of keysOfPersons([other])) byKey.set(key, [...(byKey.get(key) ?? []), other]);
  }
  return some.flatMap((one) => {
    const alike = new Set(keysToLookBy([one]).flatMap((key) => byKey.get(key) ?? []));
    return [...alike].map((other): [KnownPerson, KnownPerson] => [one, other]);
  });
}

function signersOf({ applicant, cosigners }: Signed): KnownPerson[] {
  return [applicant, ...cosigners];
}

/** Shorter than these a text is alike, or even the same, by chance: «Не працює ліфт.» */
const shortestAlike = 60;
const shortestSame = 40;

/**
 * One text: of many people, a mass letter, where the names contradict one another. Where they do not, the person may have
 * moved, and what is proposed is what the letter would be if they have: nobody has decided yet whose it is, and a mass
 * letter is confirmed together with others, unlooked at. Short letters are too alike by chance to say anything.
 */
function proposeByText(
  candidate: MatchingCandidate,
  print: QuestionPrint,
  appeal: EarlierAppeal,
  person: PersonLikeness,
): MatchProposal | null {
  const lengths = [candidate.question.length, appeal.question.length];
  const [shorter, longer] = [Math.min(...lengths), Math.max(...lengths)];
  // Asked before the texts are read, for it is asked of everybody who ever wrote.
  if (shorter < shortestSame || shorter < longer * 0.7) return null;
  if (shorter < shortestAlike && !areSameWords(candidate.question, appeal.question)) return null;
  const text = likenessOfTexts(print, printOfEarlier(appeal));
  if (text < sameTextFrom) return null;
  const { appealId, index } = appeal;
  const grounds = [`той самий текст (${Math.round(text * 100)} %)`, ...person.grounds];
  // A slip in the surname and another address are two doubts: a heap of letters of one text has many such surnames.
  const isOneName = pairsOf(signersOf(candidate), signersOf(appeal)).some(([one, other]) => mayBeOneName(one, other));
  const found = person.score > 0 && (isOneName || person.oneContact) ? kindOf(candidate, appeal) : null;
  if (found === null) return { appealId, index, kind: 'mass', score: text * 0.6, grounds };
  const asked = 'чи це та сама особа, ще ніхто не вирішив; якщо та сама:';
  const score = person.score * 0.6 + text * 0.4;
  return { appealId, index, kind: found.kind, score, grounds: [...grounds, `${asked} ${found.ground}`] };
}

function printOfEarlier(appeal: EarlierAppeal): QuestionPrint {
  return printOf(appeal.question, appeal.applicant.residence ?? '');
}

interface KindWithGround {
  readonly kind: ProposedKind;
  readonly ground: string;
}

/** What the letter is, once person and question are taken for the same; null: nothing to be repeated. */
function kindOf(candidate: MatchingCandidate, appeal: EarlierAppeal): KindWithGround | null {
  if (appeal.end === 'withdrawn' || appeal.end === 'joined' || appeal.end === 'handed-on') return null;
  if (appeal.end === 'returned')
    return { kind: 'corrected', ground: 'попереднє повернуто авторові: це нове, первинне звернення' };
  if (cameAnotherWay(candidate, appeal)) {
    return { kind: 'duplicate', ground: 'те саме звернення надійшло через іншого адресата' };
  }
  if (appeal.awaitsAdmission)
    return { kind: 'first', ground: 'чи розглядати попереднє, ще не вирішено: цей лист розглядають окремо' };
  if (appeal.endedOn !== null) return afterEnd(candidate, appeal, appeal.endedOn);
  return appeal.end === null
    ? whileOpen(candidate, appeal)
    : { kind: 'repeat', ground: 'попереднє переслано чи залишено без розгляду: по суті його не вирішено' };
}

function whileOpen(candidate: MatchingCandidate, appeal: EarlierAppeal): KindWithGround {
  const { dueOn } = appeal;
  if (dueOn !== null && candidate.receivedOn > dueOn) {
    return { kind: 'repeat', ground: `на попереднє не відповіли у строк (до ${inUkrainian(dueOn)})` };
  }
  return { kind: 'join-earlier', ground: 'попереднє ще в строку: приєднати до нього' };
}

function afterEnd(candidate: MatchingCandidate, appeal: EarlierAppeal, endedOn: PlainDate): KindWithGround {
  if (appeal.dueOn !== null && endedOn > appeal.dueOn && writtenBefore(candidate, endedOn)) {
    return { kind: 'repeat', ground: 'написано, поки на попереднє не було відповіді у строк' };
  }
  const appealed = isDecisionAppealed(candidate, appeal, endedOn);
  if (appealed === 'yes')
    return { kind: 'repeat', ground: `скарга на рішення від ${inUkrainian(endedOn)}, дня відповіді на попереднє` };
  if (appealed === 'unknown')
    return { kind: 'repeat', ground: 'це скарга; чи оскаржує вона рішення за попереднім, не зазначено' };
  if (appeal.decidedInSubstance === true) {
    return { kind: 'recurrent', ground: `попереднє вирішено по суті ${inUkrainian(endedOn)}` };
  }
  const ground =
    appeal.decidedInSubstance === null
      ? 'чи вирішено попереднє по суті, не зазначено'
      : 'попереднє не вирішено по суті';
  return { kind: 'repeat', ground };
}

/**
 * Whether the letter is the same appeal come through another addressee: sent on by a different body, and
 * written before the citizen could know the answer.
 */
function cameAnotherWay(candidate: MatchingCandidate, appeal: EarlierAppeal): boolean {
  const { sender, complaint, writtenOn } = candidate;
  if (sender === appeal.sender) return false;
  if (appeal.endedOn === null) return complaint === null && !isOverdueFor(candidate, appeal);
  return (
    writtenOn !== null && writtenOn <= appeal.endedOn && isDecisionAppealed(candidate, appeal, appeal.endedOn) === 'no'
  );
}

/** Whether the letter complains of what was decided on the earlier appeal: of what else it may complain only people know. */
function isDecisionAppealed(
  { complaint, writtenOn }: MatchingCandidate,
  { receivedOn }: EarlierAppeal,
  endedOn: PlainDate,
): 'yes' | 'no' | 'unknown' {
  if (complaint === null || (writtenOn !== null && writtenOn < endedOn)) return 'no';
  const { decidedOn } = complaint;
  if (decidedOn === endedOn) return 'yes';
  return decidedOn !== null && decidedOn < receivedOn ? 'no' : 'unknown';
}

function isOverdueFor(candidate: MatchingCandidate, appeal: EarlierAppeal): boolean {
  return appeal.dueOn !== null && (candidate.writtenOn ?? candidate.receivedOn) > appeal.dueOn;
}

function writtenBefore(candidate: MatchingCandidate, day: PlainDate): boolean {
  return (candidate.writtenOn ?? candidate.receivedOn) < day;
}
