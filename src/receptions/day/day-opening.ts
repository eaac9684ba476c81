import { z } from 'zod';
import { refusedField } from '../../appeals/answers/answer-fields.js';
import { type Decision, refusalBy } from '../../policy/index.js';
import type { Values } from '../../workflow/contract/index.js';
import type { AnswerContext } from '../../workflow/index.js';
import { substituteReceives } from '../asked-of-rules.js';
import { isDeputy } from '../leader-of.js';
import { type DayOpening, opening } from '../processes/day-data.js';
import type { ReceptionRecord } from '../tables.js';
import type { DayService } from './day-service.js';

const { headNamedBy, otherDeputy } = opening.shape;

/** What is asked of whoever receives instead (хто приймає замість, KR-2.15). */
export const substituteAsked = {
  headNamedBy: headNamedBy.optional(),
  otherDeputy: otherDeputy.optional(),
  receiverPost: z.string().optional(),
};

/** What is asked of the recording when a day is opened (KR-2.24). */
export const recordingAsked = {
  recording: z.enum(['none', 'audio', 'video']).optional(),
  recordingNotice: z.enum(['none', 'hung', 'told']).optional(),
  recordingPurpose: z.string().optional(),
};

/** Who is away and who receives instead. @throws BODY_INVALID */
export function openingOf(
  day: DayService,
  { leaderPost }: ReceptionRecord,
  said: Values<typeof substituteAsked>,
  leaderAway: boolean,
): DayOpening {
  const { headNamedBy: namedBy = 'nobody', otherDeputy: deputy = 'unknown' } = said;
  const receiverPost = leaderAway ? (said.receiverPost ?? null) : null;
  const isNamed = namedBy === 'absent-leader' || namedBy === 'other-deputy';
  if (receiverPost !== null) checkReceiver(day, receiverPost, leaderPost);
  if (leaderAway && receiverPost === null && (isNamed || deputy === 'yes'))
    throw refusedField('receiverPost', 'Назвіть посаду того, хто приймає.');
  if (receiverPost !== null && deputy === 'yes' && !isNamed && !isDeputy(day.directory.post(receiverPost)))
    throw refusedField('receiverPost', 'Це не заступник міського голови: зазначте, хто визначив цього керівника.');
  // Or the rules would say that nobody receives, and carry everybody over beside the name of whoever does.
  if (receiverPost !== null && deputy !== 'yes' && namedBy === 'nobody')
    throw refusedField(
      'headNamedBy',
      'Названо, хто приймає: скажіть, чи це інший заступник, або хто визначив керівника.',
    );
  return { leaderAway, headNamedBy: namedBy, otherDeputy: deputy, receiverPost };
}

function checkReceiver({ directory }: DayService, postId: string, leaderPost: string): void {
  if (postId === leaderPost) throw refusedField('receiverPost', 'Посадовець за графіком відсутній: назвіть іншого.');
  const post = directory.posts().find(({ id }) => id === postId);
  if (!post) throw refusedField('receiverPost', 'Такої посади в довіднику немає.');
}

/**
 * What the office says and the rules would pass over, since the directory knows better.
 *
 * @throws ANSWER_REFUSED with the clause; else gives what the rules say of it
 */
export async function refuseUnheeded(
  day: DayService,
  context: Pick<AnswerContext, 'foresee' | 'now'>,
  { leaderPost }: ReceptionRecord,
  said: DayOpening,
): Promise<Decision> {
  const ruling = await context.foresee(substituteReceives, { opening: said });
  const isHeld = ruling.outcome !== 'find-substitute' && ruling.outcome !== 'postpone';
  if (isHeld) return ruling;
  const { directory } = day;
  const { leaderAway, receiverPost } = said;
  if (!leaderAway)
    throw refusalBy(ruling, 'ANSWER_REFUSED', {
      detail: `За довідником ${directory.nameOf(leaderPost)} сьогодні відсутній: зазначте це і скажіть, хто приймає, або спершу виправте запис про відсутність.`,
    });
  if (receiverPost !== null && directory.holderOf(receiverPost, day.today(context)) === null)
    throw refusalBy(ruling, 'ANSWER_REFUSED', {
      detail: `${directory.nameOf(receiverPost)} сьогодні теж відсутній: назвіть іншого.`,
    });
  return ruling;
}

type Opened = Pick<
  AnswerContext<unknown, Values<typeof recordingAsked>>,
  'answer' | 'manager' | 'tx' | 'instanceId' | 'actor' | 'now'
>;

/** KR-2.24: what is not said leaves what the office has set before. */
export async function setRecording(day: DayService, context: Opened, reception: ReceptionRecord): Promise<void> {
  const { recording: mode, recordingNotice: notice = 'none', recordingPurpose: purpose = null } = context.answer;
  if (mode === undefined) return;
  const said = { mode, notice, purpose, keptUntil: null, keptFor: null };
  const refusal = (key: string, detail: string) => refusedField(key === 'purpose' ? 'recordingPurpose' : key, detail);
  const recording = await day.recordings.decide(context, reception, said, refusal);
  await day.store.changeReception(context.manager, reception.id, { recording });
  await context.tx.note(reception.id, 'recording-set', { recording });
}
