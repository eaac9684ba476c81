import type { EntityManager } from 'typeorm';
import {
  allDecidedInSubstance,
  type AppealEnd,
  type AppealResult,
  type AppealStatus,
  resultOfQuestions,
} from '../../domain/appeal.js';
import {
  mayBeOfSamePerson,
  proposeMatches,
  type EarlierAppeal,
  type KnownPerson,
  type MatchingCandidate,
} from '../../domain/matching.js';
import { keysOfPersons, keysToLookBy } from '../../domain/matching/person-keys.js';
import { holdLatches, latchOf } from '../../platform/database/latches.js';
import type { Match } from '../appeal-parts.js';
import { AppealPersonRecord, AppealRecord } from '../tables.js';

const ends: Readonly<Partial<Record<AppealStatus, AppealEnd>>> = {
  returned: 'returned',
  forwarded: 'forwarded',
  unconsidered: 'unconsidered',
  withdrawn: 'withdrawn',
  joined: 'joined',
  'handed-on': 'handed-on',
};

const endOfResult: Readonly<Partial<Record<AppealResult, AppealEnd>>> = {
  '9.1': 'resolved',
  '9.2': 'refused',
  '9.3': 'explained',
};

/** How an appeal ended: what the reply gave, where there was one, and never better than it said. */
function endOf({ status, questions }: AppealRecord): AppealEnd | null {
  if (status !== 'answered' && status !== 'closed') return ends[status] ?? null;
  const result = resultOfQuestions(questions.map((question) => question.result));
  return (result === null ? undefined : endOfResult[result]) ?? 'unresolved';
}

/** So many letters of one wording are looked at: one says already that it is a mass appeal. Of one person none is left out. */
const mostOfWording = 60;

function asEarlier(appeal: AppealRecord): EarlierAppeal {
  return {
    appealId: appeal.id,
    index: appeal.registrationIndex ?? '',
    applicant: appeal.applicant,
    cosigners: cosignersOf(appeal),
    question: appeal.gist,
    topics: appeal.questions.map((question) => question.topic),
    receivedOn: appeal.receivedOn,
    sender: appeal.coveringLetter?.sender ?? null,
    dueOn: appeal.dueOn,
    endedOn: appeal.controlEndedOn ?? appeal.reply?.signedOn ?? null,
    end: endOf(appeal),
    awaitsAdmission: appeal.status === 'registered',
    decidedInSubstance: allDecidedInSubstance(appeal.questions),
  };
}

function asCandidate(appeal: AppealRecord): MatchingCandidate {
  return {
    applicant: appeal.applicant,
    cosigners: cosignersOf(appeal),
    question: appeal.gist,
    topics: appeal.questions.map((question) => question.topic),
    receivedOn: appeal.receivedOn,
    writtenOn: appeal.writtenOn,
    sender: appeal.coveringLetter?.sender ?? null,
    complaint: appeal.kind === 'complaint' ? { decidedOn: appeal.assessment?.complaint?.decidedOn ?? null } : null,
  };
}

type Signed = Pick<AppealRecord, 'applicant' | 'cosigners'>;

function cosignersOf({ cosigners }: Signed): KnownPerson[] {
  return (cosigners ?? []).map((cosigner) => ({ ...cosigner, email: null, phone: null }));
}

/** The keys under which everybody who signed a letter is found again. */
export function keysOfSigners(appeal: Signed): string[] {
  return keysOfPersons([appeal.applicant, ...cosignersOf(appeal)]);
}

/** By what earlier letters are looked for: the persons, and the wording. */
interface MatchKeys {
  /** The letter itself, where it is registered already. */
  readonly id: string;
  readonly persons: readonly string[];
  readonly wordingKey: string | null;
}

function keysOf(appeal: AppealRecord): MatchKeys {
  const persons = keysToLookBy([appeal.applicant, ...cosignersOf(appeal)]);
  return { id: appeal.id, persons, wordingKey: appeal.wordingKey };
}

/**
 * Earlier appeals that this letter may repeat (можливі збіги): proposals with grounds, the likeliest first. Letters of
 * one person, or of one wording, wait for one another here until they are registered: otherwise two that come at one
 * moment would both be first.
 *
 * @param mayJoin whether the letter may be answered with an earlier one (ст. 7)
 */
export async function findMatches(
  manager: EntityManager,
  appeal: AppealRecord,
  mayJoin: (earlier: AppealRecord) => boolean,
): Promise<Match[]> {
  const keys = keysOf(appeal);
  const latches = keys.persons.map((key) => latchOf('author', key));
  await holdLatches(manager, latchOf('wording', appeal.wordingKey), ...latches);
  const candidate = asCandidate(appeal);
  const earlier = await earlierAppeals(manager, candidate, keys);
  const apart = new Set(earlier.filter((one) => !mayJoin(one)).map(({ id }) => id));
  return proposeMatches(candidate, earlier.map(asEarlier)).map((found) => {
    const { grounds, kind } = found;
    if (apart.has(found.appealId) && (kind === 'join-earlier' || kind === 'duplicate'))
      return { ...found, kind: 'first', grounds: [...grounds.slice(0, -1), consideredApart] };
    return { ...found, kind: kind === 'corrected' ? 'first' : kind };
  });
}

const consideredApart = 'скаргу не приєднують до того, за що відповідає чи може відповідати той, на кого скаржаться';

/** The same of a person who is not writing but speaking, with the cards that were found. */
export async function matchesOf(manager: EntityManager, candidate: MatchingCandidate) {
  const persons = keysToLookBy([candidate.applicant, ...candidate.cosigners]);
  const earlier = await earlierAppeals(manager, candidate, { id: '', persons, wordingKey: null });
  const byId = new Map(earlier.map((appeal) => [appeal.id, appeal]));
  return proposeMatches(candidate, earlier.map(asEarlier)).flatMap((proposal) => {
    const appeal = byId.get(proposal.appealId);
    return appeal ? [{ proposal, appeal }] : [];
  });
}

async function earlierAppeals(
  manager: EntityManager,
  candidate: MatchingCandidate,
  { id, persons, wordingKey }: MatchKeys,
): Promise<AppealRecord[]> {
  const registered = () =>
    manager.createQueryBuilder(AppealRecord, 'a').where('a.serial is not null and a.id <> :id', { id });
  const ofPersons = registered().subQuery().select('p.appealId').from(AppealPersonRecord, 'p');
  const samePersons = ofPersons.where('p.key in (:...persons)').getQuery();
  // Thousands bear a common surname: who signed is read of all of them, the letters of those who may be the same.
  const signedBy = (where: string) =>
    persons.length === 0
      ? []
      : registered().select(['a.id', 'a.applicant', 'a.cosigners']).andWhere(where, { persons }).getMany();
  // What a node of the release before has registered meanwhile has the key of its surname only (docs/decisions/0006).
  const namesakes = [
    ...(await signedBy(`a.id in ${samePersons}`)),
    ...(await signedBy('a.personKey in (:...persons)')),
  ];
  const ids = namesakes
    .filter((one) => mayBeOfSamePerson(candidate, { applicant: one.applicant, cosigners: cosignersOf(one) }))
    .map((one) => one.id);
  const byPerson = ids.length === 0 ? [] : await registered().andWhere('a.id in (:...ids)', { ids }).getMany();
  const byWording =
    wordingKey === null
      ? []
      : await registered()
          .andWhere('a.wordingKey = :wordingKey', { wordingKey })
          .orderBy('a.receivedOn', 'DESC')
          .addOrderBy('a.id')
          .limit(mostOfWording)
          .getMany();
  return [...new Map([...byWording, ...byPerson].map((one) => [one.id, one])).values()];
}
