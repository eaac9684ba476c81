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

/** Earlier appeals that this letter may repeat (можливі збіги): proposals with grounds, the likeliest first. */
export async function findMatches(manager: EntityManager, appeal: AppealRecord): Promise<Match[]> {
  const registered = (query: string, value: string | null): Promise<AppealRecord[]> =>
    manager
      .createQueryBuilder(AppealRecord, 'a')
      .where(`${query} = :value and a.serial is not null and a.id <> :id`, { value, id: appeal.id })
      .orderBy('a.receivedOn', 'DESC')
      .limit(mostLookedAt)
      .getMany();
  const samePerson = appeal.personKey === null ? [] : await registered('a.personKey', appeal.personKey);
  const sameWording = await registered('a.wordingKey', appeal.wordingKey);
  const earlier = new Map([...sameWording, ...samePerson].map((one) => [one.id, one]));
  return proposeMatches(asCandidate(appeal), [...earlier.values()].map(asEarlier)).map((found) => ({
    ...found,
    kind: found.kind === 'corrected' ? 'first' : found.kind,
  }));
}
