import type { AppealStore } from '../../appeals/appeal-store.js';
import type { Office } from '../../appeals/office.js';
import { wholeResult } from '../../appeals/results-in-words.js';
import type { CardQuestion, ReceptionCard } from '../../documents/index.js';
import { fullName } from '../../domain/appeal.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { receptionKinds, visitStatuses } from '../../domain/reception/states.js';
import type { PolicyService } from '../../policy/index.js';
import { cardNumber } from '../cards/card-views.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { type BookingChannel, type Companion, legalAids, type QuestionOutcome, type VisitQuestion } from '../values.js';
import { contactInWords, recordingInWords } from './contact-words.js';

const channels: Readonly<Record<BookingChannel, string>> = {
  room: 'у кімнаті 129',
  telephone: 'телефоном',
  email: 'електронною поштою',
  'walk-in': 'без попереднього запису',
  'line-call': 'дзвінком на пряму лінію',
};
const companionRoles: Readonly<Record<Companion['role'], readonly [role: string, papers: string]>> = {
  representative: ['представник', 'повноваження підтверджено'],
  relative: ['родич', 'особу посвідчено'],
  invited: ['запрошений', 'особу посвідчено'],
  stranger: ['інша особа', 'особу посвідчено'],
};
const wishes = { written: 'письмово', orally: 'усно', unknown: null } as const;

/** What a card is read with: the council and its rules, and the appeals that questions became. */
interface CardSources {
  readonly office: Office;
  readonly appeals: AppealStore;
}

/** A visit and its reception as the card tells of them (картка особистого прийому), every code put into words. */
export async function cardOf(
  visit: VisitRecord,
  reception: ReceptionRecord,
  sources: CardSources,
): Promise<ReceptionCard> {
  const { directory, classifier, policy } = sources.office;
  const { heldOn, beginsAt, place, kind, leaderPost, receiverPost } = reception;
  const { visitor } = visit;
  const questions: CardQuestion[] = [];
  for (const question of visit.questions) questions.push(await questionOf(question, heldOn, sources));
  const substitute = receiverPost === null || receiverPost === leaderPost ? null : directory.post(receiverPost).title;
  return {
    number: cardNumber(visit),
    heldOn,
    beginsAt,
    place,
    kind: receptionKinds[kind],
    official: directory.post(leaderPost).title,
    substitute,
    citizen: {
      name: fullName(visitor),
      residence: visitor.residence,
      categories: visitor.categories.map((code) => classifier.entry('category', code, heldOn).name),
    },
    recording: recordingInWords(reception.recording),
    contact: contactInWords(visit.remote),
    bookedOn: dayInKyiv(visit.bookedAt),
    channel: channels[visit.channel],
    companions: visit.companions.map(companionInWords),
    questions,
    state: visitStatuses[visit.status],
    grounds: visit.grounds.map((ground) => groundInWords(ground, policy)),
    stoppedOn: visit.stoppedOn,
    replyWish: wishes[visit.replyWish],
  };
}

function companionInWords({ name, role, papers, present }: Companion): string {
  const [who, shown] = companionRoles[role];
  const stays = present === false ? ', не присутній на прийомі' : '';
  return `${name} (${who}, ${papers ? shown : 'документів не пред’явлено'}${stays})`;
}

async function questionOf(
  { gist, topic, outcome }: VisitQuestion,
  heldOn: PlainDate,
  { office, appeals }: CardSources,
): Promise<CardQuestion> {
  const named = { gist, topic: office.classifier.entry('topic', topic, heldOn).name };
  if (outcome === null) return { ...named, decided: null, executors: [], appeal: null };
  const appeal = outcome.appealId === null ? null : await appeals.get(outcome.appealId);
  return {
    ...named,
    decided: `${decisionOf(outcome)}: ${outcome.explanation}`,
    executors: outcome.executors.map((id, place) => ({
      name: office.directory.nameOf(id),
      task: outcome.tasks[place] ?? null,
      main: appeal !== null && appeal.mainExecutor === office.unitOf(id),
    })),
    appeal: appeal && {
      index: appeal.registrationIndex,
      dueOn: appeal.dueOn,
      result: wholeResult(appeal, office),
    },
  };
}

function decisionOf({ settled, refused, complex, aid, executors }: QuestionOutcome): string {
  if (aid !== null) return legalAids[aid];
  if (refused) return 'відмовлено на прийомі';
  if (settled) return 'вирішено на прийомі';
  if (complex) return 'потребує вивчення';
  return executors.length === 0 ? 'записано до розгляду' : 'дано доручення';
}

/** Sets whose rules and outcomes stand on a card as its grounds. */
const sets = ['reception-admission', 'reception-stop', 'after-stop', 'booking-admission', 'walk-in'] as const;

const ownWords: Readonly<Record<string, string>> = {
  suspended: 'прийоми зупинено розпорядженням, наступного не призначено',
  'no-later-reception': 'наступного прийому не призначено',
};

/**
 * A ground of a card in words (підстава, KR-2.23, 2.25, 2.26). Cards hold the clause, the rule or the outcome that
 * decided, or the words of whoever cancelled; the last stay as they are.
 */
function groundInWords(ground: string, policy: PolicyService): string {
  const own = ownWords[ground];
  if (own !== undefined) return own;
  for (const set of sets) {
    for (const { document } of policy.allEditions(set).toReversed()) {
      const rule = document.rules.find(({ name }) => name === ground || name.startsWith(`${ground}-`));
      if (rule) return `${rule.title} (пункт ${clauseOf(ground)})`;
      const outcome = document.outcomes[ground];
      if (outcome) return outcome.label;
    }
  }
  return ground;
}

/** «2.25.1» of «2.25.1-subversive-calls» and of the clause itself. */
const clauseOf = (ground: string): string => ground.split('-')[0] ?? ground;
