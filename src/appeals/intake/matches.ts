import type { EntityManager } from 'typeorm';
import type { AppealEnd, AppealStatus } from '../../domain/appeal.js';
import { proposeMatches, type EarlierAppeal, type MatchingCandidate } from '../../domain/matching.js';
import { surnameKey } from '../../domain/person-name.js';
import type { Match } from '../appeal-parts.js';
import { AppealRecord } from '../tables.js';

const ends: Readonly<Partial<Record<AppealStatus, AppealEnd>>> = {
  answered: 'resolved',
  closed: 'resolved',
  returned: 'returned',
  forwarded: 'forwarded',
  unconsidered: 'unconsidered',
  withdrawn: 'withdrawn',
  joined: 'joined',
  'handed-on': 'handed-on',
};

/** So many earlier letters of one surname or one wording are looked at; the newest say most. */
const mostLookedAt = 60;

function asEarlier(appeal: AppealRecord): EarlierAppeal {
  const known = appeal.questions.map((question) => question.decidedInSubstance);
  const decided = known.includes(null) ? null : known.every((one) => one === true);
  return {
    appealId: appeal.id,
    index: appeal.registrationIndex ?? '',
    applicant: appeal.applicant,
    question: appeal.gist,
    topics: appeal.questions.map((question) => question.topic),
    receivedOn: appeal.receivedOn,
    sender: appeal.coveringLetter?.sender ?? null,
    dueOn: appeal.dueOn,
    endedOn: appeal.controlEndedOn ?? appeal.reply?.signedOn ?? null,
    end: ends[appeal.status] ?? null,
    decidedInSubstance: appeal.questions.length === 0 ? null : decided,
  };
}

function asCandidate(appeal: AppealRecord): MatchingCandidate {
  return {
    applicant: appeal.applicant,
    question: appeal.gist,
    topics: appeal.questions.map((question) => question.topic),
    receivedOn: appeal.receivedOn,
    writtenOn: appeal.writtenOn,
    sender: appeal.coveringLetter?.sender ?? null,
    appealsDecision: appeal.kind === 'complaint' && appeal.assessment?.complaint !== null,
  };
}

/** The key by which earlier letters of a person are found; null for a letter without a surname. */
export function personKeyOf({ applicant }: Pick<AppealRecord, 'applicant'>): string | null {
  return applicant.surname.trim() === '' ? null : surnameKey(applicant.surname).slice(0, 80);
}

/** By what earlier letters are looked for: the person, and the wording. */
export interface MatchKeys {
  /** The letter itself, where it is registered already. */
  readonly id: string | null;
  readonly personKey: string | null;
  readonly wordingKey: string | null;
}

/** Earlier appeals that this letter may repeat (можливі збіги): proposals with grounds, the likeliest first. */
export async function findMatches(manager: EntityManager, appeal: AppealRecord): Promise<Match[]> {
  const earlier = await earlierAppeals(manager, appeal);
  return proposeMatches(asCandidate(appeal), earlier.map(asEarlier)).map((found) => ({
    ...found,
    kind: found.kind === 'corrected' ? 'first' : found.kind,
  }));
}

/** The same of a person who is not writing but speaking, with the cards that were found. */
export async function matchesOf(manager: EntityManager, keys: MatchKeys, candidate: MatchingCandidate) {
  const earlier = await earlierAppeals(manager, keys);
  const byId = new Map(earlier.map((appeal) => [appeal.id, appeal]));
  return proposeMatches(candidate, earlier.map(asEarlier)).flatMap((proposal) => {
    const appeal = byId.get(proposal.appealId);
    return appeal ? [{ proposal, appeal }] : [];
  });
}

async function earlierAppeals(
  manager: EntityManager,
  { id, personKey, wordingKey }: MatchKeys,
): Promise<AppealRecord[]> {
  const registered = (query: string, value: string | null): Promise<AppealRecord[]> =>
    manager
      .createQueryBuilder(AppealRecord, 'a')
      .where(`${query} = :value and a.serial is not null and a.id <> :id`, { value, id: id ?? '' })
      .orderBy('a.receivedOn', 'DESC')
      .limit(mostLookedAt)
      .getMany();
  const samePerson = personKey === null ? [] : await registered('a.personKey', personKey);
  const sameWording = wordingKey === null ? [] : await registered('a.wordingKey', wordingKey);
  return [...new Map([...sameWording, ...samePerson].map((one) => [one.id, one])).values()];
}
